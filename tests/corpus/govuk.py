"""GOV.UK forms, read for measuring: every component that takes input, and each condition on the way."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML

from forms.answers import Answer
from forms.definition import Form, Question
from forms.journey import walk
from tests.corpus.facts import Field, Told
from tests.corpus.govuk_runner import Place, Runner, said
from tests.corpus.lucka_side import Side

SAMPLES = 150
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
    places: list[Place] = field(default_factory=list)

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
        told, side, runner = Told(), Side(form), Runner(self.form, self.places)
        conditional = list(self._conditional())
        if not conditional:
            return told
        chance = random.Random(11)
        wrong: set[str] = set()
        keys = {path: self._key(path, matched, side) for path in self.pages}
        for _ in range(SAMPLES):
            state, answers = self._answers(runner, chance, form, matched)
            met = runner.walked(state)
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

    def _answers(
        self, runner: Runner, chance: random.Random, form: Form, matched: dict[int, str]
    ) -> tuple[dict, dict[str, Answer]]:
        state: dict = {}
        answers: dict[str, Answer] = {}
        for index, (_, component, section) in enumerate(self.places):
            name = runner.name(component, section)
            question = form.question(matched.get(index, ""))
            value = state[name] if name in state and question is not None else self._value(component, chance)
            state[name] = value
            told = _lucka(question, self._offered(component), value) if question is not None and value is not None else None
            if told is not None:
                answers[question.key] = Answer(told)
        return state, answers

    def _offered(self, component: dict) -> list[str]:
        given = self.lists.get(component.get("list") or (component.get("options") or {}).get("list"), {}).get("items") or []
        return [said(item.get("value")) for item in given]

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


def _chooses(sort: str) -> bool:
    return sort in ("RadiosField", "SelectField", "AutocompleteField", "CheckboxesField")


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
