"""What the workshop is given to draw, and what comes of it. Light, as the worker that asks for it is."""

from datetime import date
from typing import NamedTuple

from accessibility.paper.answered.edition import Edition
from eservices.contact_centre.letters.outgoing.posting import Posting
from forms.answers import Answers


class Copied(NamedTuple):
    """Whose answers stand on the sheet, under which token; `code` goes on with them on a screen until the day `until`."""

    token: str
    answers: Answers
    code: str
    until: date


class Drawn(NamedTuple):
    """A finished file, and the pages of each part that begins on a leaf of its own: the letter, and every sheet that is to be
    sent back without it."""

    pdf: bytes
    parts: tuple[int, ...]

    @property
    def pages(self) -> int:
        return sum(self.parts)


class Piece(NamedTuple):
    """A posting with all that its drawing needs: there is no database in the workshop. `again`: what was posted before."""

    ordered: Posting
    edition: Edition | None = None
    copied: Copied | None = None
    serials: tuple[str, ...] = ()
    again: Drawn | None = None
