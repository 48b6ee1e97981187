"""One question of a source → a question of Lucka's that every door can ask, and what of it a person must complete."""

from collections.abc import Callable

from forms.importers.conditions import Carrying
from forms.importers.keys import Keys
from forms.importers.parts import Choice, Question, Words
from forms.importers.task import Tree
from forms.importers.wording import one_line
from forms.kinds import KINDS
from forms.kinds.date import boundary
from forms.kinds.decimal import number
from forms.kinds.file import TYPES
from forms.question import DONT_KNOW
from forms.texts import UNWRITTEN

MOST_OPTIONS = 300
LONGEST_LIMIT = 15
CHOOSING = ("radio", "select", "checkboxes")
_NUMBERS = ("integer", "decimal", "money", "computed")
_YES_NO = (
    ("yes", "no"), ("ja", "nej"), ("ja", "nee"), ("ja", "nein"), ("kyllä", "ei"), ("oui", "non"), ("sí", "no"), ("si", "no"),
    ("ja", "nei"),
)  # fmt: skip


def is_yes_no(choices: list[Choice]) -> bool:
    """Whether the options are Yes and No, in that order, with nothing more to them."""
    if len(choices) != 2 or any(choice.help or choice.specify for choice in choices):
        return False
    said = tuple(_first(choice.words).strip().lower() for choice in choices)
    return said in _YES_NO


def _first(words: Words) -> str:
    return one_line(next(iter(words.values()), "") if isinstance(words, dict) else words)


class Questions:
    """Makes the trees of questions. `text` puts words into every language, `tell` takes what is left to a person."""

    def __init__(self, text: Callable[[Words], Tree], tell: Callable[..., None]) -> None:
        self.text, self.tell = text, tell
        self.is_grouped = False
        self.groups: dict[str, str] = {}

    def give_codes(self, question: Question) -> None:
        """Gives every option its code, so that conditions can name it; a kind that Lucka lacks becomes text."""
        if question.kind not in KINDS:
            self.tell(question.name, "kind", question.kind, part=question)
            question.kind = "text"
        if question.kind in ("radio", "select") and is_yes_no(question.choices) and not question.settings.get("do_not_know"):
            question.kind, question.values = "yes_no", _values_of_yes_no(question.choices) | question.values
            question.choices = []
        if question.kind not in CHOOSING:
            return
        if len(question.choices) > MOST_OPTIONS:
            self.tell(
                question.name, "too_many_options", ", ".join(c.value for c in question.choices[MOST_OPTIONS:]), part=question
            )
            del question.choices[MOST_OPTIONS:]
        self._fill_up(question)
        codes = Keys(frozenset({DONT_KNOW}))
        for choice in question.choices:
            choice.code = codes.allot(choice.value if choice.value.strip() else _first(choice.words), "option")

    def _fill_up(self, question: Question) -> None:
        """A choice needs something to choose from: what the source lacks is an option without words."""
        least = 1 if question.kind == "checkboxes" else 2
        if len(question.choices) < least and not question.is_open:
            self.tell(question.name, "one_option" if question.choices else "no_options", part=question)
        while len(question.choices) < least:
            question.choices.append(Choice("", UNWRITTEN))

    def tree(self, question: Question, shown: Tree, carrying: Carrying) -> Tree:
        """The question as it is written in a definition."""
        label = self.text(_lined(question.words))
        if label["sv"] == UNWRITTEN:
            self.tell(question.name, "no_label", part=question)
        computed = self._computed(question, carrying)
        tree = {"question": question.key, "kind": question.kind, "label": label}
        if _first(question.help):
            tree["help"] = self.text(question.help)
        if question.kind != "computed":
            tree["required"] = question.required
        tree |= shown | computed
        if question.kind in CHOOSING:
            tree["options"] = self._options(question)
        return tree | self._settings(question)

    def _options(self, question: Question) -> list[Tree]:
        made, is_specified = [], False
        for choice in question.choices:
            option = {"option": choice.code, "label": self.text(_lined(choice.words or choice.value))}
            if _first(choice.help):
                option["help"] = self.text(choice.help)
            if choice.specify and not is_specified:
                is_specified, option["specify"] = True, self.text(_lined(choice.specify))
            made.append(option)
        return made

    def _computed(self, question: Question, carrying: Carrying) -> Tree:
        """`compute` where all that it counts stands before; otherwise the question is asked."""
        if question.kind != "computed":
            return {}
        groups = [self.groups[question.count_of]] if question.count_of in self.groups else []
        summed = [self._summed(name, carrying) for name in question.sum_of]
        if not self.is_grouped and groups:
            return {"compute": {"count": groups[0]}}
        if not self.is_grouped and summed and all(summed):
            return {"compute": {"sum": summed}}
        question.kind = "decimal"
        self.tell(question.name, "computed", ", ".join(question.sum_of), part=question)
        return {}

    def _summed(self, name: str, carrying: Carrying) -> str:
        bearers = [each for each, _ in carrying.named.get(name, []) if each in carrying.before]
        return bearers[0].key if len(bearers) == 1 and bearers[0].kind in _NUMBERS else ""

    def _settings(self, question: Question) -> Tree:
        """The settings that the kind takes and that are sound; the others are told."""
        made: Tree = {}
        for name, value in question.settings.items():
            fit = _fit(question.kind, name, value)
            if fit is not None:
                made[name] = self.text(fit) if name == "unit" else fit
            elif value not in (None, "", False, [], ()):
                self.tell(question.name, "limit", f"{name}: {value}", part=question)
        if (
            {"minimum", "maximum"} <= made.keys()
            and question.kind in _NUMBERS
            and number(made["minimum"]) > number(made["maximum"])
        ):
            del made["maximum"]
            self.tell(question.name, "limit", f"maximum: {question.settings['maximum']}", part=question)
        return made


def _fit(kind: str, name: str, value: object) -> object:
    """The value as the kind takes it, None when it takes none such."""
    if name not in KINDS[kind].settings:
        return None
    match name:
        case "max_length":
            return value if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 20_000 else None
        case "max_files":
            return value if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 20 else None
        case "minimum" | "maximum":
            return str(value) if _is_limit(kind, value) else None
        case "accept":
            known = [each for each in TYPES if each in value] if isinstance(value, list | tuple) else []
            return known or None
        case "unit":
            return value if isinstance(value, str | dict) and _first(value) else None
        case "do_not_know":
            return True if value is True else None
    return None


def _is_limit(kind: str, value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, str | int | float) or len(str(value)) > LONGEST_LIMIT:
        return False
    try:
        return boundary(str(value)) is not None if kind == "date" else number(str(value)) is not None
    except ValueError:
        return False


def _lined(words: Words) -> Words:
    """The words on one line."""
    return {language: one_line(each) for language, each in words.items()} if isinstance(words, dict) else one_line(words)


def _values_of_yes_no(choices: list[Choice]) -> dict[str, str]:
    return {choices[0].value: "yes", choices[1].value: "no"}
