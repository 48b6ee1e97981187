"""One case on the desk: what was sent, what has happened, who has read it, and what can be done."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import attachments, cases, clock, completions, people, services, supplements
from eservices.attachments import Attachment
from eservices.cases import Case
from eservices.channels import COMES_LATER
from eservices.events import history
from forms.texts import Say
from portal.desk import words
from portal.desk.case import answers, around, confirmed, happened
from portal.desk.contacts.of_case import of_case
from portal.desk.letters.of_case import of_case as letters_of
from portal.desk.queue import looking
from portal.desk.queue.looking import Look
from portal.desk.queue.waiting import waited
from portal.desk.surroundings import group_names, own_case, show, signed_in
from portal.endpoint import page
from portal.visit import Visit

BESIDE = 12
REPLY_DAYS = 14
A_COPY = "copy"


def overview(visit: Visit, db: Session) -> Response:
    return view(visit, db, own_case(visit, db))


def view(visit: Visit, db: Session, case: Case, verb: str = "", problems: Mapping[str, str] | None = None) -> Response:
    """The case's page; with what is wrong with the words that came with a verb, if they could not be taken."""
    by, say, names = signed_in(visit), visit.say, group_names(db)
    version = services.version(db, case.version_id)
    files, events = attachments.of_case(db, case), history(db, case.id or 0)
    given = completions.answers_of(db, case)
    read = answers.parts(version.form, given, files, say)
    asked = supplements.of_case(db, case)
    look = _beside(visit, case)
    beside = looking.find(visit, db, look, size=BESIDE)
    return show(
        visit, db, "desk/case/page.html", status=422 if problems else 200, case=case, title=say.text(version.form.title),
        version=version, parts=read, source=answers.common_source(given, say),
        lacking=answers.lacking(read) if case.is_open else [],
        set_aside=answers.set_aside(events[0].data if events else {}, files, say),
        doubts=answers.doubts(version.form, given, say) if case.channel in COMES_LATER else [], copies=_copies(files),
        letters=[file for file in files if file.kind != A_COPY and not file.question],
        events=happened.timeline(events, asked, names, say), readers=happened.readers(db, case, say),
        supplement=supplements.open_of(db, case), allowed=cases.allowed(case, by), holder=holder(db, case),
        waited=waited(case.arrived_on, case.due_on, clock.today(), say), outcomes=words.OUTCOMES, verb=verb,
        problems=problems or {}, choices=choices(case, names, say), handed=happened.handed_over(case, events),
        **around.of_case(db, case, say), confirmed=confirmed.lines(db, case, say),
        is_unsigned=confirmed.unsigned(db, case, version.form, by), case_contacts=of_case(db, case, say),
        post=letters_of(db, case, say), look=look, beside=looking.lines(beside, say), has_more=beside.next is not None,
    )  # fmt: skip


def holder(db: Session, case: Case) -> str:
    """The name of the colleague who has taken the case, "" while no one has."""
    return db.get_one(people.Staff, case.assignee_id).full_name if case.assignee_id else ""


def handover_groups(case: Case, names: Mapping[str, str], say: Say) -> list[tuple[str, str]]:
    """Where a case can go: to another group, or back into its own queue."""
    others = [(group, name) for group, name in names.items() if group != case.group_id]
    back = say("{group}, tillbaka i kön", group=names.get(case.group_id, case.group_id))
    return [("", say("Välj grupp")), *others, *([(case.group_id, back)] if case.assignee_id else [])]


def choices(case: Case, names: Mapping[str, str], say: Say) -> dict[str, object]:
    """What there is to choose from in the forms of the verbs, as value and words."""
    return {
        "groups": handover_groups(case, names, say),
        "outcomes": [("", say("Välj")), *((code, say(name)) for code, name in words.OUTCOMES.items())],
        "channels": [("", say("Välj")), *((code, say(name)) for code, name in words.CHANNELS.items())],
        "reply_by": _reply_by(),
    }


def _copies(files: Sequence[Attachment]) -> list[Attachment]:
    return [file for file in files if file.kind == A_COPY]


def _beside(visit: Visit, case: Case) -> Look:
    """The list that the case was opened from, or the one that it belongs in."""
    view, by = visit.query.get("view", ""), signed_in(visit)
    if view == "group":
        return Look(view, case.group_id)
    if view in looking.VIEWS:
        return Look(view)
    if case.assignee_id == by.id:
        return Look("mine")
    return Look("all" if case.assignee_id else "unassigned")


def _reply_by() -> date:
    """The day that is proposed for an answer: two weeks gives a letter time both ways."""
    return date.fromordinal(clock.today().toordinal() + REPLY_DAYS)


routes = [Route("/desk/cases/{reference}", page(overview, staff=True))]
