"""The receipt: what to keep when an application has been sent."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlmodel import select
from starlette.responses import Response
from starlette.routing import Route

from accessibility.days import day
from accessibility.phone.spelling import spell
from eservices import attachments, filing, receipts, references, representation
from eservices.cases import Case
from eservices.refusals import DraftGone, FileGone
from forms.definition import Form
from forms.texts import Say
from portal.citizen.application import Application, home, own_application
from portal.citizen.parties import of_application
from portal.citizen.status import STATUS_COOKIE
from portal.downloads import download
from portal.endpoint import Visit, action, page, see_other
from portal.rendering import render

if TYPE_CHECKING:
    from sqlmodel import Session

    from eservices.attachments import Attachment
    from eservices.filing import Receipt


def show(visit: Visit, db: "Session") -> Response:
    """The receipt of what this browser has sent; who has not sent is led back to where the application goes on."""
    sent = _sent(visit, db)
    if isinstance(sent, Response):
        return sent
    application, receipt = sent
    reference, code = references.show(receipt.reference), references.show(receipt.code) if receipt.code else ""
    return render(
        visit, "citizen/receipt.html", application=application, form=application.form, receipt=receipt,
        reference=reference, code=code, aloud=_aloud(application, reference, code, visit.say),
        steps=_steps(application, receipt.arrived_on, visit.say),
        has_copy=_copy(db, _case(db, application)) is not None, parties=of_application(application, visit.say),
    )  # fmt: skip


def _aloud(application: Application, reference: str, code: str, say: Say) -> dict[str, str]:
    """How an agent says number and code to the one who rings; nothing for applicants themselves."""
    return {"reference": spell(reference, say), "code": spell(code, say)} if application.by else {}


def _sent(visit: Visit, db: "Session") -> "tuple[Application, Receipt] | Response":
    try:
        application = own_application(visit, db)
    except DraftGone:
        return see_other(f"{home(visit.path['service'])}?note=gone")
    receipt = filing.find_receipt(db, application.draft.journey)
    if receipt is None:
        return see_other(f"{application.open_address()}?note=moved")
    return application, receipt


def _case(db: "Session", application: Application) -> Case:
    """The case of the browser's own draft."""
    return db.exec(select(Case).where(Case.journey == application.draft.journey)).one()


def _copy(db: "Session", case: Case) -> "Attachment | None":
    return next((each for each in attachments.of_case(db, case) if each.kind == "copy"), None)


def _steps(application: Application, arrived_on: date, say: Say) -> list[dict[str, str]]:
    """What happens next; second, that we ask for what is missing, when something is."""
    steps = dated_steps(application.form, arrived_on, say)
    if application.journey.is_short:
        steps.insert(1, {"when": "", "text": say("Vi hör av oss om det som saknas.")})
    return steps


def dated_steps(form: Form, arrived_on: date, say: Say) -> list[dict[str, str]]:
    """What happens next, each with its last day counted from the arrival."""
    return [{"when": _by_when(step.within_days, arrived_on, say), "text": say.text(step.text)} for step in form.next_steps]


def _by_when(within_days: int | None, arrived_on: date, say: Say) -> str:
    if within_days is None:
        return ""
    if within_days == 0:
        return say("Nu")
    return say("Senast {day}", day=day(arrived_on + timedelta(days=within_days), say))


def copy(visit: Visit, db: "Session") -> Response:
    """The copy of what was sent, when the worker has made it."""
    sent = _sent(visit, db)
    if isinstance(sent, Response):
        return sent
    found = _copy(db, _case(db, sent[0]))
    if found is None:
        raise FileGone
    return download(visit, found)


def as_text(visit: Visit, db: "Session") -> Response:
    """Reference and code as a small file to keep."""
    sent = _sent(visit, db)
    if isinstance(sent, Response):
        return sent
    application, receipt = sent
    lines = [
        f"{visit.municipality.name}: {receipt.title}",
        f"{visit.say('Ärendenummer')}: {references.show(receipt.reference)}",
        f"{visit.say('Kod')}: {references.show(receipt.code) if receipt.code else '–'}",
        *(f"{heading}: {who}" for heading, who in _parties(application, visit.say)),
        f"{visit.say('Kom fram')}: {day(receipt.arrived_on, visit.say)}",
        f"{visit.municipality.telephone}",
    ]
    headers = {"Content-Disposition": f'attachment; filename="{receipt.reference}.txt"', "Cache-Control": "no-store"}
    return Response("\r\n".join(lines) + "\r\n", media_type="text/plain; charset=utf-8", headers=headers)


def _parties(application: Application, say: Say) -> list[tuple[str, str]]:
    parties = of_application(application, say)
    return parties.rows if parties else []


def to_status(visit: Visit, db: "Session") -> Response:
    """From the receipt to the case: who holds the draft has shown that the case is theirs."""
    sent = _sent(visit, db)
    if isinstance(sent, Response):
        return sent
    case = _case(db, sent[0])
    visit.keep(STATUS_COOKIE, receipts.make_status_key(db, case, representation.holds_first_code(db, case)))
    return see_other(f"/cases/{case.reference}")


routes = [
    Route("/services/{service}/apply/receipt", page(show)),
    Route("/services/{service}/apply/receipt", action(to_status), methods=["POST"]),
    Route("/services/{service}/apply/receipt/copy.pdf", page(copy)),
    Route("/services/{service}/apply/receipt/receipt.txt", page(as_text)),
]
