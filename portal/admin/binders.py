"""The binders of sheets that stand in libraries and at service points: which of them are old, and new ones to print."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from accessibility.days import short_day
from eservices import binders, clock, services, sheets
from eservices.binders import Binder
from eservices.refusals import WordsMissing, WordsTooMany
from portal.admin import binder_words
from portal.desk import told
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.refusals import NotFound
from portal.visit import Visit, asked_number
from portal.wordless import Problems

HERE = "/admin/binders"


def overview(visit: Visit, db: Session) -> Response:
    return view(visit, db, {})


def view(visit: Visit, db: Session, problems: Problems) -> Response:
    say, standing = visit.say, binders.standing(db)
    return show(
        visit, db, "admin/binders.html", status=422 if problems else 200, problems=problems, binders=standing,
        old=_old(visit, db, standing), sizes=[(size, say(words)) for size, words in binder_words.SIZES.items()],
        languages=[(code, languages.called(code, say)) for code in _written(db)],
        size_words=binder_words.SIZES, day=lambda at: short_day(at, say),
    )  # fmt: skip


def _old(visit: Visit, db: Session, standing: list[Binder]) -> dict[int, list[str]]:
    """Binder → why it is out of date."""
    offered, face, titles = binders.offered(db), visit.municipality.face, _titles(visit, db)
    found = {each.id or 0: binders.changes(each, offered, face, clock.today()) for each in standing}
    return {number: list(binder_words.told(changes, titles, visit.say)) for number, changes in found.items() if changes}


def _titles(visit: Visit, db: Session) -> dict[str, str]:
    return {version.service_id: visit.say.text(version.form.title) for version in services.all_live(db)}


def _written(db: Session) -> list[str]:
    """The languages that sheets are handed out in."""
    return list(dict.fromkeys(each.language for each in binders.offered(db)))


def order(visit: Visit, db: Session) -> Response:
    size, chosen = visit.fields.get("size", "standard"), set(visit.fields.getlist("languages")) & set(_written(db))
    try:
        binders.order(db, visit.fields.get("place", ""), size if size in sheets.SIZES else "standard", chosen, _name(visit))
    except WordsMissing:
        return view(visit, db, {"place": visit.say("Skriv var pärmen ska stå.")})
    except WordsTooMany as refusal:
        return view(visit, db, {"place": visit.say("Skriv ett kortare namn, högst {n} tecken.", n=refusal.limit)})
    told.leave(visit, "binder-ordered")
    return see_other(HERE)


def renew(visit: Visit, db: Session) -> Response:
    """A new one for the same place; the old one is no longer listed."""
    binders.renew(db, _binder(visit, db), _name(visit))
    told.leave(visit, "binder-ordered")
    return see_other(HERE)


def retire(visit: Visit, db: Session) -> Response:
    binders.retire(db, _binder(visit, db), _name(visit))
    told.leave(visit, "binder-retired")
    return see_other(HERE)


def pdf(visit: Visit, db: Session) -> Response:
    binder = _binder(visit, db)
    if binder.pdf is None:
        raise NotFound
    headers = {"Content-Disposition": f'inline; filename="binder-{binder.id}.pdf"', "Cache-Control": "no-store"}
    return Response(binder.pdf, media_type="application/pdf", headers=headers)


def _binder(visit: Visit, db: Session) -> Binder:
    binder = binders.find(db, asked_number(visit, "binder"))
    if binder is None:
        raise NotFound
    return binder


def _name(visit: Visit) -> str:
    return signed_in(visit).full_name


routes = [
    Route(HERE, page(overview, staff="administrator")),
    button(HERE, order, staff="administrator"),
    Route(f"{HERE}/{{binder}}.pdf", page(pdf, staff="administrator")),
    button(f"{HERE}/{{binder}}/renewal", renew, staff="administrator"),
    button(f"{HERE}/{{binder}}/retirement", retire, staff="administrator"),
]
