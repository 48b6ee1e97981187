"""A form that comes as a file, ours or of another system. What cannot be read can be mended on the page."""

from collections.abc import Callable

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.paper import workshop
from eservices import services
from eservices.database import Database
from eservices.publishing import proposals
from eservices.publishing.form_refusals import ProposalOpen, ServiceIdTaken
from forms import importers, uploaded
from forms.importers import ImportRefused
from forms.texts import Say, to_say
from forms.tree import LARGEST_BYTES
from forms.uploaded import Uploaded
from portal.admin.beginning import begun, free_id, show_ways
from portal.desk import told
from portal.desk.surroundings import show, signed_in
from portal.endpoint import action, see_other
from portal.visit import Visit

OURS = "yaml"
MOST_FLAWS = 40
TOO_HARD = to_say("Filen går inte att läsa. Den är för stor eller för krånglig.")


def bring(visit: Visit, database: Database) -> Response:
    """A file becomes a draft. It is read in a process of its own, and no transaction waits for that."""
    file = visit.uploads.get("file")
    data = file.file.read(importers.LARGEST_BYTES + 1) if file else b""
    name, chosen = (file.filename or "") if file else "", visit.fields.get("format", "")
    if not data:
        return _again(visit, database, visit.say("Välj en fil som inte är tom."))
    if chosen == OURS or (not chosen and uploaded.is_ours(data)):
        return mend(visit, database, data)
    try:
        found = workshop.run(importers.read, chosen, data, name)
    except ImportRefused as refused:
        return _again(visit, database, visit.say(refused.reason))
    except workshop.PaperFailed:
        return _again(visit, database, visit.say(TOO_HARD))
    with database.writing() as db:
        tree = found.tree | {"service": free_id(db, _title(found.tree))}
        proposal = proposals.start(db, signed_in(visit), tree, tasks=[task.as_row() for task in found.tasks])
        told.leave(visit, "imported")
        return see_other(f"/admin/proposals/{proposal.id}/{'tasks' if found.tasks else 'catalogue'}")


def _title(tree: dict) -> str:
    title = tree.get("title", "")
    return title.get("sv", "") if isinstance(title, dict) else str(title)


def _again(visit: Visit, database: Database, words: str) -> Response:
    with database.reading() as db:
        return show_ways(visit, db, {"file": words})


def written(visit: Visit, database: Database) -> Response:
    """The text of a file that was mended on the page."""
    return mend(visit, database, visit.fields.get("text", "").encode())


def mend(visit: Visit, database: Database, data: bytes) -> Response:
    """One of our own files: a draft where it can be read, or else its text with every fault."""
    read = read_ours(visit.say, data)
    if isinstance(read, str):
        return _again(visit, database, read)
    if read.tree is None:
        with database.reading() as db:
            return show_flaws(visit, db, read, "/admin/import/text", "/admin/new")
    with database.writing() as db:
        return _begin(visit, db, read)


def read_ours(say: Say, data: bytes) -> Uploaded | str:
    """The file as it was read, or why it cannot be."""
    if len(data) > LARGEST_BYTES:
        return say("Filen är för stor. Ett formulär får ha högst {limit} tecken.", limit=say.number(LARGEST_BYTES))
    try:
        return workshop.run(uploaded.read, data)
    except workshop.PaperFailed:
        return say(TOO_HARD)


def show_flaws(visit: Visit, db: Session, read: Uploaded, to: str, back: str) -> Response:
    """The text with what is wrong in it, line by line, to be mended right there."""
    flaws = [(flaw.line, flaw.said(visit.say)) for flaw in read.flaws[:MOST_FLAWS]]
    return show(
        visit, db, "admin/mend.html", status=422, text=read.text, flaws=flaws, more=max(0, len(read.flaws) - MOST_FLAWS),
        to=to, back=back, lines=read.text.count("\n") + 1,
    )  # fmt: skip


def _begin(visit: Visit, db: Session, read: Uploaded) -> Response:
    """The file as a draft of the form that it names; where that is being written already, the way to it."""
    assert read.tree is not None
    try:
        base = services.find_live(db, str(read.tree["service"]))
        proposal = proposals.start(db, signed_in(visit), read.tree, read.text, base=base)
    except ProposalOpen as other:
        return show(visit, db, "admin/open-already.html", status=409, other=other, text=read.text)
    except ServiceIdTaken:
        tree = read.tree | {"service": free_id(db, _title(read.tree))}
        proposal = proposals.start(db, signed_in(visit), tree, read.text)
    return begun(visit, proposal, "imported")


_Free = Callable[[Visit, Database], Response]


def _post(path: str, handler: _Free, *, files: bool = False) -> Route:
    return Route(path, action(handler, staff="administrator", files=files, transaction=False), methods=["POST"])


routes = [_post("/admin/import", bring, files=True), _post("/admin/import/text", written)]
