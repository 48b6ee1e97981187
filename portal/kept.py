"""What was typed in a form that came after the session had ended: carried through the sign-in, to be sent again."""

import json
from collections.abc import Iterable

from pydantic import TypeAdapter, ValidationError

from portal import seal

FIELD = "kept"
_NEVER = frozenset({seal.FIELD, "password"})
_PAIRS = TypeAdapter(list[tuple[str, str]])
Pairs = list[tuple[str, str]]


def pack(posted: Iterable[tuple[str, str]]) -> str:
    """The fields as the text of one; the seal is made anew and a password is never written into a page."""
    return json.dumps([pair for pair in posted if pair[0] not in _NEVER], ensure_ascii=False)


def unpack(text: str) -> Pairs:
    """The fields again; none of what is not ours."""
    try:
        return [(name, value) for name, value in _PAIRS.validate_json(text) if name not in _NEVER]
    except ValidationError:
        return []


def prose(kept: Pairs) -> str:
    """What someone wrote in words, to read before it is sent again."""
    return "\n\n".join(value for _, value in kept if any(letter.isspace() for letter in value.strip()))
