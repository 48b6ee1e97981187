"""What stands in the fields of a part of the form: as it is kept, or as it was typed when it could not be kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from starlette.datastructures import ImmutableMultiDict

from forms.editing.places import Tree
from forms.texts import FIRST_LANGUAGE, UNWRITTEN

SECOND_LANGUAGE = "en"
EASY = "sv-simple"
LONGEST_GLIMPSE = 50
DEEPEST = 5
_NOT_FIELDS = frozenset({"seal", "seen", "then", "from"})
_OF_DOORS = {"paper": "paper.lines"}
Values = dict[str, str]


@dataclass(frozen=True)
class Fields:
    """The fields by name ("label.sv", "paper.lines"), what is wrong in each, and the languages that texts are written in."""

    at: str
    values: Mapping[str, str]
    problems: Mapping[str, str]
    first: Sequence[str] = (FIRST_LANGUAGE, SECOND_LANGUAGE)
    others: Sequence[str] = ()
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def id(self, name: str) -> str:
        """The id of a field: no two parts of the form share one, so that nothing typed stays behind when another is opened."""
        return f"{self.at}.{name}"

    def problem(self, name: str) -> str:
        return self.problems.get(name, "")

    def has_problem_in(self, name: str) -> bool:
        return any(each == name or each.startswith(f"{name}.") for each in self.problems)

    def glimpse(self, name: str) -> str:
        """The beginning of what is written under a folded heading; "" for nothing."""
        words = next((value for each, value in self.values.items() if value and each.startswith(f"{name}.")), "")
        return words if len(words) <= LONGEST_GLIMPSE else f"{words[:LONGEST_GLIMPSE].rstrip()}…"

    def told_of(self, name: str) -> str:
        """How many of the folded languages a text has: 2/3."""
        return f"{sum(bool(self[f'{name}.{language}']) for language in self.others)}/{len(self.others)}"

    def is_chosen(self, name: str, value: str) -> bool:
        return value in self.chosen.get(name, ())

    def errors(self) -> list[tuple[str, str]]:
        """For the summary: the id of each field, and the sentence."""
        return [(self.id(name) if name else "part", words) for name, words in self.problems.items()]


def fields_of(
    tree: Tree, at: str, element: Tree, typed: ImmutableMultiDict[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
) -> Fields:  # fmt: skip
    """The fields of an element, with what was typed over what is kept."""
    values = flat(element) | (dict(typed.items()) if typed else {})
    lists = listed(element)
    lists |= {name: typed.getlist(name) for name in typed} if typed else {}
    languages = written_in(tree)
    return Fields(at, values, _at_fields(problems or {}, values), languages[:2], languages[2:], lists)


def written_in(tree: Tree) -> list[str]:
    """The languages to write in: the form's own, then easy Swedish and others that its texts have."""
    own = list(tree.get("languages") or [FIRST_LANGUAGE])
    return own if len(own) == 1 else list(dict.fromkeys([*own, EASY]))


def flat(element: Mapping[str, object], above: str = "") -> Values:
    """The texts, numbers and choices of an element by the names of their fields; what is not yet written is empty."""
    values: Values = {}
    for name, value in element.items():
        if name in ("items", "pages", "show_if", "options", "require") or isinstance(value, list):
            continue
        if isinstance(value, Mapping) and FIRST_LANGUAGE in value:
            values |= {f"{above}{name}.{code}": "" if words == UNWRITTEN else str(words) for code, words in value.items()}
        elif isinstance(value, Mapping):
            values |= flat(value, f"{above}{name}.")
        else:
            values[f"{above}{name}"] = "" if value == UNWRITTEN else _in_field(value)
            if isinstance(value, str):
                values[f"{above}{name}.{FIRST_LANGUAGE}"] = values[f"{above}{name}"]
    return values


def listed(element: Mapping[str, object], above: str = "") -> dict[str, list[str]]:
    """The lists of plain values in an element by the names of their fields."""
    found: dict[str, list[str]] = {}
    for name, value in element.items():
        if isinstance(value, Mapping):
            found |= listed(value, f"{above}{name}.")
        elif isinstance(value, list) and all(isinstance(each, str | int) for each in value):
            found[f"{above}{name}"] = list(map(str, value))
    return found


def _in_field(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def _at_fields(problems: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    """A problem of a text as a whole stands at its first language, one of a door at its number."""
    problems = {_OF_DOORS.get(name, name): words for name, words in problems.items()}
    return {
        f"{name}.{FIRST_LANGUAGE}" if f"{name}.{FIRST_LANGUAGE}" in values else name: words for name, words in problems.items()
    }


def nested(fields: ImmutableMultiDict[str, str], lists: Iterable[str] = ()) -> dict[str, object]:
    """What was posted as an element's fields: {"label": {"sv": …}, "paper": {"lines": …}}; lists as lists.

    A name that no field of ours has, one within a text or endlessly deep, is passed by.
    """
    given: dict[str, object] = {}
    for name in fields:
        if name in _NOT_FIELDS or ":" in name or name.count(".") > DEEPEST:
            continue
        *above, last = name.split(".")
        held: object = given
        for step in above:
            held = held.setdefault(step, {}) if isinstance(held, dict) else None
        if isinstance(held, dict):
            held[last] = [each for each in fields.getlist(name) if each] if name in lists else fields[name]
    return given
