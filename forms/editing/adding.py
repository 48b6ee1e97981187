"""Pages, questions and all that stands between them, put in with a shape to begin from, and copied."""

from forms.conditions import Part
from forms.definition import Content, Page, RepeatingGroup, Section, Stop
from forms.editing.fields import shaped_part
from forms.editing.keys import free, free_key, is_key, key_from, taken
from forms.editing.places import PAGE, Path, Tree, element, inserted, inside, last_in, next_to, path_of, sort_of, walk
from forms.editing.references import pointing_elsewhere
from forms.editing.refusals import EditRefused
from forms.editing.room import fits
from forms.editing.starting import item_of, unwritten
from forms.question import Question

MODELS: dict[str, type[Part]] = {
    "page": Page, "question": Question, "section": Section, "repeating_group": RepeatingGroup, "content": Content, "stop": Stop,
}  # fmt: skip
"""What stands in a form → its model."""
MOST_PAGES, MOST_ITEMS = 200, 1_000


def add_page(tree: Tree, title: str = "", after: str = "", sort: str = "question", kind: str = "text", key: str = "") -> Tree:
    """A page with one item to begin from, after the page at the address `after`; last of all by default."""
    _has_room(tree)
    key = _own_key(tree, key or free_key(tree, key_from(title, "page"), is_page=True), is_page=True)
    first = item_of(tree, sort, kind, free_key(tree, sort))
    page = {"page": key, "title": unwritten(title), "items": [first]}
    at: Path = ("pages", len(tree["pages"]))
    if after:
        path = path_of(tree, after)
        at = ("pages", int(path[1]) + 1)
    return inserted(tree, at, page)


def add_item(
    tree: Tree, sort: str = "question", kind: str = "text", label: str = "", after: str = "", into: str = "", key: str = ""
) -> Tree:
    """A question (of a kind), section, repeating_group, content or stop: right after an item, or last in what can hold it.

    `key` is free_key(tree, …) where the caller must know it; else it is made from the label.
    """
    _has_room(tree)
    made = item_of(tree, sort, kind, _own_key(tree, key or free_key(tree, key_from(label, sort))), label)
    at = next_to(tree, after) if after else last_in(tree, into)
    fits(tree, at[:-2], made)
    shaped_part(MODELS[sort], made)
    return inserted(tree, at, made)


def _own_key(tree: Tree, key: str, is_page: bool = False) -> str:
    if not is_key(key):
        raise EditRefused("not_a_key", "key")
    if key in taken(tree, is_page):
        raise EditRefused("key_taken", "key", key=key)
    return key


def _has_room(tree: Tree, more: int = 1) -> None:
    if sum(1 for _ in walk(tree)) + more > MOST_ITEMS:
        raise EditRefused("too_many", limit=MOST_ITEMS)
    if len(tree["pages"]) >= MOST_PAGES:
        raise EditRefused("too_many", limit=MOST_PAGES)


def copied_key(tree: Tree, address: str) -> str:
    """The address that `duplicate` gives the copy."""
    is_page = address.startswith(PAGE)
    key = free_key(tree, address.removeprefix(PAGE), is_page)
    return f"{PAGE}{key}" if is_page else key


def duplicate(tree: Tree, address: str) -> Tree:
    """A copy right after the original, under keys of its own; conditions and sums inside it look at the copies."""
    original = element(tree, address)
    _has_room(tree, sum(1 for _ in inside(original)) + 1)
    renamed = _new_keys(tree, original)
    copy = pointing_elsewhere(
        _with_keys(original, renamed), {old: new for (sort, old), new in renamed.items() if sort != "page"}
    )
    at = next_to(tree, address)
    if sort_of(copy) != "page":
        fits(tree, at[:-2], copy)
    return inserted(tree, at, copy)


def _new_keys(tree: Tree, original: Tree) -> dict[tuple[str, str], str]:
    """(sort, old key) → new key, for an element and all in it."""
    used = {True: taken(tree, is_page=True), False: taken(tree)}
    made: dict[tuple[str, str], str] = {}
    for each in (original, *(item for _, item in inside(original))):
        sort = sort_of(each)
        key = free(each[sort], used[sort == "page"])
        used[sort == "page"].add(key)
        made[sort, each[sort]] = key
    return made


def _with_keys(item: Tree, renamed: dict[tuple[str, str], str]) -> Tree:
    sort = sort_of(item)
    copy = item | {sort: renamed[sort, item[sort]]}
    return copy | {"items": [_with_keys(each, renamed) for each in item["items"]]} if "items" in item else copy
