"""The seal: proof that a form was sent from a page of ours, in the same browser that got it.

A random cookie holds the seal; each form carries its HMAC under our secret, salted so that compression cannot give it away.
The cross-site check comes first: Sec-Fetch-Site, else Origin, else Referer (lynx and w3m send only the last).
"""

import hmac
import secrets
from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import urlsplit

FIELD = "seal"
COOKIE = "lucka_seal"
SALT = 8


def new() -> str:
    """A seal for one browser."""
    return secrets.token_urlsafe(24)


def token(secret: bytes, seal: str) -> str:
    """What a form carries; another one each time, all good for as long as the seal."""
    salt = secrets.token_hex(SALT // 2)
    return salt + _mac(secret, seal, salt)


def fits(secret: bytes, seal: str, token: str) -> bool:
    """Whether the token was made for this seal."""
    return bool(seal) and hmac.compare_digest(token[SALT:].encode(), _mac(secret, seal, token[:SALT]).encode())


def _mac(secret: bytes, seal: str, salt: str) -> str:
    return hmac.new(secret, f"seal\n{salt}\n{seal}".encode(), sha256).hexdigest()[:40]


def is_from_here(headers: Mapping[str, str], host: str) -> bool:
    """Whether the browser says that a page of this host sent it. Who says nothing at all is let on to the token."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    said = headers.get("origin")
    if said is None:
        said = headers.get("referer", "")
    return not said or _netloc(said).lower() == host.lower()


def _netloc(address: str) -> str:
    """The host and port in an address; "null", which is no host of ours, when it is none."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return "null"
