"""What each department lets agents see of its cases from outside: everyone may read it, administrators put it in force."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import people, services
from eservices.back_office import delegations
from eservices.back_office.delegations import PARTS
from forms.texts import to_say
from portal.desk import told
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit
from portal.wordless import Problems, wordless

PART_WORDS = {
    "sentence": to_say("Det som handläggaren har skrivit att ni får säga"),
    "due": to_say("När beskedet senast kommer"),
    "who": to_say("Vem som kan svara"),
    "title": to_say("Vad ärendet heter"),
}


def overview(visit: Visit, db: Session) -> Response:
    return _page(visit, db)


def _page(visit: Visit, db: Session, problems: Problems | None = None) -> Response:
    departments = {each.id: each for each in people.departments(db)}
    titles = {each.service_id: visit.say.text(each.form.title) for each in services.all_live(db)}
    names = [("", visit.say("Välj avdelning")), *((each.id, visit.say(each.name)) for each in departments.values())]
    return show(
        visit, db, "office/delegations.html", status=422 if problems else 200, problems=problems or {},
        every=delegations.every(db), departments=departments, titles=titles, words=PART_WORDS, names=names,
        services=[("", visit.say("Alla avdelningens tjänster")), *titles.items()], ticked=visit.fields.getlist("part"),
        may_decide=signed_in(visit).role == "administrator",
    )  # fmt: skip


def decide(visit: Visit, db: Session) -> Response:
    """Put in force, or without parts take back, what may be seen."""
    department, parts = visit.fields.get("department", ""), visit.fields.getlist("part")
    problems = wordless(visit, "decision", visit.say("Skriv vilket beslut det vilar på."))
    found = next((each for each in people.departments(db) if each.id == department), None)
    if found is None:
        problems["department"] = visit.say("Välj avdelning.")
    elif "title" in parts and found.is_secret:
        problems["part-title"] = visit.say("Vad ett ärende heter är hemligt hos den avdelningen.")
    if (service := visit.fields.get("service", "")) and service not in {each.service_id for each in services.all_live(db)}:
        problems["service"] = visit.say("Välj tjänst")
    if problems:
        return _page(visit, db, problems)
    known = [part for part in parts if part in PARTS]
    delegations.decide(db, signed_in(visit), department, service, known, visit.fields["decision"])
    told.leave(visit, "delegated")
    return see_other("/office/delegations")


routes = [
    Route("/office/delegations", page(overview, staff=True)),
    button("/office/delegations", decide, staff="administrator"),
]
