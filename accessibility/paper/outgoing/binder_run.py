"""The job of a binder: draw the sheets that are not drawn yet, some at a time, and bind them."""

from collections.abc import Mapping, Sequence
from time import monotonic

from accessibility.paper import masters, workshop
from accessibility.paper.outgoing.leaves import Frame, Leaf
from eservices import binders, services, sheets
from eservices.binders import Held
from eservices.database import Database
from eservices.jobs import MoreToDo
from eservices.municipality import Municipality

ROUND_SECONDS = 10.0


def draw_binder(database: Database, payload: Mapping[str, object], *, municipality: Municipality) -> None:
    """Draw for a while, then make way for others; bind when all are drawn. Raises MoreToDo, PaperFailed, LayoutIncomplete."""
    number = int(str(payload["binder_id"]))
    with database.reading() as db:
        binder = binders.find(db, number)
        if binder is None or binder.drawn_at:
            return
        held = binders.offered(db, binder.languages)
        frame = Frame(binder.place, binder.valid_until, masters.as_size(binder.size))
    pdf, pages = bound(database, held, frame, municipality, until=monotonic() + ROUND_SECONDS)
    with database.writing() as db:
        binders.keep_paper(db, number, held, municipality.face, pdf, pages)


def bound(
    database: Database, held: Sequence[Held], frame: Frame, municipality: Municipality, until: float = float("inf")
) -> tuple[bytes, int]:
    """The file of these sheets and how many pages it has. Raises MoreToDo when there is more to draw and it is time."""
    leaves = []
    for each in held:
        leaves.append(_leaf(database, each, frame, municipality))
        if monotonic() > until and each != held[-1]:
            raise MoreToDo
    return workshop.run(_bind, leaves, frame, municipality)


def _leaf(database: Database, held: Held, frame: Frame, municipality: Municipality) -> Leaf:
    """The master as it is: what is copied from a binder bears the master's own name."""
    from accessibility.languages import say_for

    with database.reading() as db:
        version = services.find_version(db, held.service, held.number)
        number, form = version.id or 0, version.form
    masters.draw(database, municipality, number, held.language, frame.size)
    with database.reading() as db:
        sheet = sheets.find(db, number, held.language, frame.size, municipality.face)
        assert sheet is not None
        return Leaf(held.language, say_for(held.language).text(form.title), held.number, sheet.pages, sheet.pdf)


def _bind(leaves: Sequence[Leaf], frame: Frame, municipality: Municipality) -> tuple[bytes, int]:
    """Runs in the workshop, which alone loads what is slow to load."""
    from accessibility.paper.outgoing import binder

    return binder.bind(leaves, frame, municipality)
