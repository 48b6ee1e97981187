"""The check page: everything that was answered, what will not be sent, what is still expected; and the sending."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from starlette.routing import Route

from eservices import filing
from eservices.channels import COMES_LATER
from eservices.contact_centre.filling_together import helping
from eservices.contact_centre.letters.incoming import mail_keying
from eservices.refusals import ImpossibleArrival
from forms.definition import Question
from forms.journey import LACKS, Asked, problem_page
from forms.kinds import date as day
from forms.problems import sentence
from forms.texts import Text
from portal.citizen import moving, together
from portal.citizen.application import CHECK, Application, applying, changing, follow_language
from portal.citizen.notes import note_of
from portal.citizen.parties import of_application
from portal.citizen.places import with_check
from portal.citizen.summary import Link, chapters, hidden_rows
from portal.citizen.trying import DONE
from portal.endpoint import Visit, action, page, see_other
from portal.rendering import field_id, render

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response

    from forms.answers import Problem

STAMP = Question(question="arrived_on", kind="date", label=Text("Dagen på stämpeln"))
"""A letter has arrived on the day that its stamp tells, a mail when it came, not on the day when it is keyed (FL § 22)."""


@applying
def check(visit: Visit, db: "Session", application: Application) -> "Response":
    """All answers with a way to change each. What may not be sent as it stands moves on first."""
    if application.must_move(db):
        return see_other(application.to_move)
    if application.journey.stop:
        return see_other(application.open_address())
    return _view(visit, application)


def _view(visit: Visit, application: Application, status: int = 200, arrival: str = "") -> "Response":
    """The page; `arrival` is what is wrong with a letter's day."""
    journey, say = application.journey, visit.say

    def link(asked: Asked) -> str:
        return f"{with_check(application.address(asked.page, asked.entry), True)}#{asked.path}"

    unstamped = [("#arrived_on", arrival)] if arrival else []
    return render(
        visit, "citizen/check.html", status=status, application=application, form=application.form, note=note_of(visit),
        chapters=chapters(journey, say, link), hidden=hidden_rows(application.form, journey.hidden, say),
        missing=_missing(visit, application, link),
        problems=[_mend(visit, application, problem) for problem in journey.problems] + unstamped,
        aside=moving.rows(application.draft.aside.going_along(application.answers), say),
        parties=of_application(application, say),
        arrival=arrival, arrived_on=visit.fields.get("arrived_on", _arrived(visit)),
        comes_later=application.channel in COMES_LATER, back=application.address(journey.pages[-1].key),
    )  # fmt: skip


def _arrived(visit: Visit) -> str:
    """The day that was registered for the letter, "" where none was."""
    return visit.letter.mail.arrived_on.isoformat() if visit.letter else ""


def _missing(visit: Visit, application: Application, link: Link) -> list[tuple[str, str]]:
    """What the office will ask for; of a letter all that it lacks, and what does not fit together in it."""
    journey = application.journey
    named = [(link(asked), visit.say.text(asked.question.label)) for asked in journey.asked if _is_missing(application, asked)]
    doubts = [problem for problem in journey.wanting if problem.code not in LACKS] if journey.has_come else []
    return named + [_mend(visit, application, problem) for problem in doubts]


def _is_missing(application: Application, asked: Asked) -> bool:
    """What may be sent without: an answer that is expected, or a document that comes later; to a letter any answer."""
    journey = application.journey
    lacking = {problem.path for problem in journey.wanting if problem.code in LACKS} if journey.has_come else set()
    if asked in journey.expected or asked.path in lacking:
        return True
    answer = application.journey.shown.get(asked.path)
    return asked.question.kind == "file" and answer is not None and answer.value["state"] == "later"


def _mend(visit: Visit, application: Application, problem: "Problem") -> tuple[str, str]:
    """Where a problem is mended, and what it is."""
    asked = next((each for each in application.journey.asked if each.path == problem.path), None)
    entry = asked.entry if asked else 0
    address = with_check(application.address(problem_page(application.journey, problem), entry), True)
    return f"{address}#{field_id(problem)}", sentence(problem, application.form, visit.say)


@changing
def send(visit: Visit, db: "Session", application: Application) -> "Response":
    """The draft becomes a case, once. Whoever presses again is led to the same receipt. Raises OnlyTheApplicant."""
    journey = application.journey
    together.refuse_helper(application)
    if application.must_move(db):
        return see_other(application.to_move)
    if journey.stop:
        return see_other(application.open_address())
    if journey.problems:
        return _view(visit, application, status=422)
    if visit.is_trial:
        return see_other(application.address(DONE))
    follow_language(visit, db, application)
    try:
        arrived_on = filing.arrival(application.channel, _stamped(visit))
    except ImpossibleArrival:
        words = visit.say("Skriv dagen då det kom till oss. Den får vara högst ett år gammal.")
        return _view(visit, application, 422, words)
    sent = filing.prepare(application.version, application.draft, journey.shown, arrived_on, application.by)
    filing.file(db, replace(sent, channel=application.channel))
    if visit.letter and application.by:
        mail_keying.filed(db, application.by, application.draft.journey)
    helping.stop(db, application.draft, "sent")
    return see_other(f"{application.home}/receipt")


def _stamped(visit: Visit) -> date | None:
    """The day on a letter's stamp as it was written; None when it cannot be read."""
    found = day.read(STAMP, {"": [visit.fields.get("arrived_on", "")]})
    return date.fromisoformat(found) if isinstance(found, str) else None


routes = [
    Route("/services/{service}/apply/" + CHECK, page(check)),
    Route("/services/{service}/apply/" + CHECK, action(send), methods=["POST"]),
]
