"""What a template says alike on every page is said once, when the template is compiled.

Each language has templates of its own, so `_("Fortsätt")`, `icon("phone")` and `static("icon.svg")` with literal arguments are
settled before the first reader comes; half of a page's cost is otherwise such calls.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

SETTLED = ("_", "icon", "mark", "hatch", "drawing", "static")


class Folding(Environment):
    """Jinja's environment, with calls of the settled names folded."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        functions = {each: self.globals[each] for each in SETTLED if each in self.globals}
        return _Settle(functions).visit(super()._parse(source, name, filename))


class _Settle(NodeTransformer):
    def __init__(self, functions: dict[str, Callable[..., Any]]) -> None:
        self._functions = functions

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:
        self.generic_visit(node)
        arguments = [part.value for part in node.args if isinstance(part, nodes.Const)]
        bare = len(arguments) == len(node.args) and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        if bare and isinstance(node.node, nodes.Name) and node.node.name in self._functions:
            return nodes.Const(self._functions[node.node.name](*arguments), lineno=node.lineno)
        return node
