"""What a letter about a case is made of: facts on top, what it is about, and parts under their headings."""

from collections.abc import Mapping
from dataclasses import dataclass

from eservices.contact_centre.letters.outgoing.posting import Letter
from forms.texts import Borrowed

LENT = "language"
"""The key by which words that another language lends are told apart in a payload."""


@dataclass(frozen=True)
class Part:
    """A heading, and what stands under it."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class CaseLetter(Letter):
    """`facts` are what they are and what they say, `lead` is what matters most; `room` is how many lines to answer on."""

    facts: tuple[tuple[str, str], ...] = ()
    lead: str = ""
    parts: tuple[Part, ...] = ()
    room: int = 0

    def payload(self) -> dict[str, object]:
        """As JSON, where words that are lent by another language keep its name."""
        return {name: _kept(value) for name, value in vars(self).items()}


def _kept(value: object) -> object:
    if isinstance(value, Borrowed):
        return {"words": str(value), LENT: value.language}
    if isinstance(value, Part):
        return {"heading": _kept(value.heading), "paragraphs": _kept(value.paragraphs)}
    return [_kept(each) for each in value] if isinstance(value, tuple) else value


def unfolded(value: object) -> object:
    """A payload as it was before it was kept: the words with the language that lends them."""
    if isinstance(value, Mapping) and LENT in value:
        return Borrowed(str(value["words"]), str(value[LENT]))
    if isinstance(value, Mapping):
        return {name: unfolded(each) for name, each in value.items()}
    return [unfolded(each) for each in value] if isinstance(value, list) else value
