"""Things taken out of a form: refused while others look at them, unless those are mended along."""

from forms.editing.keys import question_keys
from forms.editing.outline import said
from forms.editing.places import CONDITION, PAGE, RULE, Path, Tree, changed, element, path_of, walk, without
from forms.editing.places import at as standing_at
from forms.editing.references import (
    Reference,
    asks_for,
    computed_elsewhere,
    named,
    questions_in,
    referring,
    referring_to_name,
    with_conditions,
)
from forms.editing.refusals import EditRefused
from forms.texts import SWEDISH


def consequences(tree: Tree, address: str) -> list[Reference]:
    """What else looks at an element or at something in it, and would be mended or fall with it."""
    if address.startswith(RULE):
        return []
    if address.startswith(CONDITION):
        return referring_to_name(tree, address.removeprefix(CONDITION))
    return referring(without(tree, path_of(tree, address)), question_keys(element(tree, address)))


def remove(tree: Tree, address: str, also: bool = False) -> Tree:
    """The form without a page, item, named condition or rule.

    Raises EditRefused "referred_to" (values: `references`) while others look at it; with `also` those parts of their
    conditions go, and the rules and sums that have nothing left. A last page, or an item alone in its place, stays.
    """
    path = path_of(tree, address)
    refuse_while_referred(consequences(tree, address), also)
    if address.startswith(CONDITION):
        return without_name(tree, address.removeprefix(CONDITION))
    if not address.startswith(RULE):
        _is_not_last(tree, path, address)
    keys = set() if address.startswith(RULE) else question_keys(standing_at(tree, path))
    return without_questions(without(tree, path), keys)


def refuse_while_referred(references: list[Reference], also: bool) -> None:
    """Raises EditRefused with who refers, unless they are mended along."""
    if references and not also:
        by = ", ".join(dict.fromkeys(f"”{said(each.label, SWEDISH)}”" for each in references[:5]))
        raise EditRefused("referred_to", by=by, references=references)


def _is_not_last(tree: Tree, path: Path, address: str) -> None:
    if len(standing_at(tree, path[:-1])) == 1:
        raise EditRefused("last_page" if address.startswith(PAGE) else "alone")


def without_questions(tree: Tree, keys: set[str]) -> Tree:
    """The tree with nothing left that looks at the questions or groups."""
    tree = with_conditions(tree, lambda leaf: None if questions_in(leaf) & keys else leaf)
    rules = [rule for rule in tree.get("rules", ()) if rule["at"] not in keys]
    if len(rules) < len(tree.get("rules", ())):
        tree = tree | {"rules": rules}
    if tree.get("applicant") in keys:
        tree = without(tree, ("applicant",))
    for path, each in list(walk(tree)):
        rule = each.get("compute") or {}
        if {*rule.get("sum", ()), rule.get("count")} & keys:
            tree = changed(tree, path, lambda old: _without_summed(old, keys))
    return tree


def _without_summed(question: Tree, keys: set[str]) -> Tree:
    rule = question["compute"]
    kept = {"sum": [each for each in rule.get("sum", ()) if each not in keys]}
    kept |= {"count": rule["count"]} if rule.get("count") and rule["count"] not in keys else {}
    left = {name: value for name, value in computed_elsewhere(kept, {}).items() if value}
    plain = {name: value for name, value in question.items() if name != "compute"}
    return plain | {"compute": left} if left else plain


def without_name(tree: Tree, name: str) -> Tree:
    """The tree without a named condition, and without what mentions it."""
    return with_conditions(without(tree, ("conditions", name)), lambda leaf: None if named(leaf) == name else leaf)


def without_option_asked(tree: Tree, key: str, code: str) -> Tree:
    """The tree with nothing left that asks for the option."""
    return with_conditions(tree, lambda leaf: _not_asking(leaf, code) if asks_for(leaf, key, code) else leaf)


def _not_asking(leaf: Tree, code: str) -> Tree | None:
    others = [each for each in leaf.get("one_of", ()) if each != code]
    return leaf | {"one_of": others} if others else None
