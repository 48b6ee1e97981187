"""Terms of a source → Lucka's conditions, exactly, or the reason why not."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from re import fullmatch
from typing import NoReturn

from forms.importers.logic import Every, Known, Not, Other, Says, Some, Term, Unreadable
from forms.importers.parts import Group, Question
from forms.kinds.file import STATES

Condition = dict
LARGEST = 80
"""Comparisons in one condition: a person must be able to read it."""
DEEPEST = 9
_SAME_NAME = 6
_CHOICES = ("radio", "select", "checkboxes")
_NUMBERS = ("integer", "decimal", "money", "computed")
_OWN_CODES = {"yes_no": ("yes", "no"), "declaration": ("yes",), "file": tuple(STATES)}
_ORDER = ("less", "at_most", "more", "at_least")
_EDGES = {"less": "before", "at_most": "before", "more": "after", "at_least": "after"}


class NotCarried(Exception):
    """The condition cannot be said; `reason` is a code of `forms.importers.task.REASONS`."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass
class Carrying:
    """What a condition may look at from where one stands.

    `named`: every name in the source → the questions that bear it, each with the group around it. `before` are those already
    asked, `certain` those that everyone has answered by then.
    """

    named: dict[str, list[tuple[Question, Group | None]]]
    before: set[Question] = field(default_factory=set)
    certain: set[Question] = field(default_factory=set)
    group: Group | None = None

    def condition(self, term: Term) -> Condition | bool:
        """The condition, or True or False where it always or never holds. Raises NotCarried."""
        condition = self._tree(term, True, 0)
        if isinstance(condition, dict) and _size(condition) > LARGEST:
            raise NotCarried("condition_large")
        return condition

    def _tree(self, term: Term, positive: bool, depth: int) -> Condition | bool:
        if depth > 60:
            raise NotCarried("condition_large")
        match term:
            case Not():
                return self._tree(term.term, not positive, depth + 1)
            case Known():
                return term.holds is positive
            case Unreadable():
                raise NotCarried(term.reason)
            case Says():
                return self._test(term, positive)
            case Every() | Some():
                join = "all" if isinstance(term, Every) is positive else "any"
                return joined(join, [self._tree(each, positive, depth + 1) for each in term.terms])

    def _test(self, test: Says, positive: bool) -> Condition | bool:
        """A name that several questions bear stands for whichever of them is answered."""
        parts = [self._one(question, test, positive) for question in self._meant(test.name)]
        return joined("any" if positive else "all", parts)

    def _meant(self, name: str) -> list[Question]:
        bearers = self.named.get(name, [])
        if not bearers:
            raise NotCarried("condition_unknown")
        near = [question for question, group in bearers if group is not None and group is self.group]
        seen = [question for question, group in bearers if group is None and question in self.before]
        near = [question for question in near if question in self.before]
        if near or seen:
            return (near or seen)[:_SAME_NAME]
        inside = all(group is not None and group is not self.group for _, group in bearers)
        raise NotCarried("condition_group" if inside else "condition_forward")

    def _one(self, question: Question, test: Says, positive: bool) -> Condition | bool:
        about = {"question": question.key}
        if test.operator == "filled":
            return about | {"is_empty": not positive}
        if isinstance(test.value, Other):
            return self._between(question, test.operator, test.value, positive)
        compared = fitted(question, test)
        if isinstance(compared, bool):
            return compared is positive
        holds = joined("any", [about | each for each in compared])
        if positive:
            return holds
        denied = {"not": holds}
        return denied if question in self.certain else {"any": [about | {"is_empty": True}, denied]}

    def _between(self, question: Question, operator: str, other: Other, positive: bool) -> Condition:
        """The comparison of two answers, false where either is missing."""
        meant = self._meant(other.name)
        compared = _against(question, operator, meant[0]) if len(meant) == 1 else _refused()
        holds = joined("any", [{"question": question.key, each: {"question": meant[0].key}} for each in compared])
        if positive:
            return holds
        unsure = [each for each in (question, meant[0]) if each not in self.certain]
        missing = [{"question": each.key, "is_empty": True} for each in unsure]
        return joined("any", [*missing, {"not": holds}])


def _against(question: Question, operator: str, other: Question) -> tuple[str, ...]:
    """The operators, any of which says how the answers of two questions compare. Raises NotCarried."""
    kinds = {question.kind, other.kind}
    if kinds <= set(_NUMBERS) and operator in ("equals", *_ORDER):
        return (operator,)
    if kinds in ({"date"}, {"time"}) and operator in (*_EDGES, "equals", "before", "after"):
        also = ("equals",) if operator in ("at_most", "at_least") else ()
        return (_EDGES.get(operator, operator), *also)
    alike = kinds in ({"text"}, {"yes_no"}, {"declaration"}, {"file"})
    return (operator,) if alike and operator == "equals" else _refused()


def fitted(question: Question, test: Says) -> list[Condition] | bool:
    """The comparisons, any of which says the test; False where it never holds. Raises NotCarried."""
    operator, value = test.operator, test.value
    if question.kind in _CHOICES or question.kind in _OWN_CODES:
        return _of_a_choice(question, operator, _told(value))
    if question.kind in _NUMBERS and operator in ("equals", *_ORDER):
        return _of_a_number(operator, _told(value))
    if question.kind in ("date", "time"):
        return _of_a_time(question.kind, operator, _told(value))
    if question.kind in ("text", "textarea") and operator == "equals" and isinstance(value, str):
        return [{"equals": value}] if value and value == " ".join(value.split()) else False
    return _refused()


def _refused() -> NoReturn:
    raise NotCarried("condition_unfit")


def _told(value: object) -> str:
    """The source's value as it is written."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float | str) else ""


def _of_a_choice(question: Question, operator: str, value: str) -> list[Condition] | bool:
    """Against an option's code. A value that is no option is never chosen."""
    if operator == "contains" and question.kind != "checkboxes":
        operator = "equals"
    if operator not in ("equals", "contains"):
        _refused()
    codes = {choice.value: choice.code for choice in question.choices} or {
        code: code for code in _OWN_CODES.get(question.kind, ())
    }
    code = (codes | question.values).get(value)
    return [{operator: code}] if code is not None else False


def _of_a_number(operator: str, value: str) -> list[Condition] | bool:
    try:
        figure = Decimal(value)
    except ArithmeticError:
        return False if operator == "equals" else _refused()
    if not figure.is_finite() or abs(figure.adjusted()) > 15:
        _refused()
    return [{operator: int(figure) if figure == figure.to_integral_value() else format(figure.normalize(), "f")}]


def _of_a_time(kind: str, operator: str, value: str) -> list[Condition] | bool:
    if kind == "time" and not fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        _refused()
    try:
        written = value if kind == "time" else date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        _refused()
    edge = _EDGES.get(operator, operator)
    if edge not in ("equals", "before", "after"):
        _refused()
    also = [{"equals": written}] if operator in ("at_most", "at_least") else []
    return [{edge: written}, *also]


def joined(join: str, parts: list[Condition | bool]) -> Condition | bool:
    """`all` or `any` of the parts, without constants, doublets and joints within joints."""
    decisive = join == "any"
    flat: list[Condition] = []
    for part in parts:
        if part is decisive:
            return decisive
        inner = part[join] if isinstance(part, dict) and join in part else [] if isinstance(part, bool) else [part]
        flat.extend(each for each in inner if each not in flat)
    flat = _gathered(flat) if join == "any" else _sure(flat)
    return flat[0] if len(flat) == 1 else {join: flat} if flat else not decisive


def _sure(parts: list[Condition]) -> list[Condition]:
    """What must hold together: an answer that must be there is nowhere among them missing."""
    there = {part["question"] for part in parts if part.get("is_empty") is False}
    return [_without_missing(part, there) if "any" in part else part for part in parts]


def _without_missing(part: Condition, there: set[str]) -> Condition:
    left = [each for each in part["any"] if not (each.get("is_empty") is True and each["question"] in there)]
    return part if not left else left[0] if len(left) == 1 else {"any": left}


def _gathered(parts: list[Condition]) -> list[Condition]:
    """Equalities about one question as one_of."""
    gathered: list[Condition] = []
    places: dict[str, int] = {}
    for part in parts:
        values = _equal_to(part)
        if not values:
            gathered.append(part)
        elif part["question"] not in places:
            places[part["question"]] = len(gathered)
            gathered.append(part)
        else:
            at = places[part["question"]]
            known = dict.fromkeys([*_equal_to(gathered[at]), *values])
            gathered[at] = {"question": part["question"], "one_of": list(known)}
    return gathered


def _equal_to(part: Condition) -> list[object]:
    return [part["equals"]] if "equals" in part else list(part.get("one_of", ()))


def _size(condition: Condition, depth: int = 0) -> int:
    if depth > DEEPEST:
        return LARGEST + 1
    if "not" in condition:
        return _size(condition["not"], depth + 1)
    inner = condition.get("all") or condition.get("any")
    return sum(_size(each, depth + 1) for each in inner) if inner else 1
