"""The names that answers are kept under: made from words, free in the tree, and changed only before anyone has answered."""

import re
import unicodedata
from collections.abc import Iterable

from forms.editing.places import Tree, address_of, inside, key_of, walk

_KEY = re.compile(r"[a-z][a-z0-9_]{0,47}")
LONGEST_MADE = 32


def key_from(words: str, otherwise: str) -> str:
    """A key out of words, "Vad heter du?" → vad_heter_du; `otherwise` where they hold nothing to make one of."""
    letters = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")
    if len(made) > LONGEST_MADE:
        made = made[: LONGEST_MADE + 1].rpartition("_")[0] or made[:LONGEST_MADE]
    return made if _KEY.fullmatch(made) else otherwise


def is_key(word: str) -> bool:
    return bool(_KEY.fullmatch(word))


def taken(tree: Tree, is_page: bool = False) -> set[str]:
    """The keys in use: those of pages, or those of all items."""
    return {key_of(element) for path, element in walk(tree) if (len(path) == 2) is is_page}


def free(wish: str, used: Iterable[str]) -> str:
    """The wish itself, or with the first number from 2 that is free."""
    used = set(used)
    if wish not in used:
        return wish
    stem = re.sub(r"_\d+$", "", wish)[: 48 - 5]
    return next(name for n in range(2, len(used) + 3) if (name := f"{stem}_{n}") not in used)


def free_key(tree: Tree, wish: str, is_page: bool = False) -> str:
    """A key that no other page, or no other item, of the tree has."""
    return free(wish, taken(tree, is_page))


def addresses_in(element: Tree) -> list[str]:
    """The address of an element and of all that stands in it."""
    return [address_of(element), *(address_of(item) for _, item in inside(element))]


def question_keys(element: Tree) -> set[str]:
    """The keys of all items in an element, itself included unless it is a page: those that other places may refer to."""
    own = set() if "page" in element else {key_of(element)}
    return own | {key_of(item) for _, item in inside(element)}
