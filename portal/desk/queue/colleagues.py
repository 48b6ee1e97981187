"""Who has what in hand, who is away, and saying that one will be away oneself."""

from datetime import date, datetime, time, timedelta

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import clock
from eservices.contact_centre.refusals import AbsenceRefused
from eservices.contact_centre.sharing_work import absences, workload
from portal.desk import told
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit, asked_number
from portal.wordless import Problems

BACK_AT = time(8)


def overview(visit: Visit, db: Session) -> Response:
    return view(visit, db, {})


def view(visit: Visit, db: Session, problems: Problems) -> Response:
    by, now = signed_in(visit), clock.local(clock.now())
    proposed = {
        "from_day": f"{now:%Y-%m-%d}", "from_time": f"{now:%H:%M}",
        "until_day": f"{now + timedelta(days=1):%Y-%m-%d}", "until_time": f"{BACK_AT:%H:%M}",
    }  # fmt: skip
    return show(
        visit, db, "desk/queue/colleagues.html", status=422 if problems else 200, problems=problems,
        loads=workload.of_colleagues(db, by), ahead=absences.ahead(db, by),
        typed_in={name: visit.fields.get(name, value) for name, value in proposed.items()},
    )  # fmt: skip


def announce(visit: Visit, db: Session) -> Response:
    moments, problems = {}, {}
    for end in ("from", "until"):
        moment = _moment(visit.fields.get(f"{end}_day", ""), visit.fields.get(f"{end}_time", ""))
        if moment is None:
            problems[f"{end}_day"] = visit.say("Skriv dag och klockslag, till exempel 2026-12-24 och 08:00.")
        else:
            moments[end] = moment
    if problems:
        return view(visit, db, problems)
    try:
        absence = absences.announce(db, signed_in(visit), moments["from"], moments["until"])
    except AbsenceRefused as refusal:
        words = visit.say("Skriv en tid som kommer efter att du går.")
        return view(visit, db, {"until_day": words if refusal.why == "ended" else visit.say("Skriv en tid inom ett år.")})
    told.leave(visit, "away-now" if absence.begun_at else "away-later", value=absence.returned)
    return see_other("/desk/colleagues")


def _moment(day: str, at: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(day.strip()), time.fromisoformat(at.strip().replace(".", ":")), clock.HERE)
    except ValueError:
        return None


def come_back(visit: Visit, db: Session) -> Response:
    absences.come_back(db, signed_in(visit), asked_number(visit, "absence"))
    told.leave(visit, "back-again")
    return see_other("/desk/colleagues")


routes = [
    Route("/desk/colleagues", page(overview, staff=True)),
    button("/desk/absences", announce),
    button("/desk/absences/{absence}/return", come_back),
]
