"""What is to be posted, as the worker draws it: each kind of posting by its own hand, once."""

from collections.abc import Mapping

from accessibility.paper import workshop
from eservices.contact_centre import posting
from eservices.contact_centre.posting import Posting
from eservices.database import Database
from eservices.municipality import Municipality


def render(database: Database, payload: Mapping[str, object], *, municipality: Municipality) -> None:
    """Draw what was ordered, unless it is drawn, or called off. Raises PaperFailed."""
    with database.reading() as db:
        ordered = posting.ordered(db, int(str(payload["posting_id"])))
        if ordered is None:
            return
        db.expunge(ordered)
    pdf, pages = workshop.run(_letter, ordered, municipality)
    with database.writing() as db:
        posting.keep_paper(db, ordered.id or 0, pdf, pages)


def _letter(ordered: Posting, municipality: Municipality) -> tuple[bytes, int]:
    """Runs in the workshop, which alone loads what is slow to load."""
    from accessibility.languages import say_for
    from accessibility.paper import letters

    to = letters.To(ordered.to_name, ordered.to_lines)
    size = "large" if ordered.size == "large" else "standard"
    drawn = letters.render(ordered.payload, to, municipality, say_for(ordered.language), size)
    return drawn.pdf, drawn.pages
