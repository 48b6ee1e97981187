"""Decisions over answers as diagrams, so that conditions that mean the same are the same and can be made short.

A node asks one question: what to do for each of the values that matter, and otherwise (another answer, or none). Equal nodes
are one node, so equal functions are equal numbers. Node 0 never holds, node 1 always does.
"""

from collections.abc import Hashable, Iterable

MOST_NODES = 20_000
MOST_STEPS = 400_000
NEVER, ALWAYS = 0, 1
Answer = Hashable


class TooLarge(Exception):
    """The decisions are more than anyone could read."""


class Diagrams:
    """All nodes of one form. A variable is any name; those that are met first are asked first."""

    def __init__(self) -> None:
        self.order: dict[Hashable, int] = {}
        self.nodes: list[tuple[Hashable, dict[Answer, int], int]] = [("", {}, NEVER), ("", {}, ALWAYS)]
        self._known: dict[tuple, int] = {}
        self._both: dict[tuple[int, int], int] = {}
        self._not: dict[int, int] = {NEVER: ALWAYS, ALWAYS: NEVER}
        self.steps = 0

    def is_(self, variable: Hashable, values: Iterable[Answer]) -> int:
        """Whether the variable has one of the values."""
        return self._node(variable, dict.fromkeys(values, ALWAYS), NEVER)

    def _node(self, variable: Hashable, children: dict[Answer, int], otherwise: int) -> int:
        """The one node of its kind; values that lead where all others lead are not asked for."""
        kept = {value: child for value, child in children.items() if child != otherwise}
        if not kept:
            return otherwise
        self.order.setdefault(variable, len(self.order))
        name = (variable, frozenset(kept.items()), otherwise)
        if name not in self._known:
            if len(self.nodes) >= MOST_NODES:
                raise TooLarge
            self._known[name] = len(self.nodes)
            self.nodes.append((variable, kept, otherwise))
        return self._known[name]

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise TooLarge

    def negated(self, node: int) -> int:
        """What holds when the node does not."""
        if node not in self._not:
            self._step()
            variable, children, otherwise = self.nodes[node]
            turned = {value: self.negated(child) for value, child in children.items()}
            self._not[node] = self._node(variable, turned, self.negated(otherwise))
        return self._not[node]

    def both(self, one: int, other: int) -> int:
        """What holds when both do."""
        if NEVER in (one, other):
            return NEVER
        if one == other or other == ALWAYS:
            return one
        if one == ALWAYS:
            return other
        pair = (min(one, other), max(one, other))
        if pair not in self._both:
            self._step()
            variable = self._first(one, other)
            (ones, one_else), (others, other_else) = self._split(one, variable), self._split(other, variable)
            values = dict.fromkeys([*ones, *others])
            met = {value: self.both(ones.get(value, one_else), others.get(value, other_else)) for value in values}
            self._both[pair] = self._node(variable, met, self.both(one_else, other_else))
        return self._both[pair]

    def either(self, one: int, other: int) -> int:
        """What holds when at least one does."""
        return self.negated(self.both(self.negated(one), self.negated(other)))

    def differ(self, one: int, other: int, where: int) -> bool:
        """Whether the two are not the same somewhere where it matters."""
        only_one = self.both(one, self.negated(other))
        return self.both(only_one, where) != NEVER or self.both(self.both(other, self.negated(one)), where) != NEVER

    def _first(self, *nodes: int) -> Hashable:
        variables = [self.nodes[node][0] for node in nodes if node > ALWAYS]
        return min(variables, key=lambda variable: self.order[variable])

    def _split(self, node: int, variable: Hashable) -> tuple[dict[Answer, int], int]:
        asked, children, otherwise = self.nodes[node]
        return (children, otherwise) if node > ALWAYS and asked == variable else ({}, node)

    def shortened(self, node: int, where: int) -> int:
        """A simpler node that is the same wherever it matters."""
        if node <= ALWAYS or where == NEVER:
            return node
        self._step()
        variable = self._first(node, where) if where > ALWAYS else self.nodes[node][0]
        children, otherwise = self._split(node, variable)
        places, elsewhere = self._split(where, variable)
        values = list(dict.fromkeys([*children, *places]))
        branches = [(children.get(value, otherwise), places.get(value, elsewhere)) for value in values]
        branches.append((otherwise, elsewhere))
        for candidate in dict.fromkeys(branch for branch, _ in branches):
            if not any(self.differ(candidate, branch, place) for branch, place in branches):
                anywhere = NEVER
                for _, place in branches:
                    anywhere = self.either(anywhere, place)
                return self.shortened(candidate, anywhere)
        short = {value: self.shortened(*branch) for value, branch in zip(values, branches, strict=False)}
        return self._node(variable, short, self.shortened(*branches[-1]))

    def variables(self, node: int) -> set[Hashable]:
        """Everything that the node asks."""
        found: set[Hashable] = set()
        seen, open_nodes = {NEVER, ALWAYS}, [node]
        while open_nodes:
            each = open_nodes.pop()
            if each not in seen:
                seen.add(each)
                variable, children, otherwise = self.nodes[each]
                found.add(variable)
                open_nodes += [*children.values(), otherwise]
        return found
