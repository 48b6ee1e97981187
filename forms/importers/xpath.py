"""The expressions of XLSForm, read into a tree: the part of XPath that forms use, with ``${name}`` for an answer.

Nothing is ever evaluated here. Lengths and depth are bounded, since workbooks come from outside.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

LONGEST = 4_000
MOST = 400
"""Words and signs of one expression: a chain of "and" is as deep as it is long."""
DEEPEST = 30
_TOKEN = re.compile(
    r"""\s*(?:
      (?P<answer>\$\{\s*[^}]{1,200}?\s*\})
    | (?P<number>\d+(?:\.\d*)?|\.\d+)
    | (?P<path>(?:\.\./|/)[\w.:/-]*\w|\.\.|\.)
    | (?P<text>'[^']*'|"[^"]*"|[‘’][^‘’']*[’‘']|[“”][^“”"]*[”“"])
    | (?P<name>[^\W\d](?:[\w.:-]*\w)?)
    | (?P<sign>!=|<=|>=|==|[=<>()+*,\-|\[\]])
    )""",
    re.VERBOSE,
)


class NotAnExpression(Exception):
    """The text is no expression of the kind that is read here; the words tell what stands in the way."""


@dataclass(frozen=True)
class Answered:
    """``${name}`` or a path that ends in the name; "." is the answer to the question itself."""

    name: str


@dataclass(frozen=True)
class Literal:
    """A text or a number as it is written."""

    value: str | Decimal


@dataclass(frozen=True)
class Call:
    """A function and what it is given; ``or``, ``and``, comparisons and sums are calls by their signs."""

    name: str
    parts: tuple["Expression", ...]


Expression = Answered | Literal | Call
_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))


def parse(text: str) -> Expression:
    """The tree of an expression; raises NotAnExpression."""
    if len(text) > LONGEST:
        raise NotAnExpression("it is too long")
    tokens = list(_tokens(text))
    if len(tokens) > MOST:
        raise NotAnExpression("it is too long")
    parser = _Parser(tokens)
    expression = parser.level(0, 0)
    if parser.kind:
        raise NotAnExpression(f"what does {parser.word} mean here?")
    return expression


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise NotAnExpression(f"what does {text[at : at + 20].strip()} mean here?")
        yield match.lastgroup, match[match.lastgroup]
        at = match.end()


class _Parser:
    """One pass over the tokens, by precedence."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens, self.at = tokens, 0

    @property
    def kind(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    @property
    def word(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        word = self.word
        self.at += 1
        return word

    def level(self, level: int, depth: int) -> Expression:
        if depth > DEEPEST:
            raise NotAnExpression("it is nested too deep")
        if level == len(_LEVELS):
            return self.one(depth)
        left = self.level(level + 1, depth)
        while self.kind in ("name", "sign") and _sign(self.word) in _LEVELS[level]:
            sign = _sign(self.take())
            left = Call(sign, (left, self.level(level + 1, depth)))
        return left

    def one(self, depth: int) -> Expression:
        kind, word = self.kind, self.take()
        if kind == "answer":
            return Answered(word[2:-1].strip())
        if kind == "number":
            return Literal(Decimal(word))
        if kind == "text":
            return Literal(word[1:-1])
        if kind == "path":
            return Answered(word if word == "." else word.rpartition("/")[2])
        if kind == "name":
            return self.call(word, depth)
        if word == "(":
            return self.closed(self.level(0, depth + 1))
        if word == "-":
            return Call("negative", (self.one(depth + 1),)) if depth < DEEPEST else self.level(0, depth + 1)
        raise NotAnExpression(f"what does {word} mean here?" if word else "it ends too early")

    def call(self, name: str, depth: int) -> Expression:
        if self.word != "(":
            raise NotAnExpression(f"what does {name} mean here?")
        self.take()
        parts: list[Expression] = []
        while self.word != ")":
            parts.append(self.level(0, depth + 1))
            if self.word == ",":
                self.take()
            elif self.word != ")":
                raise NotAnExpression(f"the bracket after {name} does not end")
        self.take()
        return Call(name, tuple(parts))

    def closed(self, inner: Expression) -> Expression:
        if self.take() != ")":
            raise NotAnExpression("a bracket does not end")
        return inner


def _sign(word: str) -> str:
    return "=" if word == "==" else word.lower() if word.lower() in ("and", "or", "div", "mod") else word


def names(expression: Expression) -> set[str]:
    """Everything that the expression looks at."""
    if isinstance(expression, Answered):
        return {expression.name}
    return set().union(*(names(part) for part in expression.parts)) if isinstance(expression, Call) else set()
