"""GOV.UK forms, read for measuring: every component that takes input, and the ways through the pages as their runner goes."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML

from forms.answers import Answer
from forms.definition import Form, Question
from forms.journey import walk
from tests.corpus.facts import Field, Told
from tests.corpus.lucka_side import Side

SAMPLES = 150
LONGEST_WAY = 200
_CORE = {
    "TextField": {"text"}, "MultilineTextField": {"textarea"}, "FreeTextField": {"textarea"}, "YesNoField": {"yes_no"},
    "NumberField": {"integer", "decimal"}, "DatePartsField": {"date"}, "DateField": {"date"}, "TimeField": {"time"},
    "RadiosField": {"radio", "yes_no"}, "SelectField": {"select", "yes_no"}, "AutocompleteField": {"select"},
    "CheckboxesField": {"checkboxes"}, "EmailAddressField": {"email"}, "TelephoneNumberField": {"phone"},
    "UkAddressField": {"address"}, "FileUploadField": {"file"}, "ClientSideFileUploadField": {"file"},
    "DeclarationField": {"declaration"}, "DateTimeField": {"date"}, "DateTimePartsField": {"date"},
}  # fmt: skip
_NEAR = {"WebsiteField": {"text"}, "MonthYearField": {"text"}}
_WORDS = frozenset(
    {
        "Para", "Html", "Markdown", "InsetText", "Details", "List", "NotificationBanner", "FlashCard", "ContentWithState",
        "MultiInputField",
    }
)  # fmt: skip
_NOT_ASKED = frozenset({"PaymentField"})


def form_of(data: bytes) -> dict:
    """The source as plain values."""
    if data.lstrip()[:1] == b"{":
        return json.loads(data)
    return YAML(typ="safe", pure=True).load(data.decode())


@dataclass
class GovukFacts:
    """One form."""

    form: dict
    fields: list[Field] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    places: list[tuple[str, dict, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lists = {
            name: each for each in self.form.get("lists") or [] for name in (each.get("id"), each.get("name")) if name
        }
        self.pages = {page["path"]: page for page in self.form.get("pages") or []}
        for page in self.form.get("pages") or []:
            for component in page.get("components") or []:
                self._take(page, component)

    def _take(self, page: dict, component: dict) -> None:
        sort = component.get("type")
        inner = [
            *(component.get("children") or []),
            *((component.get("options") or {}).get("conditionallyRevealedComponents") or {}).values(),
        ]
        if sort not in _WORDS | _NOT_ASKED:
            name = component.get("name") or component.get("id") or sort
            hint = component.get("hint") or ""
            given = self.lists.get(component.get("list") or (component.get("options") or {}).get("list"), {}).get("items")
            given = (
                given
                or ((component.get("values") or {}).get("items") if isinstance(component.get("values"), dict) else None)
                or []
            )
            labels = (
                tuple(str(item.get("text") or item.get("label")) for item in given)
                if sort in _CORE and _chooses(sort)
                else None
            )
            required = (component.get("options") or {}).get("required") not in (False, "false")
            kinds = _CORE.get(sort) or _NEAR.get(sort) or set()
            self.fields.append(
                Field(name, frozenset(kinds), component.get("title") or "", required, labels, hint, sort in _CORE, sort)
            )
            self.places.append((page["path"], component, page.get("section") or ""))
        elif sort in _NOT_ASKED:
            self.hidden.append(component.get("name"))
        for each in inner:
            self._take(page, each)

    def conditions(self, form: Form, matched: dict[int, str]) -> Told:
        """Each link or page with a condition: whether the page that it leads to is met just when the source meets it."""
        told, side = Told(), Side(form)
        conditional = list(self._conditional())
        if not conditional:
            return told
        chance = random.Random(11)
        wrong: set[str] = set()
        keys = {path: self._key(path, matched, side) for path in self.pages}
        for _ in range(SAMPLES):
            state, answers = self._answers(chance, form, matched)
            met = self._walked(state)
            shown = self._shown(form, answers)
            wrong |= {path for path, key in keys.items() if (path in met) != (key in shown)}
        for name, path in conditional:
            is_exact = bool(keys.get(path)) and path not in wrong
            told.all += 1
            told.on_answers += 1
            told.exact += is_exact
            told.exact_on_answers += is_exact
            if not is_exact:
                told.wrong.append(f"{name} → {path} ({keys.get(path)})")
        return told

    def _shown(self, form: Form, answers: dict[str, Answer]) -> set[str]:
        """Everything that is in view on the way, up to a stop."""
        journey = walk(form, answers)
        seen = {page.key for page in journey.pages} | {asked.question.key for asked in journey.asked}
        return seen | {item.key for items in journey.items.values() for item in items}

    def _conditional(self) -> Iterator[tuple[str, str]]:
        for page in self.pages.values():
            if page.get("condition"):
                yield page["condition"], page["path"]
            for link in page.get("next") or []:
                target = self.pages.get(link.get("path"))
                if link.get("condition") and target and target.get("components"):
                    yield link["condition"], link["path"]

    def _key(self, path: str, matched: dict[int, str], side: Side) -> str:
        """What stands for the page: its first question that is not revealed by another, else the page or stop of its name."""
        for index, (at, component, _) in enumerate(self.places):
            if at == path and index in matched and component in (self.pages[path].get("components") or []):
                return matched[index]
        named = side.named(path.strip("/") or "page")
        return named[0] if named else ""

    def _answers(self, chance: random.Random, form: Form, matched: dict[int, str]) -> tuple[dict, dict[str, Answer]]:
        state: dict = {}
        answers: dict[str, Answer] = {}
        for index, (_, component, section) in enumerate(self.places):
            name = f"{section}.{component.get('name')}" if section and not self._is_second() else component.get("name")
            question = form.question(matched.get(index, ""))
            value = state[name] if name in state and question is not None else self._value(component, chance)
            state[name] = value
            told = _lucka(question, self._offered(component), value) if question is not None and value is not None else None
            if told is not None:
                answers[question.key] = Answer(told)
        return state, answers

    def _offered(self, component: dict) -> list[str]:
        given = self.lists.get(component.get("list") or (component.get("options") or {}).get("list"), {}).get("items") or []
        return [_said(item.get("value")) for item in given]

    def _value(self, component: dict, chance: random.Random) -> object:
        """An answer as the runner keeps it; what must be answered is answered."""
        sort, offered = component.get("type"), self._offered(component)
        if (component.get("options") or {}).get("required") is False and chance.random() < 0.3:
            return None
        if sort == "YesNoField":
            return chance.choice(["true", "false"])
        if sort == "CheckboxesField" and offered:
            return [value for value in offered if chance.random() < 0.4] or [chance.choice(offered)]
        if sort in ("RadiosField", "SelectField", "AutocompleteField") and offered:
            return chance.choice(offered)
        if sort == "NumberField":
            return chance.choice(["0", "1", "2", "3", "5", "10"])
        return chance.choice(["a", "b"]) if sort in ("TextField", "MultilineTextField") else None

    def _is_second(self) -> bool:
        links = [link for page in self.pages.values() for link in page.get("next") or [] if link.get("path")]
        return self.form.get("engine") == "V2" or self.form.get("schema") == 2 or not links

    def _walked(self, state: dict) -> set[str]:
        """The pages that the source shows for these answers."""
        if self._is_second():
            return self._in_order(state)
        path = self.form.get("startPage") or next(iter(self.pages))
        path = path if path in self.pages else f"/{str(path).strip('/')}"
        path = path if path in self.pages else next(iter(self.pages))
        met: list[str] = []
        seen: dict = {}
        while path in self.pages and path not in met and len(met) < LONGEST_WAY:
            met.append(path)
            seen |= self._kept_on(path, state)
            path = self._onward(self.pages[path], seen)
        return set(met)

    def _in_order(self, state: dict) -> set[str]:
        met: set[str] = set()
        seen: dict = {}
        for path, page in self.pages.items():
            if not page.get("condition") or self._holds(page["condition"], seen):
                met.add(path)
                seen |= self._kept_on(path, state)
                if page.get("controller") == "TerminalPageController":
                    break
        return met

    def _kept_on(self, path: str, state: dict) -> dict:
        kept = {}
        for at, component, section in self.places:
            if at == path:
                name = f"{section}.{component.get('name')}" if section and not self._is_second() else component.get("name")
                kept[name] = state.get(name)
                kept[f"id:{component.get('id')}"] = state.get(name)
        return kept

    def _onward(self, page: dict, seen: dict) -> str:
        default = ""
        for link in page.get("next") or []:
            if not link.get("condition"):
                default = link.get("path") or ""
            elif self._holds(link["condition"], seen):
                return link.get("path") or ""
        return default

    def _holds(self, name: str, seen: dict) -> bool:
        """As the runner: what asks for something that is not there makes the whole condition false."""
        given = next((each for each in self.form.get("conditions") or [] if name in (each.get("id"), each.get("name"))), None)
        if given is None:
            return False
        try:
            return self._decided(given, seen)
        except KeyError:
            return False

    def _decided(self, given: dict, seen: dict) -> bool:
        if isinstance(given.get("value"), str):
            return _expression(given["value"], seen)
        if "items" in given:
            results = [self._item(item, seen) for item in given["items"]]
            return any(results) if given.get("coordinator") == "or" else bool(results) and all(results)
        return self._rows(given["value"].get("conditions") or [], seen)

    def _rows(self, rows: list, seen: dict) -> bool:
        groups: list[list[dict]] = [[]]
        for row in rows:
            if row.get("coordinator") == "or" and groups[-1]:
                groups.append([])
            groups[-1].append(row)
        return any(group and all(self._row(row, seen) for row in group) for group in groups)

    def _row(self, row: dict, seen: dict) -> bool:
        if row.get("conditionName"):
            return self._holds(row["conditionName"], seen)
        if "conditions" in row:
            return self._rows(row["conditions"], seen)
        if row["value"].get("type") != "Value":
            raise KeyError("a day from today")
        return _compared(row["operator"], seen[row["field"]["name"]], row["value"]["value"])

    def _item(self, item: dict, seen: dict) -> bool:
        if item.get("conditionId"):
            return self._holds(item["conditionId"], seen)
        value = item.get("value")
        if item.get("type") == "ListItemRef":
            items = [each for one in self.form.get("lists") or [] for each in one.get("items") or []]
            value = next(each["value"] for each in items if each.get("id") == value["itemId"])
        return _compared(item["operator"], seen[f"id:{item['componentId']}"], value)


def _chooses(sort: str) -> bool:
    return sort in ("RadiosField", "SelectField", "AutocompleteField", "CheckboxesField")


def _said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _compared(operator: str, answer: object, value: object) -> bool:
    wanted = _said(value)
    if operator in ("contains", "does not contain"):
        inside = wanted in answer if isinstance(answer, list) else answer is not None and wanted == answer
        return inside if operator == "contains" else not inside
    if operator in ("is", "is not"):
        same = answer == [wanted] if isinstance(answer, list) else answer == wanted
        return same if operator == "is" else answer is not None and not same
    if operator in ("is more than", "is less than") and answer is not None:
        return float(answer) > float(wanted) if operator == "is more than" else float(answer) < float(wanted)
    return False


def _expression(text: str, seen: dict) -> bool:
    """section.field == value, > and the like."""
    found = re.fullmatch(r"\s*([\w.]+)\s*(==|>|<|>=|<=)\s*'?([\w .]+?)'?\s*", text)
    if not found:
        raise KeyError(text)
    answer, wanted = seen[found[1]], found[3]
    if answer is None:
        return False
    if found[2] == "==":
        return answer == wanted
    one, other = float(answer), float(wanted)
    return {">": one > other, "<": one < other, ">=": one >= other, "<=": one <= other}[found[2]]


def _lucka(question: Question, offered: list[str], value: object) -> object:
    """The answer as Lucka keeps it."""
    codes = [option.code for option in question.options]
    if question.kind == "yes_no":
        yes = value == "true" if not offered else offered.index(value) == 0
        return "yes" if yes else "no"
    if question.kind == "checkboxes":
        return (
            {"options": [codes[offered.index(each)] for each in value if each in offered]} if isinstance(value, list) else None
        )
    if question.kind in ("radio", "select"):
        return {"option": codes[offered.index(value)]} if value in offered else None
    if question.kind in ("integer", "decimal"):
        return int(value) if question.kind == "integer" else str(value)
    return value if question.kind in ("text", "textarea") else None
