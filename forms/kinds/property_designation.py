"""A property's name in the land register: Björneborg 3:12, Räven 4, with or without the municipality before it."""

import re

from forms.definition import Question
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say

_DESIGNATION = re.compile(
    r"""
    [^\W\d_][\w .'&/:-]*?              # municipality, district or block
    [ ](?:(?:\d{1,4}|S|GA|FS):)?\d{1,5} # block:unit, a common, or the unit alone
    (?:>\d{1,4})?                       # one of several areas
    """,
    re.IGNORECASE | re.VERBOSE,
)


def read(question: Question, raw: Raw) -> object:
    written = re.sub(r"\s*:\s*", ":", typed(raw))
    if not written:
        return None
    if len(written) > 80 or not _DESIGNATION.fullmatch(written):
        return Wrong("not_a_property")
    return written


def spoken(question: Question, value: object, say: Say) -> str:
    return str(value).replace(":", f" {say('kolon')} ")


def hint(question: Question, say: Say) -> str:
    return say("Till exempel Björneborg 3:12.")


KIND = Kind(understand=read, spoken=spoken, hint=hint, is_figures=True)
