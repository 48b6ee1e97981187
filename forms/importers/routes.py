"""From "where next?" to "when is this page shown?": links between pages with conditions become one condition a page.

A page is shown when some way from the start leads to it. All ways are added up as decisions (`diagrams`), and what cannot
happen is left out: an answer from a page that is not shown is missing.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from forms.importers.diagrams import ALWAYS, NEVER, Diagrams, TooLarge
from forms.importers.logic import Every, Known, Not, Says, Some, Term, Unreadable, every, negated, some

DEEPEST = 40


@dataclass
class Stop:
    """A page on the way: its links in order, each with a condition or None for otherwise."""

    name: str
    links: list[tuple[str, Term | None]] = field(default_factory=list)


@dataclass
class Routes:
    """The order in which pages can be asked, when each is shown, and what the file has that no order can have."""

    order: list[str]
    shown: dict[str, Term]
    circles: list[tuple[str, str]]
    unreached: list[str]


@dataclass(frozen=True)
class Asked:
    """A question as ways look at it: on which pages it stands, and all its values if it must be answered with one of them."""

    pages: tuple[str, ...]
    values: frozenset[str] = frozenset()


def routes(stops: list[Stop], starts: Iterable[str], asked: Callable[[str], Asked]) -> Routes:
    """The routes through the stops; `asked` tells of a question by the name that conditions call it."""
    by_name = {stop.name: stop for stop in stops}
    circles, reached = _circles(by_name, [start for start in starts if start in by_name])
    order = _ordered(stops, reached, set(circles))
    shown = _Ways(by_name, set(circles), asked).shown(order, [start for start in starts if start in by_name])
    unreached = [stop.name for stop in stops if stop.name not in reached]
    return Routes(order + unreached, shown, circles, unreached)


def _circles(by_name: dict[str, Stop], starts: list[str]) -> tuple[list[tuple[str, str]], set[str]]:
    """Links that lead back to where one comes from, and every page that is reached; walked without recursion."""
    circles: list[tuple[str, str]] = []
    done: set[str] = set()
    on_the_way: dict[str, None] = {}
    for start in starts:
        trail = [(start, iter([name for name, _ in by_name[start].links]))] if start not in done else []
        on_the_way = dict.fromkeys([start]) if trail else {}
        while trail:
            name, following = trail[-1]
            onward = next((each for each in following if each in by_name), None)
            if onward is None:
                trail.pop()
                on_the_way.pop(name)
                done.add(name)
            elif onward in on_the_way:
                circles.append((name, onward))
            elif onward not in done:
                on_the_way[onward] = None
                trail.append((onward, iter([each for each, _ in by_name[onward].links])))
    return list(dict.fromkeys(circles)), done


def _ordered(stops: list[Stop], reached: set[str], circles: set[tuple[str, str]]) -> list[str]:
    """The pages so that each link leads forward, otherwise as the file has them."""
    left = {stop.name: 0 for stop in stops if stop.name in reached}
    links = {stop.name: {name for name, _ in stop.links if name in left and (stop.name, name) not in circles} for stop in stops}
    for name in left:
        for onward in links[name]:
            left[onward] += 1
    order: list[str] = []
    while left:
        ready = next(name for name, waiting in left.items() if waiting == 0)
        del left[ready]
        order.append(ready)
        for onward in links[ready]:
            left[onward] -= 1
    return order


class _Ways:
    """Adds up the ways to each page."""

    def __init__(self, stops: dict[str, Stop], circles: set[tuple[str, str]], asked: Callable[[str], Asked]) -> None:
        self.stops, self.circles, self.asked = stops, circles, asked
        self.diagrams = Diagrams()
        self.reach: dict[str, int | str] = {}

    def shown(self, order: list[str], starts: list[str]) -> dict[str, Term]:
        """When each page is shown."""
        self.reach = dict.fromkeys(order, NEVER) | dict.fromkeys(starts, ALWAYS)
        for name in order:
            self._lead_on(name)
        return {name: self._term(name) for name in order}

    def _lead_on(self, name: str) -> None:
        """Adds the ways from a page to those that its links lead to. A way that cannot be said makes its end unsayable."""
        here, not_yet, fault = self.reach[name], ALWAYS, ""
        conditional = [link for link in self.stops[name].links if link[1] is not None]
        default = [link for link in self.stops[name].links if link[1] is None][-1:]
        for onward, term in [*conditional, *default]:
            try:
                decided = ALWAYS if term is None else self.node(term)
                way = self.diagrams.both(not_yet, decided)
                not_yet = self.diagrams.both(not_yet, self.diagrams.negated(decided))
            except TooLarge:
                fault = fault or "condition_large"
            except _Unsayable as unsayable:
                fault = fault or unsayable.reason
            if onward in self.reach and (name, onward) not in self.circles:
                self._reached(onward, here if isinstance(here, str) else fault or way, here)

    def _reached(self, onward: str, way: int | str, here: int | str) -> None:
        so_far = self.reach[onward]
        if isinstance(so_far, str) or isinstance(way, str) or isinstance(here, str):
            self.reach[onward] = so_far if isinstance(so_far, str) else str(way)
            return
        try:
            self.reach[onward] = self.diagrams.either(so_far, self.diagrams.both(here, way))
        except TooLarge:
            self.reach[onward] = "condition_large"

    def node(self, term: Term, depth: int = 0) -> int:
        """The term as decisions. Raises TooLarge, _Unsayable."""
        if depth > DEEPEST:
            raise TooLarge
        match term:
            case Known():
                return ALWAYS if term.holds else NEVER
            case Not():
                return self.diagrams.negated(self.node(term.term, depth + 1))
            case Every() | Some():
                join = self.diagrams.both if isinstance(term, Every) else self.diagrams.either
                made = ALWAYS if isinstance(term, Every) else NEVER
                for each in term.terms:
                    made = join(made, self.node(each, depth + 1))
                return made
            case Says(operator="equals"):
                return self.diagrams.is_((term.name, "equals"), [_told(term.value)])
            case Says():
                return self.diagrams.is_((term.name, term.operator, _told(term.value)), [True])
        raise _Unsayable(term.reason if isinstance(term, Unreadable) else "condition_code")

    def _term(self, name: str) -> Term:
        reach = self.reach[name]
        if isinstance(reach, str):
            return Unreadable(reach)
        try:
            short = self.diagrams.shortened(reach, self._where(reach))
        except TooLarge:
            short = reach
        try:
            return self.said(short)
        except TooLarge:
            return Unreadable("condition_large")

    def _where(self, node: int) -> int:
        """Where it matters: no answers from pages that are not shown, and every answer that a shown page demands."""
        where, added, waiting = ALWAYS, set(), self.diagrams.variables(node)
        while waiting:
            variable = waiting.pop()
            added.add(variable)
            asked = self.asked(variable[0])
            pages = [self.reach.get(page, NEVER) for page in asked.pages]
            if any(isinstance(page, str) for page in pages) or not pages:
                continue
            seen = NEVER
            for page in pages:
                seen = self.diagrams.either(seen, page)
            known = self._values(variable)
            given = self.diagrams.is_(variable, known)
            where = self.diagrams.both(where, self.diagrams.either(self.diagrams.negated(given), seen))
            if asked.values and asked.values <= set(known):
                where = self.diagrams.both(where, self.diagrams.either(self.diagrams.negated(seen), given))
            waiting |= self.diagrams.variables(seen) - added if len(added) < 40 else set()
        return where

    def _values(self, variable: Hashable) -> list[Hashable]:
        """Every value that some decision asks of the variable."""
        return list(dict.fromkeys(value for name, children, _ in self.diagrams.nodes for value in children if name == variable))

    def said(self, node: int, depth: int = 0) -> Term:
        """Decisions as a term. Raises TooLarge."""
        if depth > DEEPEST:
            raise TooLarge
        if node <= ALWAYS:
            return Known(node == ALWAYS)
        variable, children, otherwise = self.diagrams.nodes[node]
        groups: dict[int, list[Hashable]] = {}
        for value, child in children.items():
            groups.setdefault(child, []).append(value)
        ways = [
            every(some(*(_says(variable, value) for value in values)), self.said(child, depth + 1))
            for child, values in groups.items()
            if child != NEVER
        ]
        if otherwise != NEVER:
            ways.append(self._otherwise(variable, groups, otherwise, depth))
        return some(*ways)

    def _otherwise(self, variable: Hashable, groups: dict[int, list[Hashable]], otherwise: int, depth: int) -> Term:
        """What holds for all other answers; values for which it holds as well need not be excepted."""
        excepted = [
            value
            for child, values in groups.items()
            if self.diagrams.both(otherwise, self.diagrams.negated(child)) != NEVER
            for value in values
        ]
        none_of_them = every(*(negated(_says(variable, value)) for value in excepted))
        return every(none_of_them, self.said(otherwise, depth + 1))


class _Unsayable(Exception):
    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def _told(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _says(variable: Hashable, value: Hashable) -> Says:
    """The comparison that a decision stands for."""
    if len(variable) == 2:
        return Says(variable[0], "equals", value)
    return Says(variable[0], variable[1], variable[2] if variable[1] != "filled" else None)
