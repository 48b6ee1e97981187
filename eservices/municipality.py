"""The municipality: who it is, where it is, and when someone answers."""

import hashlib
import re
from dataclasses import dataclass
from datetime import time
from typing import Annotated

import phonenumbers
from pydantic import AfterValidator, BeforeValidator, Field, PrivateAttr

from eservices.contact_centre.calling_back.staffing import Staffing
from eservices.openings import Given, Hours, Openings
from forms.texts import Text

_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
PAPER = "2"
"""How paper is drawn. With another number every master is drawn anew."""
OFFICE_HOURS: dict[int, Hours] = {weekday: (time(8), time(16, 30)) for weekday in range(5)}


def _can_be_rung(telephone: str) -> str:
    try:
        if telephone:
            phonenumbers.parse(telephone, "SE")
    except phonenumbers.NumberParseException as error:
        raise ValueError("not a telephone number, for example 0123-45 67 00") from error
    return telephone


def colour_of(written: str) -> str:
    """#rrggbb in small letters. Raises ValueError for what is no colour."""
    small = written.strip().lower()
    if not _COLOUR.fullmatch(small):
        raise ValueError('not a colour: write it as "#17494d"')
    return small if len(small) == 7 else "#" + "".join(2 * each for each in small[1:])


def _web_address(written: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+", written):
        raise ValueError("not a web address: it begins with https://")
    return written


def _mail_address(written: str) -> str:
    if not re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\"]+", written):
        raise ValueError("not an e-mail address")
    return written


def _lines(value: object) -> object:
    """An address may be one text with line breaks."""
    return tuple(line.strip() for line in value.strip().splitlines()) if isinstance(value, str) else value


Short = Annotated[str, Field(min_length=1, max_length=80)]
Telephone = Annotated[str, AfterValidator(_can_be_rung)]
Lines = Annotated[tuple[Short, ...], BeforeValidator(_lines), Field(min_length=1, max_length=6)]


def link_to(telephone: str) -> str:
    """The address that rings a number."""
    number = phonenumbers.parse(telephone, "SE")
    return "tel:" + phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@dataclass(frozen=True)
class Picture:
    """A drawing, checked; `width` to `height` is its shape."""

    content: bytes
    media_type: str
    width: int
    height: int


@dataclass(frozen=True)
class Arms:
    """The coat of arms, as the screen and as the printer want it."""

    screen: Picture
    paper: Picture


class ServicePoint(Openings):
    """A place where one can come: a library, a meeting place, a town hall."""

    name: Text
    address: Lines
    telephone: Telephone = ""
    help: Text | None = None

    @property
    def telephone_link(self) -> str:
        return link_to(self.telephone)


class Municipality(Openings):
    """Who the reader is told to write to, visit or ring; `hours` are the telephone's."""

    name: Short = "Lillköping"
    full_name: str = Field(default="", max_length=80)
    telephone: Annotated[Telephone, Field(min_length=1)] = "0123-45 67 00"
    address: Lines = ("Lillköpings kommun", "Kontaktcenter", "100 01 Lillköping")
    visiting_address: Short = "Storgatan 1, Lillköping"
    web_address: Annotated[str, AfterValidator(_web_address)] = "https://www.lillkoping.example"
    email: Annotated[str, AfterValidator(_mail_address)] = "kontaktcenter@lillkoping.example"
    hours: dict[int, Given] = OFFICE_HOURS
    colour: Annotated[str, AfterValidator(lambda written: written and colour_of(written))] = ""
    arms: str = ""
    """The file of the coat of arms, from the data folder."""
    service_points: tuple[ServicePoint, ...] = ()
    callbacks: Staffing = Staffing()
    _drawing: Arms | None = PrivateAttr(default=None)

    @property
    def drawing(self) -> Arms | None:
        """The coat of arms, once its file has been read."""
        return self._drawing

    def with_drawing(self, drawing: Arms) -> "Municipality":
        """The same municipality, with the coat of arms that `arms` names."""
        drawn = self.model_copy()
        drawn._drawing = drawing
        return drawn

    @property
    def formal_name(self) -> str:
        """As an agreement would write it: Lillköpings kommun."""
        return self.full_name or next(iter(self.address), self.name)

    @property
    def telephone_link(self) -> str:
        return link_to(self.telephone)

    @property
    def spoken_web_address(self) -> str:
        """As people say and type it: without what stands before the name."""
        return re.sub(r"^https?://|/$", "", self.web_address)

    @property
    def face(self) -> str:
        """A digest of what stands on paper: when it changes, paper is made anew."""
        told = self.model_dump_json(exclude={"service_points", "exceptions", "eves", "colour", "callbacks"})
        drawn = self._drawing.paper.content if self._drawing else b""
        return hashlib.sha256(PAPER.encode() + told.encode() + drawn).hexdigest()[:16]
