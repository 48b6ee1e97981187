"""Signing in and out of the desk."""

import re

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import sessions
from eservices.database import Database
from eservices.refusals import TooManyTries, WrongPassword
from portal import kept
from portal.citizen.status import STATUS_COOKIE
from portal.desk import told
from portal.endpoint import action, button, page, see_other
from portal.rendering import render
from portal.visit import Visit

HOME = "/desk"
_OURS = re.compile(r"/(?:desk|office|admin|services/[\w-]+/apply)(?:[/?][\w/?=&%.~-]*)?")


def way_on(asked: str) -> str:
    """Where to go once signed in: a page of the desk or of what is filled in for someone, never another address."""
    return asked if _OURS.fullmatch(asked) and "//" not in asked else HOME


def door(visit: Visit, db: Session) -> Response:
    """The sign-in page; a colleague who is signed in already may change to another name here."""
    return _door(visit, way_on(visit.query.get("next", "")))


def sign_in(visit: Visit, database: Database) -> Response:
    name, password = visit.fields.get("name", "").strip(), visit.fields.get("password", "")
    problems = _missing(visit, name, password)
    if problems:
        return _door(visit, _next(visit), problems, 422)
    try:
        _, token = sessions.sign_in(database, name, password, visit.address_key)
    except WrongPassword:
        return _door(visit, _next(visit), {"name": visit.say("Namnet och lösenordet hör inte ihop. Kontrollera båda.")}, 422)
    except TooManyTries as refusal:
        return _wait(visit, refusal)
    _end_session(visit, database)
    visit.keep_staff(token)
    typed = kept.unpack(visit.fields.get(kept.FIELD, ""))
    if typed:
        return render(visit, "desk/send-again.html", way=_next(visit), kept=typed, prose=kept.prose(typed))
    return see_other(_next(visit))


def stay(visit: Visit, db: Session) -> Response:
    """Use of the session keeps it; the script of the page reads until when."""
    return see_other("/desk/services")


def sign_out(visit: Visit, database: Database) -> Response:
    """A case that was opened after filling in for someone closes too: the browser may be the next colleague's."""
    _end_session(visit, database)
    visit.forget_staff()
    visit.forget(STATUS_COOKIE)
    told.leave(visit, "signed-out")
    return see_other("/desk/sign-in")


def _end_session(visit: Visit, database: Database) -> None:
    """Nothing that was signed in before stays alive behind a changed cookie."""
    if visit.staff_cookie:
        with database.writing() as db:
            sessions.sign_out(db, visit.staff_cookie)


def _next(visit: Visit) -> str:
    return way_on(visit.fields.get("next", ""))


def _missing(visit: Visit, name: str, password: str) -> dict[str, str]:
    problems = {} if name else {"name": visit.say("Skriv ditt användarnamn.")}
    return problems if password else {**problems, "password": visit.say("Skriv ditt lösenord.")}


def _wait(visit: Visit, refusal: TooManyTries) -> Response:
    words = visit.say("För många försök. Försök igen om {wait}.", wait=_as_wait(visit, refusal.seconds))
    response = _door(visit, _next(visit), {"name": words}, 429)
    response.headers["Retry-After"] = str(refusal.seconds)
    return response


def _as_wait(visit: Visit, seconds: int) -> str:
    if seconds <= 90:
        return visit.say.count("{n} sekund", "{n} sekunder", seconds)
    return visit.say.count("{n} minut", "{n} minuter", -(-seconds // 60))


def _door(visit: Visit, way: str, problems: dict[str, str] | None = None, status: int = 200) -> Response:
    return render(
        visit, "desk/sign-in.html", status=status, way=way, problems=problems or {},
        name=visit.fields.get("name", ""), kept=visit.fields.get(kept.FIELD, ""), told=told.pick_up(visit, {}),
    )  # fmt: skip


routes = [
    Route("/desk/sign-in", page(door)),
    Route("/desk/sign-in", action(sign_in, transaction=False), methods=["POST"]),
    button("/desk/stay", stay),
    Route("/desk/sign-out", action(sign_out, transaction=False), methods=["POST"]),
]
