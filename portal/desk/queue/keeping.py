"""Saved views: kept for oneself or for one's group, and dropped again."""

from sqlmodel import Session
from starlette.responses import Response

from eservices import queue as lists
from eservices.contact_centre.refusals import TooManyViews, ViewTaken
from eservices.contact_centre.sharing_work import views
from eservices.refusals import WordsMissing, WordsTooMany
from portal.desk import told
from portal.desk.queue import listing
from portal.desk.queue.looking import Look
from portal.desk.surroundings import signed_in
from portal.endpoint import button, see_other
from portal.visit import Visit, asked_number


def keep(visit: Visit, db: Session) -> Response:
    by = signed_in(visit)
    look = Look.of(visit.fields.get("look", ""), lists.counts(db, by))
    name, group = visit.fields.get("name", ""), visit.fields.get("owner", "")
    try:
        views.save(db, by, name, look.asked, group)
    except WordsMissing:
        return _again(visit, db, look, visit.say("Skriv vad urvalet ska heta."))
    except WordsTooMany as refusal:
        return _again(visit, db, look, visit.say("Skriv ett kortare namn, högst {n} tecken.", n=refusal.limit))
    except ViewTaken:
        return _again(visit, db, look, visit.say("Det finns redan ett urval som heter så. Skriv ett annat namn."))
    except TooManyViews as refusal:
        return _again(visit, db, look, visit.say("Det finns redan {n} sparade urval. Ta bort något först.", n=refusal.limit))
    told.leave(visit, "view-kept")
    return see_other(look.address)


def _again(visit: Visit, db: Session, look: Look, problem: str) -> Response:
    return listing.view(visit, db, look, {"name": problem})


def drop(visit: Visit, db: Session) -> Response:
    views.remove(db, signed_in(visit), asked_number(visit, "view"))
    told.leave(visit, "view-dropped")
    return see_other("/desk")


routes = [
    button("/desk/views", keep),
    button("/desk/views/{view}/removal", drop),
]
