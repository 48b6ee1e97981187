"""A page's sheet as it left the house: of a copy, with the answers that were printed on it, so that only a pen's ink counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accessibility.paper import workshop
from eservices import copies, services, tokens
from eservices.database import Database
from forms.answers import Answers, load
from forms.definition import Form


@dataclass(frozen=True)
class Printed:
    """What a page is compared with."""

    layout: Mapping[str, Any]
    pdf: bytes


@dataclass(frozen=True)
class _Copied:
    form: Form
    version: int
    language: str
    token: str
    answers: Answers


def of_token(database: Database, token: str) -> Printed | None:
    """The sheet of that token; None for one that is gone. Raises PaperFailed."""
    with database.reading() as db:
        sheet = tokens.sheet_of(db, token)
        if sheet is None:
            return None
        printed, copy = Printed(sheet.layout, sheet.pdf), copies.find(db, token)
        if copy is None or not copy.printed:
            return printed
        version = services.version(db, copy.version_id)
        copied = _Copied(version.form, version.number, copy.language, token, load(copy.printed))
    return Printed(printed.layout, workshop.run(_filled, printed, copied))


def _filled(printed: Printed, copied: _Copied) -> bytes:
    """Runs in the workshop, which alone loads what is slow to load."""
    from accessibility.languages import say_for
    from accessibility.paper.answered.edition import Edition
    from accessibility.paper.answered.filling import fill
    from forms.journey import walk

    edition = Edition(copied.form, copied.version, printed.pdf, printed.layout)
    journey = walk(copied.form, copied.answers, has_come=True)
    return fill(edition, copied.token, journey, say_for(copied.language)).pdf
