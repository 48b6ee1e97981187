"""A draft is begun: of a form that is there, of one of its old versions, or of a form of one's own, copied or from nothing."""

from itertools import count

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.paper import workshop
from eservices import people, services
from eservices.database import Database
from eservices.publishing import proposals
from eservices.publishing.form_refusals import ProposalOpen
from eservices.publishing.proposals import Proposal
from eservices.services import Version
from forms import importers, uploaded
from forms.editing.places import Tree
from forms.editing.starting import blank, from_form, from_tree
from forms.importers.keys import slug_like
from forms.texts import Say
from portal.desk import told
from portal.desk.surroundings import group_names, show, signed_in
from portal.endpoint import action, button, page, see_other
from portal.visit import Visit, asked_number
from portal.wordless import Problems

LONGEST_TITLE = 100
LONGEST_ID = 36


def ways(visit: Visit, db: Session) -> Response:
    return show_ways(visit, db, {})


def show_ways(visit: Visit, db: Session, problems: Problems) -> Response:
    """Three ways to begin, each a form of its own; a file is read by `uploads`."""
    names = {department.id: visit.say(department.name) for department in people.departments(db)}
    models = sorted((visit.say.text(version.form.title), version.service_id) for version in services.all_live(db))
    return show(
        visit, db, "admin/new.html", status=422 if problems else 200, problems=problems, names=group_names(db),
        departments=sorted(names.items(), key=lambda pair: pair[1]), models=[(service, title) for title, service in models],
        formats=formats(visit.say), limit=importers.LARGEST_BYTES,
    )  # fmt: skip


def formats(say: Say) -> list[tuple[str, str]]:
    """What a file may be, for a choice; by itself it is guessed."""
    known = [(name, f"{format.title} ({', '.join(format.endings)})") for name, format in importers.FORMATS.items()]
    return [("", say("Det syns på filen")), ("yaml", say("Ett formulär härifrån (.yaml)")), *known]


def begin_blank(visit: Visit, db: Session) -> Response:
    title, problems = _titled(visit, "title")
    department = visit.fields.get("department", "")
    if department not in {each.id for each in people.departments(db)}:
        problems["department"] = visit.say("Välj vilken förvaltning som ansvarar.")
    if problems:
        return show_ways(visit, db, problems)
    return begun(visit, proposals.start(db, signed_in(visit), blank(free_id(db, title), title, department)))


def begin_copy(visit: Visit, db: Session) -> Response:
    """A form of one's own with the pages and questions of another."""
    title, problems = _titled(visit, "copy_title")
    model = visit.fields.get("model", "")
    if model not in {version.service_id for version in services.all_live(db)}:
        problems["model"] = visit.say("Välj ett formulär att utgå från.")
    if problems:
        return show_ways(visit, db, problems)
    tree = from_tree(from_form(services.live(db, model).form), free_id(db, title), title)
    return begun(visit, proposals.start(db, signed_in(visit), tree))


def _titled(visit: Visit, field: str) -> tuple[str, Problems]:
    title = " ".join(visit.fields.get(field, "").split())
    if not title:
        return "", {field: visit.say("Skriv vad formuläret ska heta.")}
    over = len(title) - LONGEST_TITLE
    return title, {field: visit.say("Skriv kortare. Texten är {over} tecken för lång.", over=over)} if over > 0 else {}


def free_id(db: Session, title: str) -> str:
    """An id for the address out of a title: "Färdtjänst för barn" → fardtjanst-for-barn, numbered where it is taken."""
    wish = slug_like(title)[:LONGEST_ID].rstrip("-")
    if services.is_reserved(wish):
        wish = f"form-{wish}".rstrip("-")[:LONGEST_ID]
    taken = {version.service_id for version in services.all_live(db)} | {each.service_id for each in proposals.all_open(db)}
    return wish if wish not in taken else next(name for n in count(2) if (name := f"{wish}-{n}") not in taken)


def begin_from_live(visit: Visit, database: Database) -> Response:
    """A draft of the form as it is published; where one is open already, the way to it."""
    with database.reading() as db:
        version = _read(services.live(db, services.find(db, visit.path["service"]).id))
    return _drawn(visit, database, version)


def bring_back(visit: Visit, database: Database) -> Response:
    """A draft of the form as it was in an old version."""
    with database.reading() as db:
        service = services.find(db, visit.path["service"])
        version = _read(services.find_version(db, service.id, asked_number(visit, "number")))
    return _drawn(visit, database, version)


def _read(version: Version) -> Version:
    """With its contents, for when the transaction has ended."""
    assert version.form and version.source is not None
    return version


def _drawn(visit: Visit, database: Database, version: Version) -> Response:
    tree = tree_of(version)
    with database.writing() as db:
        try:
            return begun(visit, proposals.start(db, signed_in(visit), tree, version.source, base=version))
        except ProposalOpen as other:
            return show(visit, db, "admin/open-already.html", status=409, other=other, text="")


def tree_of(version: Version) -> Tree:
    """The tree of its file, as it was written there; that of its form where the file cannot be read any more."""
    try:
        read = workshop.run(uploaded.read, version.source.encode())
    except workshop.PaperFailed:
        return from_form(version.form)
    return read.tree if read.tree is not None else from_form(version.form)


def begun(visit: Visit, proposal: Proposal, what: str = "begun") -> Response:
    """The way to a draft that is there now."""
    told.leave(visit, what)
    return see_other(f"/admin/proposals/{proposal.id}")


routes = [
    Route("/admin/new", page(ways, staff="administrator")),
    button("/admin/new/blank", begin_blank, staff="administrator"),
    button("/admin/new/copy", begin_copy, staff="administrator"),
    Route(
        "/admin/forms/{service}/proposal", action(begin_from_live, staff="administrator", transaction=False), methods=["POST"]
    ),
    Route(
        "/admin/forms/{service}/versions/{number}/proposal",
        action(bring_back, staff="administrator", transaction=False), methods=["POST"],
    ),
]  # fmt: skip
