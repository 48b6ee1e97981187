"""What people type and paste, made fit for a definition: no invisible characters, no endless texts."""

import re
import unicodedata
from collections.abc import Mapping

from forms.editing.refusals import EditRefused
from forms.texts import FIRST_LANGUAGE, LONGEST_CODE, UNWRITTEN

LONGEST_TEXT = 4_000
LONGEST_LIST = 200
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_BREAKS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_ONE_LINE = frozenset({"label", "title", "entry_title", "specify", "unit", "fee", "case_type"})


def words(value: object, name: str = "") -> str:
    """One text as it is kept: composed characters, unseen ones gone, lines without trailing space. Raises EditRefused."""
    plain = _UNSEEN.sub("", _BREAKS.sub("\n", unicodedata.normalize("NFC", str(value))))
    if len(plain) > LONGEST_TEXT:
        raise EditRefused("too_long", name, limit=LONGEST_TEXT)
    if name in _ONE_LINE:
        return " ".join(plain.split())
    return "\n".join(line.rstrip() for line in plain.replace("\t", " ").split("\n")).strip()


def text(old: object, value: object, is_needed: bool, name: str = "") -> object:
    """A text with the given languages put into it; those not given stay. None when nothing is left and none is needed."""
    before = {FIRST_LANGUAGE: old} if isinstance(old, str) else dict(old) if isinstance(old, Mapping) else {}
    given = value if isinstance(value, Mapping) else {FIRST_LANGUAGE: value or ""}
    if value is None:
        before = {}
    after = before | {is_language(code): words(each or "", name) for code, each in given.items()}
    left = {code: each for code, each in after.items() if each}
    if not left and not is_needed:
        return None
    if not left.get(FIRST_LANGUAGE):
        left = {FIRST_LANGUAGE: UNWRITTEN} | {code: each for code, each in left.items() if code != FIRST_LANGUAGE}
    is_bare = isinstance(old, str) and set(left) == {FIRST_LANGUAGE}
    return left[FIRST_LANGUAGE] if is_bare else left


def is_language(code: object) -> str:
    """The code itself. Raises EditRefused when it is none."""
    if not isinstance(code, str) or len(code) > LONGEST_CODE or not _LANGUAGE.fullmatch(code):
        raise EditRefused("not_a_language")
    return code


def listed(value: object) -> list[object]:
    """A list of bounded length; a text is a list of its lines."""
    many = [line for line in value.splitlines() if line.strip()] if isinstance(value, str) else list(value or ())  # type: ignore[call-overload]
    if len(many) > LONGEST_LIST:
        raise EditRefused("too_many", limit=LONGEST_LIST)
    return many


def cleaned(value: object, name: str = "") -> object:
    """A scalar, list or mapping with its texts cleaned; None for what is empty."""
    if isinstance(value, str):
        return words(value, name) or None
    if isinstance(value, Mapping):
        return {str(key): kept for key, each in value.items() if (kept := cleaned(each, name)) is not None} or None
    if isinstance(value, list | tuple):
        return [kept for each in listed(value) if (kept := cleaned(each, name)) is not None] or None
    return value
