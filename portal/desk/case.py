"""One case on the desk: what was sent, what has happened, who has read it, and what can be done."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import attachments, cases, clock, completions, people, readlog, services, supplements
from eservices.attachments import Attachment
from eservices.cases import Case
from eservices.channels import COMES_LATER
from eservices.events import CaseEvent, history
from eservices.supplements import Supplement
from forms.texts import Say
from portal.desk import answers, confirmed, words
from portal.desk.contacts.of_case import of_case
from portal.desk.letters.of_case import of_case as letters_of
from portal.desk.queue import looking
from portal.desk.queue.looking import Look
from portal.desk.surroundings import group_names, own_case, show, signed_in
from portal.desk.waiting import waited
from portal.endpoint import page
from portal.office import around
from portal.visit import Visit

BESIDE = 12
REPLY_DAYS = 14
A_COPY = "copy"


@dataclass(frozen=True)
class Reader:
    """A colleague who has looked at the case: how, how often and when last."""

    name: str
    what: str
    times: int
    at: datetime


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
        visit, db, "desk/case.html", status=422 if problems else 200, case=case, title=say.text(version.form.title),
        version=version, parts=read, source=answers.common_source(given, say), lacking=answers.lacking(read),
        set_aside=answers.set_aside(events[0].data if events else {}, files, say),
        doubts=answers.doubts(version.form, given, say) if case.channel in COMES_LATER else [], copies=_copies(files),
        letters=[file for file in files if file.kind != A_COPY and not file.question],
        events=timeline(events, asked, names, say), readers=readers(db, case, say),
        supplement=supplements.open_of(db, case), allowed=cases.allowed(case, by), holder=holder(db, case),
        waited=waited(case.arrived_on, case.due_on, clock.today(), say), outcomes=words.OUTCOMES, verb=verb,
        problems=problems or {}, choices=choices(case, names, say), handed=handed_over(case, events),
        **around.of_case(db, case, say), confirmed=confirmed.lines(db, case, say),
        is_unsigned=confirmed.unsigned(db, case, version.form, by), case_contacts=of_case(db, case, say),
        post=letters_of(db, case, say), look=look, beside=looking.lines(beside, say), has_more=beside.next is not None,
    )  # fmt: skip


def holder(db: Session, case: Case) -> str:
    """The name of the colleague who has taken the case, "" while no one has."""
    return db.get_one(people.Staff, case.assignee_id).full_name if case.assignee_id else ""


def timeline(
    events: Sequence[CaseEvent], asked: Sequence[Supplement], names: Mapping[str, str], say: Say
) -> list[dict[str, object]]:
    """What happened, the latest first, in words."""
    replies = {supplement.id: supplement.answer or "" for supplement in asked}
    return [
        {
            "at": event.at,
            "what": _what(event, names, say),
            "who": event.by_name or event.data.get("name") or say("Den sökande"),
            "note": replies.get(event.data.get("supplement"), "") if event.kind == "answer" else say.ours(event.why),
        }
        for event in reversed(events)
    ]


def _what(event: CaseEvent, names: Mapping[str, str], say: Say) -> str:
    group, outcome = str(event.data.get("to", "")), str(event.data.get("outcome", ""))
    shown_outcome = say(words.OUTCOMES[outcome]) if outcome in words.OUTCOMES else ""
    happened, name = words.EVENTS.get(event.kind, event.kind), event.data.get("name", "")
    return say(happened, to=names.get(group, group), outcome=shown_outcome, name=name)


def handed_over(case: Case, events: Sequence[CaseEvent]) -> CaseEvent | None:
    """The event that brought the case to the group it lies with: why, and what had been said."""
    return next(
        (event for event in reversed(events) if event.kind == "hand_over" and event.data.get("to") == case.group_id), None
    )


def readers(db: Session, case: Case, say: Say) -> list[Reader]:
    """Each colleague once for each way of looking, the latest first."""
    looks = readlog.readers_of(db, case.id or 0)
    times = Counter((look.staff_name, look.what) for look in looks)
    latest = {(look.staff_name, look.what): look.at for look in reversed(looks)}
    rows = [Reader(name, say(words.LOOKS.get(what, what)), times[name, what], at) for (name, what), at in latest.items()]
    return sorted(rows, key=lambda row: row.at, reverse=True)


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
