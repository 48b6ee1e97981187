"""Having what one has begun on paper: where to, in which size, and the order, for the applicant and for an agent alike."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from starlette.routing import Route

from eservices import throttle
from eservices.contact_centre.letters.outgoing import filled_sheets, posting
from eservices.contact_centre.letters.outgoing.posting import Address
from eservices.services import SIZES
from forms.answers import Answer, Answers
from forms.definition import Form
from forms.kinds import kind_of
from forms.texts import Say
from portal.citizen.application import Application, applying, changing
from portal.endpoint import Visit, action, page, see_other
from portal.rendering import render

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response

MOST_LINES, LONGEST_LINE = 3, 45
"""What an envelope's window shows under the name."""
FIELDS = ("to_name", "to_lines", "size")
Problems = dict[str, str]


def wanted(visit: Visit, form: Form, answers: Answers) -> dict[str, str]:
    """What is in the fields: as it was typed, or what the answers know of the applicant."""
    if "to_name" in visit.fields:
        return {field: visit.fields.get(field, "") for field in FIELDS}
    return {"to_name": _name(form, answers), "to_lines": _address(form, answers, visit.say), "size": "standard"}


def _name(form: Form, answers: Answers) -> str:
    answer = answers.get(form.applicant or "")
    return answer.value if answer and isinstance(answer.value, str) else ""


def _address(form: Form, answers: Answers, say: Say) -> str:
    """The first address that the form asks for."""
    for question, group in form.questions():
        answer: Answer | None = answers.get(question.key)
        if question.kind == "address" and group is None and answer:
            return kind_of(question).show(question, answer.value, say)
    return ""


def address_of(typed: Mapping[str, str], say: Say) -> Address | Problems:
    """Who gets it and where, or what is wrong with what was typed."""
    name, lines = typed["to_name"].strip(), [line.strip() for line in typed["to_lines"].splitlines() if line.strip()]
    problems: Problems = {}
    if not name or len(name) > LONGEST_LINE:
        problems["to_name"] = say("Skriv namnet som ska stå på kuvertet. Det får ha högst {n} tecken.", n=LONGEST_LINE)
    if not 1 < len(lines) <= MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
        problems["to_lines"] = say("Skriv gatan på en rad och postnumret med orten på nästa. Det får vara högst tre rader.")
    return problems or Address(name, tuple(lines))


@applying
def ask(visit: Visit, db: "Session", application: Application) -> "Response":
    """Where the paper is to be posted; or that it is on its way."""
    return _ask(visit, db, application)


def _ask(visit: Visit, db: "Session", application: Application, problems: Problems | None = None) -> "Response":
    if application.by:
        return see_other(application.waits)
    waiting = posting.waits_for(db, application.draft.journey)
    to = wanted(visit, application.form, application.answers)
    return render(
        visit, "citizen/posted.html", status=422 if problems else 200, application=application, form=application.form,
        problems=problems or {}, to=to, waiting=waiting,
    )  # fmt: skip


@changing
def order(visit: Visit, db: "Session", application: Application) -> "Response":
    """Ask for it once: while it waits to be posted, no other is made. Raises TooManyTries for who asks for many."""
    if application.by or visit.is_trial:
        return see_other(application.open_address())
    to = address_of(wanted(visit, application.form, application.answers), visit.say)
    if isinstance(to, dict):
        return _ask(visit, db, application, to)
    if not posting.waits_for(db, application.draft.journey):
        throttle.attempt(db, "posted", visit.address_key)
        filled_sheets.order(db, application.draft, application.version, None, to, size_of(visit))
    return see_other(f"{application.home}/posted")


def size_of(visit: Visit) -> str:
    size = visit.fields.get("size", "")
    return size if size in SIZES else "standard"


routes = [
    Route("/services/{service}/apply/posted", page(ask)),
    Route("/services/{service}/apply/posted", action(order), methods=["POST"]),
]
