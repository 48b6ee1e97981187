"""One group: its name, what its members answer about and speak, who they are, and who let them in."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from eservices import groups, people, services
from eservices.people import Group
from eservices.refusals import NameTaken, UnknownGroup, WordsMissing, WordsTooMany
from forms.catalogue import subject_name
from forms.texts import FIRST_LANGUAGE
from portal.admin.groups.listing import name_problem
from portal.desk import told
from portal.desk.surroundings import forget_names, show, signed_in
from portal.endpoint import button, page, see_other
from portal.refusals import NotFound
from portal.visit import Visit, asked_number, read_number
from portal.wordless import Problems


def overview(visit: Visit, db: Session) -> Response:
    return view(visit, db, {})


def view(visit: Visit, db: Session, problems: Problems) -> Response:
    group, say = _group(visit, db), visit.say
    members = groups.members(db).get(group.id, [])
    known = {version.form.subject for version in services.all_live(db)} | set(group.subjects)
    inside = {staff.id for staff in members}
    outside = [staff for staff in groups.everyone(db) if staff.id not in inside]
    return show(
        visit, db, "admin/groups/group.html", status=422 if problems else 200, group=group, members=members,
        problems=problems, changes=groups.changes(db, group),
        subjects=sorted(((code, subject_name(code, say)) for code in known), key=lambda pair: pair[1]),
        languages=[(code, languages.called(code, say)) for code in _spoken()],
        others=[("", say("Välj kollega")), *((str(one.id), one.full_name) for one in outside)],
    )  # fmt: skip


def _spoken() -> list[str]:
    """The languages that a case can come in, but for Swedish, which everyone speaks."""
    return [code for code, one in languages.offered().items() if not one.is_layer and code != FIRST_LANGUAGE]


def _group(visit: Visit, db: Session) -> Group:
    try:
        return people.find_group(db, visit.path["group"])
    except UnknownGroup:
        raise NotFound from None


def change(visit: Visit, db: Session) -> Response:
    group = _group(visit, db)
    subjects, spoken = visit.fields.getlist("subjects"), set(visit.fields.getlist("languages")) & set(_spoken())
    known = {version.form.subject for version in services.all_live(db)} | set(group.subjects)
    try:
        groups.change(db, group, visit.fields.get("name", ""), set(subjects) & known, spoken)
    except (WordsMissing, WordsTooMany, NameTaken) as refusal:
        return view(visit, db, {"name": name_problem(visit, refusal)})
    forget_names()
    told.leave(visit, "group-saved")
    return see_other(f"/admin/groups/{group.id}")


def join(visit: Visit, db: Session) -> Response:
    group, number = _group(visit, db), read_number(visit.fields.get("staff", ""))
    if number is None:
        return view(visit, db, {"staff": visit.say("Välj vem som ska vara med.")})
    groups.join(db, signed_in(visit), group, number)
    told.leave(visit, "group-joined")
    return see_other(f"/admin/groups/{group.id}")


def leave(visit: Visit, db: Session) -> Response:
    group, number = _group(visit, db), asked_number(visit, "staff")
    returned = groups.leave(db, signed_in(visit), group, number)
    told.leave(visit, "group-left", value=returned)
    return see_other(f"/admin/groups/{group.id}")


routes = [
    Route("/admin/groups/{group}", page(overview, staff="administrator")),
    button("/admin/groups/{group}", change, staff="administrator"),
    button("/admin/groups/{group}/members", join, staff="administrator"),
    button("/admin/groups/{group}/members/{staff}/removal", leave, staff="administrator"),
]
