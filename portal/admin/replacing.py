"""The file of a draft, changed elsewhere and uploaded again: what it changes is shown before it takes the draft's place."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices.database import Database
from eservices.publishing import proposals
from eservices.publishing.form_refusals import ChangedMeanwhile, FormNotAllowed, ServiceIdTaken
from eservices.publishing.proposals import Proposal
from forms.reading import shaped
from forms.uploaded import Uploaded
from portal.admin.closed import show_closed
from portal.admin.comparison import pieces
from portal.admin.proposal import own_proposal, root_of, seen_revision
from portal.admin.uploads import read_ours, show_flaws
from portal.desk import told
from portal.desk.surroundings import show, signed_in
from portal.endpoint import action, page, see_other
from portal.visit import Visit


def ask(visit: Visit, db: Session, problem: str = "") -> Response:
    """Which file it is."""
    proposal = own_proposal(visit, db)
    return show(visit, db, "admin/upload.html", status=422 if problem else 200, proposal=proposal, problem=problem)


def bring(visit: Visit, database: Database) -> Response:
    """The file, or its text as it was mended: what is wrong, what it would change, or, once that was seen, the change."""
    file = visit.uploads.get("file")
    data = file.file.read() if file else visit.fields.get("text", "").encode()
    read = read_ours(visit.say, data) if data.strip() else visit.say("Välj en fil som inte är tom.")
    if isinstance(read, str):
        with database.reading() as db:
            return ask(visit, db, read)
    if read.tree is None:
        with database.reading() as db:
            root = root_of(own_proposal(visit, db))
            return show_flaws(visit, db, read, f"{root}/file", f"{root}/upload")
    seen = seen_revision(visit)
    if "replace" not in visit.fields or seen is None:
        with database.reading() as db:
            return _differences(visit, db, own_proposal(visit, db), read)
    with database.writing() as db:
        return _replaced(visit, db, own_proposal(visit, db), read, seen)


def _replaced(visit: Visit, db: Session, proposal: Proposal, read: Uploaded, seen: int) -> Response:
    """The file in the draft's place, if nobody has written since its reader saw what that changes."""
    tree, by, what = read.tree or {}, signed_in(visit), {"verb": "upload"}
    try:
        proposals.edit(db, proposal.id or 0, by, lambda _: tree, what, revision=seen, source=read.text)
    except ServiceIdTaken:
        return ask(visit, db, visit.say("Filen är till ett annat formulär: {service}.", service=str(tree["service"])))
    except ChangedMeanwhile:
        return _differences(visit, db, own_proposal(visit, db), read)
    except FormNotAllowed:
        return show_closed(visit, db, proposal)
    told.leave(visit, "replaced")
    return see_other(root_of(proposal))


def _differences(visit: Visit, db: Session, proposal: Proposal, read: Uploaded) -> Response:
    found = pieces(shaped(proposal.tree), shaped(read.tree or {}), visit.say)
    return show(
        visit, db, "admin/replace.html", proposal=proposal, pieces=found, text=read.text,
        is_later="replace" in visit.fields,
    )  # fmt: skip


routes = [
    Route("/admin/proposals/{proposal}/upload", page(ask, staff="administrator")),
    Route(
        "/admin/proposals/{proposal}/file",
        action(bring, staff="administrator", files=True, transaction=False), methods=["POST"],
    ),
]  # fmt: skip
