"""What is to be posted, as the worker draws it: each kind of posting by its own hand, once."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from accessibility.paper import masters, workshop
from eservices import copies, services
from eservices.clock import day_of
from eservices.contact_centre.letters import posting
from eservices.contact_centre.letters.posting import Posting
from eservices.database import Database
from eservices.municipality import Municipality
from forms.answers import Answers, load
from forms.definition import Form
from forms.kinds.date import today


class _Sheet(NamedTuple):
    """A copy as it is drawn in the workshop: the master, and what is written on it."""

    form: Form
    version: int
    pdf: bytes
    layout: Mapping[str, object]
    token: str
    answers: Answers
    until: date


def render(database: Database, payload: Mapping[str, object], *, municipality: Municipality) -> None:
    """Draw what was ordered, unless it is drawn, or called off. Raises PaperFailed, LayoutIncomplete, VersionGone."""
    with database.reading() as db:
        ordered = posting.ordered(db, int(str(payload["posting_id"])))
        if ordered is None:
            return
        db.expunge(ordered)
    sheet = _sheet(database, ordered, municipality) if ordered.kind == posting.FILLED else None
    pdf, pages = workshop.run(_drawn, ordered, sheet, municipality)
    with database.writing() as db:
        posting.keep_paper(db, ordered.id or 0, pdf, pages)


def _sheet(database: Database, ordered: Posting, municipality: Municipality) -> _Sheet:
    """The copy with its master, which is drawn first if there is none in this face."""
    with database.reading() as db:
        copy = copies.find(db, str(ordered.payload["copy"]))
        if copy is None:
            raise LookupError("there is no copy of that token")
        draft = copies.draft_of(db, copy)
        until = day_of(draft.expires_at) if draft else today()
        version = services.version(db, copy.version_id)
        form, number, answers = version.form, version.number, load(copy.printed)
        db.expunge(copy)
    master = masters.whole(database, municipality, copy.version_id, copy.language, masters.as_size(copy.size))
    return _Sheet(form, number, master.pdf, master.layout, copy.token, answers, until)


def _drawn(ordered: Posting, sheet: _Sheet | None, municipality: Municipality) -> tuple[bytes, int]:
    """Runs in the workshop, which alone loads what is slow to load."""
    from accessibility.languages import say_for
    from accessibility.paper import letters, packet

    to, say = letters.To(ordered.to_name, ordered.to_lines), say_for(ordered.language)
    if sheet is None:
        drawn = letters.render(ordered.payload, to, municipality, say, masters.as_size(ordered.size))
    else:
        edition = packet.Edition(sheet.form, sheet.version, sheet.pdf, sheet.layout)
        copied = packet.Copied(sheet.token, sheet.answers, str(ordered.payload["code"]), sheet.until)
        drawn = packet.render(edition, copied, to, municipality, say)
    return drawn.pdf, drawn.pages
