"""An e-mail address (the shape that HTML's e-mail field takes, and a dot in the domain)."""

import re

from forms.definition import Question
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w](?:[\w-]{0,61}[\w])?(?:\.[\w](?:[\w-]{0,61}[\w])?)+")


def read(question: Question, raw: Raw) -> object:
    address = typed(raw).replace(" ", "").removeprefix("mailto:")
    if not address:
        return None
    if "@" not in address:
        return Wrong("email_without_at")
    return address if len(address) <= 254 and _ADDRESS.fullmatch(address) else Wrong("not_an_email")


def spoken(question: Question, value: object, say: Say) -> str:
    return str(value).replace("@", f" {say('snabel-a')} ").replace(".", f" {say('punkt')} ")


KIND = Kind(understand=read, spoken=spoken)
