"""A page whose code cannot be read: a person who sees it types what stands under the code, or picks the sheet."""

from collections.abc import Mapping

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from accessibility.paper.files import page_name
from eservices.contact_centre.letters.incoming import moving, naming
from eservices.contact_centre.letters.incoming.naming import Name
from eservices.contact_centre.refusals import PageUnknown
from portal.desk import told
from portal.desk.mail.listing import HERE, LETTER, titles
from portal.desk.mail.pages import own_page
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit, read_number

SIZES = {"standard": "", "large": "18", "largest": "24"}


def ask(visit: Visit, db: Session) -> Response:
    """The picture, and what can be told about it."""
    return _view(visit, db, {}, visit.query.get("service", ""))


def _view(visit: Visit, db: Session, problems: Mapping[str, str], service: str) -> Response:
    letter, asked = own_page(visit, db, hold=False)
    named, service = titles(visit, db), service or letter.service_id
    drawn = naming.sheets_of(db, service) if service in named else []
    return show(
        visit, db, "desk/mail/page-name.html", status=422 if problems else 200, problems=problems, letter=letter, asked=asked,
        services=[("", visit.say("Välj")), *named.items()], service=service if service in named else "",
        sheets=[(known.sheet.token, _called(visit, known)) for known in drawn],
        code=visit.fields.get("code", ""), number=visit.fields.get("number", ""), sheet=visit.fields.get("sheet", ""),
    )  # fmt: skip


def _called(visit: Visit, known: naming.Known) -> str:
    """Version, language and size, with how many pages."""
    say, sheet = visit.say, known.sheet
    words = [say("Version {n}", n=known.version.number), languages.called(sheet.language, say)]
    words += [say("stor text, {n} punkter", n=SIZES[sheet.size])] if SIZES[sheet.size] else []
    return ", ".join([*words, say.count("{n} sida", "{n} sidor", sheet.pages)])


def tell(visit: Visit, db: Session) -> Response:
    """It is read as that page, in the letter that waits for it or where it lies."""
    letter, asked = own_page(visit, db)
    name, service = _name(visit, db), visit.fields.get("service", "")
    try:
        if name is None:
            raise PageUnknown
        home = moving.tell(db, letter, asked, signed_in(visit), name)
    except PageUnknown:
        field = "code" if visit.fields.get("code", "").strip() or not service else "number"
        unknown = visit.say("Ingen sida i våra blanketter heter så. Kontrollera tecknen och sidans nummer.")
        return _view(visit, db, {field: unknown}, service)
    told.leave(visit, "page-named" if home.id == letter.id else "page-moved", value=home.id)
    return see_other(f"{HERE}/{home.id}/pages")


def _name(visit: Visit, db: Session) -> Name | None:
    """What was typed or picked; None for what names no page."""
    typed, number = visit.fields.get("code", "").strip(), read_number(visit.fields.get("number", "").strip()) or 0
    whole = page_name.read(typed)
    if whole:
        return Name(*whole)
    token = page_name.token_of(typed) if typed else visit.fields.get("sheet", "")
    return naming.page_of(db, token or "", number)


routes = [
    Route(LETTER + "/pages/{page}/name", page(ask, staff=True)),
    button(LETTER + "/pages/{page}/name", tell),
]
