"""All groups: what they are for, who is in them, what lies with them; and a new one."""

from collections import Counter

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import groups, people, tally
from eservices.refusals import NameTaken, NotYours, WordsMissing, WordsTooMany
from forms.catalogue import subject_name
from portal.desk import told
from portal.desk.surroundings import forget_names, show
from portal.endpoint import button, page, see_other
from portal.visit import Visit
from portal.wordless import Problems


def overview(visit: Visit, db: Session) -> Response:
    return view(visit, db, {})


def view(visit: Visit, db: Session, problems: Problems) -> Response:
    say = visit.say
    lying: Counter[str] = Counter()
    for place, cases in tally.all_places(db).items():
        lying[place.group_id] += cases if place.status != "closed" else 0
    departments = {
        department.id: say(department.name) for department in people.departments(db) if department.id != people.CONTACT_CENTRE
    }
    return show(
        visit, db, "admin/groups/listing.html", status=422 if problems else 200, problems=problems, lying=lying,
        subject_name=lambda code: subject_name(code, say), groups=people.groups(db), members=groups.members(db),
        departments=departments, choices=[("", say("Kontaktcenter")), *departments.items()],
    )  # fmt: skip


def make(visit: Visit, db: Session) -> Response:
    try:
        made = groups.make(db, visit.fields.get("name", ""), visit.fields.get("department") or None)
    except (WordsMissing, WordsTooMany, NameTaken) as refusal:
        return view(visit, db, {"name": name_problem(visit, refusal)})
    except NotYours:
        return view(visit, db, {"department": visit.say("Välj en förvaltning i listan.")})
    forget_names()
    told.leave(visit, "group-made")
    return see_other(f"/admin/groups/{made.id}")


def name_problem(visit: Visit, refusal: WordsMissing | WordsTooMany | NameTaken) -> str:
    if isinstance(refusal, NameTaken):
        return visit.say("Det finns redan en grupp som heter så. Skriv ett annat namn.")
    if isinstance(refusal, WordsTooMany):
        return visit.say("Skriv ett kortare namn, högst {n} tecken.", n=refusal.limit)
    return visit.say("Skriv vad gruppen ska heta.")


routes = [
    Route("/admin/groups", page(overview, staff="administrator")),
    button("/admin/groups", make, staff="administrator"),
]
