"""The name that stands in every page's code, read back: which service and version the sheet is of."""

import re
from typing import NamedTuple

from eservices.references import ALPHABET, TOKEN_LENGTH, is_proved

_NAME = re.compile(r"F1:([A-Z0-9-]{1,40})\.([0-9]{1,6})\.([0-9]{1,4})\.([A-Z0-9]{1,32})", re.IGNORECASE)


class PageName(NamedTuple):
    """What ``marks.payload`` writes."""

    service: str
    version: int
    page: int
    token: str


def read(scanned: str) -> PageName | None:
    """The page that a code names; None for any other text."""
    found = _NAME.fullmatch("".join(scanned.split()))
    return PageName(found[1].lower(), int(found[2]), int(found[3]), found[4].upper()) if found else None


def token_of(typed: str) -> str | None:
    """The token in a page's code, or by itself as someone types it; None for what cannot be one."""
    name = read(typed)
    token = name.token if name else "".join(each for each in typed.upper() if each.isalnum())
    return token if len(token) == TOKEN_LENGTH and set(token) <= set(ALPHABET) and is_proved(token) else None
