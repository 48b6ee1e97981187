"""A trial: the pages as a citizen will meet them, filled with examples where one likes, and an end that sends nothing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.routing import Route

from eservices import drafts, services
from eservices.publishing import trials
from eservices.refusals import ServiceGone
from forms.examples import deciding, examples
from forms.kinds.choices import options
from portal.citizen.application import Application, applying, asked_service
from portal.citizen.summary import chapters
from portal.endpoint import Visit, action, page, see_other
from portal.rendering import render

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response

    from forms.definition import Form, Question
    from forms.texts import Say

DONE = "trial-done"
EXAMPLES = "trial-answers"
MOST_CHOICES = 8


@dataclass(frozen=True)
class Crossing:
    """A question whose answer decides which way a trial goes: the field, its label, and what can be chosen."""

    key: str
    field: str
    label: str
    choices: list[tuple[str, str]]


def crossings(form: "Form", say: "Say") -> list[Crossing]:
    """Where the ways through a form part; the first of them, when they are many."""
    return [_crossing(question, say) for question in deciding(form)[:MOST_CHOICES]]


def _crossing(question: "Question", say: "Say") -> Crossing:
    offered = [("", say("Det spelar ingen roll")), *((each.code, say.text(each.label)) for each in options(question))]
    return Crossing(question.key, f"way.{question.key}", say.text(question.label), offered)


def fill(visit: Visit, db: "Session") -> "Response":
    """A new draft with an example of an answer to each question on the way that was chosen."""
    service = asked_service(visit)
    if not services.is_reserved(service):
        raise ServiceGone
    version = services.current(db, service)
    chosen = {each.key: visit.fields.get(each.field, "") for each in crossings(version.form, visit.say)}
    draft, secret = drafts.begin(db, version, language=visit.language)
    answers = examples(version.form, chosen)
    drafts.save_answers(db, draft, answers)
    visit.keep_draft(service, secret)
    return see_other(Application(draft, version, answers).open_address())


@applying
def done(visit: Visit, db: "Session", application: Application) -> "Response":
    """The end of a trial: everything was answered, and nothing is sent."""
    if not services.is_reserved(application.form.service):
        raise ServiceGone
    if not application.journey.is_complete:
        return see_other(application.open_address())
    shown = chapters(application.journey, visit.say, lambda asked: "")
    proposal = trials.proposal_of(db, application.form.service) if visit.staff_cookie else None
    return render(
        visit, "citizen/tried.html", application=application, form=application.form, chapters=shown, proposal=proposal
    )


routes = [
    Route("/services/{service}/apply/" + EXAMPLES, action(fill), methods=["POST"]),
    Route("/services/{service}/apply/" + DONE, page(done)),
]
