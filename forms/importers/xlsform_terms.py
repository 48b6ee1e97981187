"""What an XLSForm expression demands: a term for a condition, limits for a number or a day, or what is summed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from forms.importers.logic import Known, Other, Says, Size, Term, Unreadable, When, every, negated, some
from forms.importers.xpath import Answered, Call, Expression, Literal, NotAnExpression, parse

_OPERATORS = {"=": "equals", "<": "less", "<=": "at_most", ">": "more", ">=": "at_least"}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_UNREADABLE = Unreadable()


@dataclass
class Terms:
    """Reads expressions of one form. `calculated` are its calculations by name: a condition on one is one on its parts."""

    calculated: Mapping[str, str] = field(default_factory=dict)
    size: Size = field(default_factory=Size)

    def when(self, words: str, own: str = "") -> When:
        """The condition that the words say; `own` is the question that "." stands for."""
        return When(self.read(words, own), words)

    def read(self, words: str, own: str = "") -> Term:
        """The term, Unreadable where none says it."""
        try:
            return self._term(parse(words), own, 0)
        except NotAnExpression:
            return _UNREADABLE

    def term(self, said: Expression, own: str) -> Term:
        """The term of an expression that is read already."""
        return self._term(said, own, 0)

    def _term(self, said: Expression, own: str, depth: int) -> Term:
        if not self.size.take() or depth > 40:
            return Unreadable("condition_large")
        match said:
            case Call("and" | "or" as name, parts):
                join = every if name == "and" else some
                return join(*(self._term(part, own, depth + 1) for part in parts))
            case Call("not" | "boolean" as name, (part,)):
                return negated(self._term(part, own, depth + 1)) if name == "not" else self._term(part, own, depth + 1)
            case Call("true", ()):
                return Known(True)
            case Call("false", ()):
                return Known(False)
            case Call("selected", (Answered(name), Literal(value))):
                return Says(name if name != "." else own, "contains", str(value).strip())
            case Call("=" | "!=" | "<" | "<=" | ">" | ">=" as sign, (left, right)):
                return self._compared(sign, left, right, own, depth)
        return _UNREADABLE

    def _compared(self, sign: str, left: Expression, right: Expression, own: str, depth: int) -> Term:
        """The answer stands on the left; a calculation is replaced by what it says."""
        if sign == "!=":
            return negated(self._compared("=", left, right, own, depth))
        if not isinstance(left, Answered) and isinstance(right, Answered):
            left, right, sign = right, left, _TURNED.get(sign, sign)
        left, right = self._unfolded(left), self._unfolded(right)
        if isinstance(left, Call) and left.name == "if" and len(left.parts) == 3:
            return self._either_way(sign, left.parts, right, own, depth)
        if isinstance(left, Literal) and isinstance(right, Literal):
            return Known(str(left.value) == str(right.value)) if sign == "=" else _UNREADABLE
        if isinstance(left, Call):
            return self._counted(sign, left, right, own) or self._as_truth(sign, left, right, own, depth)
        return _against(sign, left.name if left.name != "." else own, right) if isinstance(left, Answered) else _UNREADABLE

    def _unfolded(self, side: Expression) -> Expression:
        """What a calculation says in place of its name."""
        for _ in range(5):
            words = self.calculated.get(side.name) if isinstance(side, Answered) else None
            if not words or not self.size.take(10):
                break
            try:
                side = parse(words)
            except NotAnExpression:
                break
        return side

    def _either_way(self, sign: str, parts: tuple[Expression, ...], right: Expression, own: str, depth: int) -> Term:
        """if(test, then, otherwise) compared with something."""
        test, then, otherwise = parts
        is_so = self._term(test, own, depth + 1)
        one = self._compared(sign, then, right, own, depth + 1) if self.size.take() else _UNREADABLE
        two = self._compared(sign, otherwise, right, own, depth + 1) if self.size.take() else _UNREADABLE
        return some(every(is_so, one), every(negated(is_so), two))

    def _counted(self, sign: str, left: Call, right: Expression, own: str) -> Term | None:
        """string-length(x) > 0, count-selected(x) = 0: whether there is an answer at all."""
        if left.name not in ("string-length", "count-selected") or len(left.parts) != 1 or not isinstance(right, Literal):
            return None
        name = _name(left.parts[0], own)
        if not name or not isinstance(right.value, Decimal):
            return None
        filled = {(">", 0): True, (">=", 1): True, ("=", 0): False, ("<", 1): False, ("<=", 0): False}
        is_filled = filled.get((sign, int(right.value)))
        return None if is_filled is None else Says(name, "filled") if is_filled else negated(Says(name, "filled"))

    def _as_truth(self, sign: str, left: Call, right: Expression, own: str, depth: int) -> Term:
        """selected(x, 'a') = true(), not(…) = 1."""
        value = value_of(right)
        truth = {"true": True, "1": True, "false": False, "0": False}.get(str(value).lower())
        if sign != "=" or truth is None or left.name not in ("selected", "not", "and", "or", "=", "!=", *_TURNED):
            return _UNREADABLE
        term = self._term(left, own, depth + 1)
        return term if truth else negated(term)


def _name(said: Expression, own: str) -> str:
    return (own if said.name == "." else said.name) if isinstance(said, Answered) else ""


def value_of(said: Expression) -> object:
    """The value that a side of a comparison is, None where it is no plain one."""
    match said:
        case Literal(value):
            return value
        case Call("negative", (Literal(Decimal() as value),)):
            return -value
        case Call("date" | "string" | "number", (Literal(value),)):
            return value
        case Call("true" | "false" as truth, ()):
            return truth == "true"
        case Answered(name):
            return Other(name)
    return None


def _against(sign: str, name: str, right: Expression) -> Term:
    value = value_of(right)
    if value is None or not name:
        return _UNREADABLE
    if value == "":
        return negated(Says(name, "filled")) if sign == "=" else Known(False)
    return Says(name, _OPERATORS[sign], _written(value))


def _written(value: object) -> object:
    """A figure as one would type it, so that it is also the value of an option."""
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


def demands(words: str) -> list[Expression | None]:
    """The demands of a constraint, each for itself; None for one that cannot be read."""
    try:
        return list(_each(parse(words)))
    except NotAnExpression:
        return [None]


def _each(said: Expression) -> Iterator[Expression]:
    match said:
        case Call("and", (left, right)):
            yield from _each(left)
            yield from _each(right)
        case _:
            yield said


_EDGES = {">=": "minimum", "<=": "maximum", ">": "above", "<": "below"}


def limits(said: Expression) -> list[tuple[str, str]] | None:
    """What a demand on one answer comes to, as (setting, value): minimum, maximum, max_length.

    `above` and `below` are limits that are not in the range themselves. None where it demands anything else.
    """
    match said:
        case Call("<" | "<=" | ">" | ">=" as sign, (Answered("."), right)):
            return _edge(_EDGES[sign], right)
        case Call("<" | "<=" | ">" | ">=" as sign, (left, Answered("."))):
            return _edge(_EDGES[_TURNED[sign]], left)
        case Call("<" | "<=" as sign, (Call("string-length", (Answered("."),)), Literal(Decimal() as value))):
            return [("max_length", str(int(value) - (sign == "<")))]
    return None


def _edge(setting: str, side: Expression) -> list[tuple[str, str]] | None:
    if side == Call("today", ()):
        return [(setting, "today")]
    value = value_of(side)
    return [(setting, str(_written(value)))] if isinstance(value, Decimal | str) else None


def summed(words: str) -> tuple[tuple[str, ...], str]:
    """What a calculation sums, and the repeat that it counts: ``${a} + ${b}``, ``sum(${cost})``, ``count(${child})``."""
    try:
        said = parse(words)
    except NotAnExpression:
        return (), ""
    match said:
        case Call("count", (Answered(name),)):
            return (), name
    return ((), "") if isinstance(said, Answered) else (tuple(_added(said)), "")


def _added(said: Expression) -> list[str]:
    match said:
        case Answered(name) if name != ".":
            return [name]
        case Call("number" | "sum", (Answered(name),)) | Call("coalesce", (Answered(name), Literal())):
            return [name]
        case Call("+", (left, right)):
            one, two = _added(left), _added(right)
            return [*one, *two] if one and two else []
    return []
