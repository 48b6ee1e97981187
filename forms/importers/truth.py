"""JavaScript and JSON logic of forms → terms: what it takes for an expression to be true.

Both mean the same by a value (`""`, 0, false and nothing are not true), so both are read into the nodes of `javascript` first.
"""

from collections.abc import Callable

from forms.importers.javascript import Call, Listed, Literal, Node, NotRead, Operation, Path
from forms.importers.logic import Known, Says, Term, Unreadable, every, negated, some
from forms.importers.parts import Question

Find = Callable[[tuple[str, ...]], "Question | Says | Node | None"]
"""Steps of a path → the question whose answer it is, what the path says of one (an option of several), or the formula that
it is computed by; None for none of them. A question is told of by `Question.also[0]`, a name that is its own.
"""
_COMPARING = frozenset({"==", "===", "!=", "!==", "<", "<=", ">", ">="})
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_ORDER = {"<": "less", "<=": "at_most", ">": "more", ">=": "at_least"}


def truth(node: Node, find: Find) -> Term:
    """The term that holds when the expression is true."""
    match node:
        case Literal(value=value):
            return Known(bool(value))
        case Listed():
            return Known(True)
        case Path(steps=steps):
            return _is_true(find(steps), steps, find)
        case Call():
            return _called(node, find)
        case Operation(sign=sign, nodes=(left, right)) if sign in _COMPARING:
            return _compared(sign, left, right, find)
        case Operation():
            return _joint(node, find)
    return Unreadable()


def _joint(node: Operation, find: Find) -> Term:
    match node:
        case Operation(sign="!", nodes=(inner,)):
            return negated(truth(inner, find))
        case Operation(sign="&&", nodes=(left, right)) if _guards(left, right):
            return truth(right, find)
        case Operation(sign="&&", nodes=nodes):
            return every(*(truth(each, find) for each in nodes))
        case Operation(sign="||", nodes=nodes):
            return some(*(truth(each, find) for each in nodes))
        case Operation(sign="?", nodes=(test, then, Literal(value=False | None))) if _guards(test, then):
            return truth(then, find)
        case Operation(sign="?", nodes=(test, then, otherwise)):
            decided = truth(test, find)
            return some(every(decided, truth(then, find)), every(negated(decided), truth(otherwise, find)))
    return Unreadable()


def _unasked(steps: tuple[str, ...]) -> str:
    """The name of what no question asks: a value that the form is opened with."""
    return ".".join(("data", *steps[1:]) if steps[0] in ("data", "row") else ("data", *steps))


def _own_name(question: Question) -> str:
    return question.also[0] if question.also else question.name


def _guards(test: Node, then: Node) -> bool:
    """`data.a && data.a.b`: the first only makes sure that there is something to look into."""
    match test:
        case Operation(sign="!", nodes=(Operation(sign="!", nodes=(inner,)),)):
            return _guards(inner, then)
    return isinstance(test, Path) and isinstance(then, Path) and then.steps[: len(test.steps)] == test.steps != then.steps


def _is_true(found: "Question | Says | Node | None", steps: tuple[str, ...], find: Find) -> Term:
    if found is None:
        return Says(_unasked(steps), "filled")
    if not isinstance(found, Question):
        return found if isinstance(found, Says) else truth(found, find)
    name = _own_name(found)
    if found.kind == "declaration" or (found.kind == "checkboxes" and [choice.value for choice in found.choices] == ["true"]):
        return Says(name, "contains", True)
    if found.kind == "checkboxes":
        return Unreadable("condition_unfit")
    if found.kind == "yes_no" and not found.choices:
        return Says(name, "equals", True)
    false = [choice.value for choice in found.choices if choice.value in ("false", "0")]
    false += [0] if found.kind in ("integer", "decimal", "money", "computed") else []
    return every(Says(name, "filled"), *(negated(Says(name, "equals", value)) for value in false))


def _compared(sign: str, left: Node, right: Node, find: Find) -> Term:
    if isinstance(left, Literal) and not isinstance(right, Literal):
        left, right, sign = right, left, _TURNED.get(sign, sign)
    left = _replaced(left, find)
    if isinstance(left, Operation) and left.sign == "?":
        test, then, otherwise = left.nodes
        decided, one, other = truth(test, find), _compared(sign, then, right, find), _compared(sign, otherwise, right, find)
        return some(every(decided, one), every(negated(decided), other))
    if sign in ("!=", "!=="):
        return negated(_compared("===", left, right, find))
    if isinstance(left, Call) and left.name in ("indexOf", "findIndex") and isinstance(right, Operation | Literal):
        return _found(sign, left, right, find)
    if not isinstance(right, Literal):
        return _compared_truths(sign, left, right, find)
    if isinstance(left, Path) and left.steps[-1] == "length":
        return _counted(sign, left, right.value, find)
    if isinstance(left, Literal):
        return Known(left.value == right.value) if sign in ("==", "===") else Unreadable()
    if not isinstance(left, Path):
        return _against_a_truth(left, right.value, find) if sign in ("==", "===") else Unreadable()
    return _held(sign, left, right.value, find)


def _replaced(node: Node, find: Find) -> Node:
    """The formula in place of a path that is computed."""
    found = find(node.steps) if isinstance(node, Path) else None
    return node if found is None or isinstance(found, Question | Says) else found


def _compared_truths(sign: str, left: Node, right: Node, find: Find) -> Term:
    """-1 is an operation; all else is compared with something that is no fixed value."""
    if isinstance(right, Operation) and right.sign == "-" and len(right.nodes) == 1 and isinstance(right.nodes[0], Literal):
        value = right.nodes[0].value
        if isinstance(left, Path) and isinstance(value, int | float) and not isinstance(value, bool):
            return _held(sign, left, -value, find)
    return Unreadable()


def _against_a_truth(left: Node, value: object, find: Find) -> Term:
    """`!!a === true`: what is true or false itself, against true or false."""
    if isinstance(value, bool) and isinstance(left, Operation) and left.sign in ("!", "==", "===", "!=", "!=="):
        return truth(left, find) if value else negated(truth(left, find))
    return Unreadable()


def _held(sign: str, left: Path, value: object, find: Find) -> Term:
    """A path held against a fixed value."""
    found = find(left.steps)
    if isinstance(found, Says):
        return _is_one(found, value) if sign in ("==", "===") else Unreadable()
    if found is not None and not isinstance(found, Question):
        return Unreadable()
    name = _own_name(found) if found else _unasked(left.steps)
    if sign in _ORDER:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return Says(name, _ORDER[sign], value) if is_number or isinstance(value, str) else Unreadable()
    if value is None or value == "":
        return negated(Says(name, "filled"))
    if isinstance(value, bool) and (found is None or not found.choices) and (found is None or found.kind != "declaration"):
        return Says(name, "equals", value) if found is None or found.kind == "yes_no" else Unreadable("condition_unfit")
    if found is not None and (found.kind == "declaration" or [choice.value for choice in found.choices] == ["true"]):
        return _is_one(Says(name, "contains", True), value)
    return Says(name, "contains" if found is not None and found.kind == "checkboxes" else "equals", value)


def _is_one(ticked: Says, value: object) -> Term:
    """What is ticked or not, held against true or false."""
    if value in (True, "true"):
        return ticked
    return negated(ticked) if value in (False, "false") else Known(False)


def _counted(sign: str, left: Path, value: object, find: Find) -> Term:
    """`.length > 0` is that there is something."""
    found = find(left.steps[:-1])
    if not isinstance(found, Question) or found.kind in ("checkboxes", "file"):
        return Unreadable("condition_unfit")
    filled = Says(_own_name(found), "filled")
    if (sign, value) in ((">", 0), (">=", 1)):
        return filled
    return negated(filled) if (sign, value) in (("===", 0), ("==", 0), ("<", 1)) else Unreadable("condition_unfit")


def _found(sign: str, call: Call, right: Node, find: Find) -> Term:
    """`list.indexOf(a) !== -1`"""
    is_minus = isinstance(right, Operation) and right.sign == "-" and right.nodes == (Literal(1),)
    if (is_minus and sign in (">", "===", "==")) or (right == Literal(0) and sign in (">=", "<")):
        inside = _called(Call(call.target, "includes", call.nodes), find)
        return negated(inside) if sign in ("===", "==", "<") else inside
    return Unreadable()


def _called(call: Call, find: Find) -> Term:
    if call.name in ("trim", "toString", "toLowerCase") and call.target is not None and not call.nodes:
        return truth(call.target, find) if call.name != "toLowerCase" else Unreadable()
    if call.name == "Boolean" and len(call.nodes) == 1:
        return truth(call.nodes[0], find)
    if call.name != "includes" or len(call.nodes) != 1:
        return Unreadable()
    if isinstance(call.target, Listed):
        return some(*(_compared("===", call.nodes[0], each, find) for each in call.target.items))
    if isinstance(call.target, Path) and isinstance(call.nodes[0], Literal):
        found = find(call.target.steps)
        if isinstance(found, Question) and found.kind == "checkboxes":
            return Says(_own_name(found), "contains", call.nodes[0].value)
    return Unreadable("condition_unfit")


_JOINTS = {"and": "&&", "or": "||", "if": "?", "?:": "?"} | {sign: sign for sign in (*_COMPARING, "+", "-", "*", "/")}


def node_of(logic: object, depth: int = 0) -> Node:
    """JSON logic as nodes. Raises NotRead."""
    if depth > 60:
        raise NotRead("too deep")
    if isinstance(logic, list):
        return Listed(tuple(node_of(each, depth + 1) for each in logic))
    if not isinstance(logic, dict):
        return Literal(logic)
    if len(logic) != 1:
        raise NotRead("one operation at a time")
    name, given = next(iter(logic.items()))
    if name == "var":
        path = given[0] if isinstance(given, list) and given else given
        if not isinstance(path, str) or not path:
            raise NotRead("var")
        return Path(tuple(path.split(".")))
    nodes = tuple(node_of(each, depth + 1) for each in (given if isinstance(given, list) else [given]))
    return _operation(str(name), nodes)


def _operation(name: str, nodes: tuple[Node, ...]) -> Node:
    if name in ("!", "!!") and len(nodes) == 1:
        return Operation("!", (Operation("!", nodes),)) if name == "!!" else Operation("!", nodes)
    if name == "in" and len(nodes) == 2:
        return Call(nodes[1], "includes", nodes[:1])
    if name in ("<", "<=") and len(nodes) == 3:
        return Operation("&&", (Operation(name, nodes[:2]), Operation(name, nodes[1:])))
    sign = _JOINTS.get(name, "")
    if name in ("and", "or", "+") and len(nodes) > 2:
        return Operation(sign, (nodes[0], _operation(name, nodes[1:])))
    if name in ("and", "or") and len(nodes) == 1:
        return nodes[0]
    if not sign or len(nodes) != (3 if sign == "?" else 2):
        raise NotRead(name)
    return Operation(sign, nodes)
