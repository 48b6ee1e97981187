"""The options to choose from, by their codes."""

from collections.abc import Iterable, Mapping

from forms.editing.fields import changed_fields, shaped_part
from forms.editing.keys import free, is_key, key_from
from forms.editing.moving import Direction
from forms.editing.outline import said
from forms.editing.places import Path, Tree, changed, path_of, put
from forms.editing.places import at as standing_at
from forms.editing.references import asks_for, referring_to_option, with_conditions
from forms.editing.refusals import EditRefused
from forms.editing.removing import refuse_while_referred, without_option_asked
from forms.editing.starting import unwritten
from forms.kinds import KINDS
from forms.question import DONT_KNOW, Option
from forms.texts import SWEDISH

MOST_OPTIONS = 100


def add_option(tree: Tree, key: str, label: str = "", after: str = "", code: str = "") -> Tree:
    """Another option, after the one with the code `after`, else last. Its code is made from the label unless one is given."""
    path, options = _options(tree, key)
    if len(options) >= MOST_OPTIONS:
        raise EditRefused("too_many", limit=MOST_OPTIONS)
    made = {"option": _new_code(options, code, label), "label": unwritten(label)}
    index = _index(options, after) + 1 if after else len(options)
    return put(tree, path, [*options[:index], made, *options[index:]])


def _new_code(options: list[Tree], code: str, label: str) -> str:
    used = {DONT_KNOW, *(each["option"] for each in options)}
    if not code:
        return free(key_from(label, f"option_{len(options) + 1}"), used)
    if not is_key(code):
        raise EditRefused("not_a_key", "code")
    if code in used:
        raise EditRefused("key_taken", "code", key=code)
    return code


def _options(tree: Tree, key: str) -> tuple[Path, list[Tree]]:
    path = path_of(tree, key)
    question = standing_at(tree, path)
    if "options" not in KINDS.get(question.get("kind", ""), KINDS["text"]).settings:
        raise EditRefused("takes_no_options")
    if "options" not in question:
        raise EditRefused("gone")
    return (*path, "options"), question["options"]


def _index(options: list[Tree], code: str) -> int:
    index = next((index for index, option in enumerate(options) if option["option"] == code), None)
    if index is None:
        raise EditRefused("gone")
    return index


def change_option(tree: Tree, key: str, code: str, fields: Mapping[str, object]) -> Tree:
    """The option with its label, help or specify changed."""
    path, options = _options(tree, key)
    return changed(tree, (*path, _index(options, code)), lambda old: changed_fields(Option, old, fields))


def move_option(tree: Tree, key: str, code: str, direction: Direction) -> Tree:
    """One step among the options."""
    path, options = _options(tree, key)
    index, step = _index(options, code), -1 if direction == "up" else 1
    if not 0 <= index + step < len(options):
        raise EditRefused("at_the_top" if step < 0 else "at_the_bottom")
    order = list(options)
    order[index], order[index + step] = order[index + step], order[index]
    return put(tree, path, order)


def duplicate_option(tree: Tree, key: str, code: str) -> Tree:
    """A copy right after the original, under a code of its own."""
    path, options = _options(tree, key)
    index = _index(options, code)
    copy = options[index] | {"option": free(code, {each["option"] for each in options})}
    return put(tree, path, [*options[: index + 1], copy, *options[index + 1 :]])


def remove_option(tree: Tree, key: str, code: str, also: bool = False) -> Tree:
    """Without the option. Raises EditRefused "referred_to" while a condition asks for it, unless those are mended along."""
    path, options = _options(tree, key)
    index = _index(options, code)
    if len(options) == 1:
        raise EditRefused("last_option")
    refuse_while_referred(referring_to_option(tree, key, code), also)
    return without_option_asked(put(tree, path, [*options[:index], *options[index + 1 :]]), key, code)


def rename_option(tree: Tree, key: str, code: str, new: str) -> Tree:
    """The option under another code, and every condition that asks for it. Only while no version has been published with it."""
    path, options = _options(tree, key)
    new = _new_code(options, new, "")
    renamed = changed(
        tree, (*path, _index(options, code)), lambda old: {"option": new} | {k: v for k, v in old.items() if k != "option"}
    )
    return with_conditions(renamed, lambda leaf: _asking_for(leaf, code, new) if asks_for(leaf, key, code) else leaf)


def _asking_for(leaf: Tree, code: str, new: str) -> Tree:
    return {
        name: [new if each == code else each for each in value] if isinstance(value, list) else new if value == code else value
        for name, value in leaf.items()
    }


def set_options(tree: Tree, key: str, labels: Iterable[str], also: bool = False) -> Tree:
    """The options as a list of Swedish labels, one a line: those that are there already keep their codes and all they say."""
    path, options = _options(tree, key)
    known = {said(each["label"], SWEDISH): each for each in options}
    new: list[Tree] = []
    for label in dict.fromkeys(" ".join(each.split()) for each in labels if each.strip()):
        made = known.get(label) or {"option": _new_code([*options, *new], "", label), "label": unwritten(label)}
        new.append(made)
    if not new:
        raise EditRefused("last_option")
    if len(new) > MOST_OPTIONS:
        raise EditRefused("too_many", limit=MOST_OPTIONS)
    gone = [each["option"] for each in options if each not in new]
    for code in gone:
        refuse_while_referred(referring_to_option(tree, key, code), also)
    for each in new:
        shaped_part(Option, each)
    tree = put(tree, path, new)
    for code in gone:
        tree = without_option_asked(tree, key, code)
    return tree
