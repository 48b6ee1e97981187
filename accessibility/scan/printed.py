"""A page's sheet as it left the house: of a copy, with the answers that were printed on it, so that only a pen's ink counts."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from accessibility.paper import workshop
from accessibility.paper.answered.edition import Edition
from eservices import copies, services, tokens
from eservices.database import Database
from forms.answers import Answers, load
from forms.journey import walk


class Printed(NamedTuple):
    """What a page is compared with."""

    layout: Mapping[str, Any]
    pdf: bytes


def of_token(database: Database, token: str) -> Printed | None:
    """The sheet of that token; None for one that is gone. Raises PaperFailed."""
    with database.reading() as db:
        sheet = tokens.sheet_of(db, token)
        if sheet is None:
            return None
        printed, copy = Printed(sheet.layout, sheet.pdf), copies.find(db, token)
        if copy is None or not copy.printed:
            return printed
        version, answers, language = services.version(db, copy.version_id), load(copy.printed), copy.language
        edition = Edition(version.form, version.number, printed.pdf, printed.layout)
    return Printed(printed.layout, workshop.run(_filled, edition, token, answers, language))


def _filled(edition: Edition, token: str, answers: Answers, language: str) -> bytes:
    """Runs in the workshop, which alone loads what is slow to load."""
    from accessibility.languages import say_for
    from accessibility.paper.answered.filling import fill

    return fill(edition, token, walk(edition.form, answers, has_come=True), say_for(language)).pdf
