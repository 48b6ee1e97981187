"""A condition of the source, as every importer writes it, before it is known what can be carried over.

A term is true or false, never unknown: a test of an answer that is missing is false, and its negation true, as in most systems.
`forms.importers.conditions` turns terms into Lucka's conditions and keeps exactly that meaning.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Other:
    """Another question, by its name in the source, as what an answer is held against."""

    name: str


@dataclass(frozen=True)
class Says:
    """One question, by its name in the source, and what its answer is held against.

    `operator` is filled, equals, contains, less, at_most, more, at_least, before or after. `value` is the source's own: an
    option's value, a number, an ISO date, or Other.
    """

    name: str
    operator: str
    value: object = None


@dataclass(frozen=True)
class Not:
    """Whether something does not hold."""

    term: "Term"


@dataclass(frozen=True)
class Every:
    """Whether all hold."""

    terms: tuple["Term", ...]


@dataclass(frozen=True)
class Some:
    """Whether at least one holds."""

    terms: tuple["Term", ...]


@dataclass(frozen=True)
class Known:
    """What holds always or never."""

    holds: bool


@dataclass(frozen=True)
class Unreadable:
    """What no condition can say; `reason` is a code of `forms.importers.task.REASONS`."""

    reason: str = "condition_code"


Term = Says | Not | Every | Some | Known | Unreadable


@dataclass(frozen=True, eq=False)
class When:
    """A condition and the source's own words for it, which a task shows when it cannot be carried over.

    One When may stand over several parts; what becomes of it is told once.
    """

    term: Term
    words: str = ""


def every(*terms: Term) -> Term:
    """All of these, without what is always true."""
    left = tuple(term for term in terms if term != Known(True))
    if Known(False) in left:
        return Known(False)
    return left[0] if len(left) == 1 else Every(left) if left else Known(True)


def some(*terms: Term) -> Term:
    """Any of these, without what is never true."""
    left = tuple(term for term in terms if term != Known(False))
    if Known(True) in left:
        return Known(True)
    return left[0] if len(left) == 1 else Some(left) if left else Known(False)


def negated(term: Term) -> Term:
    """The opposite."""
    match term:
        case Not():
            return term.term
        case Known():
            return Known(not term.holds)
        case Unreadable():
            return term
    return Not(term)


def values_of(term: Term) -> list[Says]:
    """Every comparison with the value of an option in a term."""
    match term:
        case Says(operator="equals" | "contains"):
            return [term]
        case Not():
            return values_of(term.term)
        case Every() | Some():
            return [says for each in term.terms for says in values_of(each)]
    return []


@dataclass
class Size:
    """How much a reader of conditions may still take, so that no file can make it work for ever."""

    left: int = 2000

    def take(self, amount: int = 1) -> bool:
        """Whether that much more may be read."""
        self.left -= amount
        return self.left >= 0
