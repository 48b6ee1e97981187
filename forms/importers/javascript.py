"""The few lines of JavaScript that people write into forms, read by a parser of a closed subset; nothing is ever run.

Read are: a value assigned to a name (`show = …;`), constants before it, `if` and `else` that assign, comments, paths
(`data.a?.b["c"]`), literals, lists, signs of logic, comparison and arithmetic, `a ? b : c`, and calls.
Anything else raises NotRead.
"""

import re
from dataclasses import dataclass

MOST_TOKENS = 2_000
DEEPEST = 60
_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
      | (?P<number>\d+(?:\.\d+)?|\.\d+)
      | (?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.)*`)
      | (?P<name>[A-Za-z_$][\w$]*)
      | (?P<sign>===|!==|==|!=|<=|>=|&&|\|\||\?\?|\?\.|[-+*/%!<>?:;,.()\[\]{}=])""",
    re.VERBOSE | re.DOTALL,
)
_WORDS = {"true": True, "false": False, "null": None, "undefined": None}
_LEVELS = (("??", "||"), ("&&",), ("===", "!==", "==", "!="), ("<=", ">=", "<", ">"), ("+", "-"), ("*", "/", "%"))


class NotRead(Exception):
    """The text holds more than the subset."""


@dataclass(frozen=True)
class Literal:
    """A text, number, true, false, or None for null and undefined."""

    value: object


@dataclass(frozen=True)
class Path:
    """A name and the steps from it: data.a.b is ("data", "a", "b")."""

    steps: tuple[str, ...]


@dataclass(frozen=True)
class Listed:
    """[a, b]"""

    items: tuple["Node", ...]


@dataclass(frozen=True)
class Operation:
    """A sign between nodes, "!" or "-" before one, "?" between three."""

    sign: str
    nodes: tuple["Node", ...]


@dataclass(frozen=True)
class Call:
    """A method of a node; `target` is None for a function."""

    target: "Node | None"
    name: str
    nodes: tuple["Node", ...]


Node = Literal | Path | Listed | Operation | Call


def assigned(text: str, name: str) -> Node:
    """What the text assigns to the name, constants put in their places. Raises NotRead."""
    return _Parser(_tokens(text)).program(name)


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or len(tokens) > MOST_TOKENS:
            raise NotRead(text[at : at + 20])
        if match.lastgroup != "space":
            tokens.append((str(match.lastgroup), match[0]))
        at = match.end()
    return tokens


class _Parser:
    """Reads from left to right; `known` are the constants met so far."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens, self.at, self.depth = tokens, 0, 0
        self.known: dict[str, Node] = {}
        self.name = ""

    def program(self, name: str) -> Node:
        self.name = name
        while self.at < len(self.tokens):
            self._statement()
        if name not in self.known:
            raise NotRead(name)
        return self.known[name]

    def _statement(self) -> None:
        if self._skip(";"):
            return
        if self._skip("if"):
            self._choice()
            return
        is_constant = self._skip("const", "let", "var")
        target = self._take("name")
        self._demand("=")
        if not is_constant and target != self.name:
            raise NotRead(target)
        self.known[target] = self._expression()

    def _choice(self) -> None:
        """if (…) {…} else {…}, each of which may only assign."""
        self._deepen()
        self._demand("(")
        test = self._expression()
        self._demand(")")
        before = dict(self.known)
        then = self._branch()
        self.known = dict(before)
        otherwise = self._branch() if self._skip("else") else before
        if self.name not in then or self.name not in otherwise:
            raise NotRead("if without an end")
        self.known = before | {self.name: Operation("?", (test, then[self.name], otherwise[self.name]))}
        self.depth -= 1

    def _branch(self) -> dict[str, Node]:
        if not self._skip("{"):
            self._statement()
            return self.known
        while not self._skip("}"):
            if self.at >= len(self.tokens):
                raise NotRead("{")
            self._statement()
        return self.known

    def _deepen(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotRead("too deep")

    def _peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def _skip(self, *signs: str) -> bool:
        is_there = self._peek() in signs and self.tokens[self.at][0] in ("sign", "name")
        self.at += is_there
        return is_there

    def _demand(self, sign: str) -> None:
        if not self._skip(sign):
            raise NotRead(f"{sign} is missing before {self._peek()}")

    def _take(self, sort: str) -> str:
        if self.at >= len(self.tokens) or self.tokens[self.at][0] != sort:
            raise NotRead(f"{sort} is missing before {self._peek()}")
        self.at += 1
        return self.tokens[self.at - 1][1]

    def _expression(self) -> Node:
        self._deepen()
        node = self._level(0)
        if self._skip("?"):
            then = self._expression()
            self._demand(":")
            node = Operation("?", (node, then, self._expression()))
        self.depth -= 1
        return node

    def _level(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self._unary()
        node = self._level(level + 1)
        while self._peek() in _LEVELS[level] and self.tokens[self.at][0] == "sign":
            sign = self._take("sign")
            node = Operation("||" if sign == "??" else sign, (node, self._level(level + 1)))
        return node

    def _unary(self) -> Node:
        signs = []
        while self._peek() in ("!", "-", "+") and self.tokens[self.at][0] == "sign":
            signs.append(self._take("sign"))
        node = self._steps(self._primary())
        for sign in reversed(signs):
            node = Operation(sign, (node,)) if sign != "+" else node
        return node

    def _primary(self) -> Node:
        if self._skip("("):
            node = self._expression()
            self._demand(")")
            return node
        if self._skip("["):
            return Listed(self._until("]"))
        sort, words = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        self.at += 1
        if sort == "number":
            return Literal(float(words) if "." in words else int(words[:30]))
        if sort == "string":
            return Literal(re.sub(r"\\(.)", r"\1", words[1:-1]))
        if sort != "name":
            raise NotRead(words)
        if words in _WORDS:
            return Literal(_WORDS[words])
        if self._skip("("):
            return Call(None, words, self._until(")"))
        return self.known.get(words) or Path((words,))

    def _until(self, end: str) -> tuple[Node, ...]:
        nodes: list[Node] = []
        while not self._skip(end):
            nodes.append(self._expression())
            if not self._skip(","):
                self._demand(end)
                break
        return tuple(nodes)

    def _steps(self, node: Node) -> Node:
        """The path or calls that follow a value."""
        while True:
            if self._skip(".", "?."):
                name = self._take("name")
                node = Call(node, name, self._until(")")) if self._skip("(") else _step(node, name)
            elif self._skip("["):
                inner = self._expression()
                self._demand("]")
                if not isinstance(inner, Literal) or not isinstance(inner.value, str):
                    raise NotRead("[")
                node = _step(node, inner.value)
            else:
                return node


def _step(node: Node, name: str) -> Node:
    if not isinstance(node, Path):
        raise NotRead(name)
    return Path((*node.steps, name))
