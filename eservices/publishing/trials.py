"""Trials: a proposal is tried at every door under an id of its own that nobody can guess, and nothing of it is ever filed."""

import secrets

from sqlmodel import Session, col, select

from eservices import people, services
from eservices.inserting import insert_new
from eservices.people import CONTACT_CENTRE, Department
from eservices.publishing import clearing
from eservices.publishing.form_refusals import FormNotAllowed
from eservices.publishing.proposals import Proposal
from eservices.services import TRIAL, Service
from forms.definition import Form
from forms.texts import Text

TITLE = {"sv": "Prov", "en": "Trial", "fi": "Kokeilu", "ar": "تجربة"}
"""What stands before the title, in the languages that Lucka itself speaks; in others it is Swedish."""


def make(db: Session, proposal: Proposal, form: Form) -> str:
    """Put up the form, as it was read from the proposal, as its trial or the trial's next version, and tell the trial's id.

    The number is that of the revision. It belongs to no queue: no group is made for it, and no sheet is drawn before somebody
    asks for one. Raises FormNotAllowed for a proposal that has ended.
    """
    revision = proposal.revision
    db.refresh(proposal, ["state"], with_for_update=True)
    if not proposal.is_open:
        raise FormNotAllowed("try", proposal.state)
    service = _ensure(db, proposal.id or 0, form.department)
    if service.number < revision:
        services.add_version(db, service, revision, _as_trial(form, service.id), "", proposal.changed_by_name)
        clearing.remove_unused(db, service)
    return service.id


def find(db: Session, proposal_id: int) -> Service | None:
    """The proposal's trial, if it has been tried."""
    return db.exec(select(Service).where(Service.trial_of == proposal_id)).first()


def proposal_of(db: Session, service_id: str) -> int | None:
    """The id of the proposal that the trial is of."""
    service = db.get(Service, service_id)
    return service.trial_of if service else None


def _ensure(db: Session, proposal_id: int, department: str) -> Service:
    """The trial's own row, held. A department that is not there yet is not made for a trial: another one lends its name."""
    people.ensure_group(db, CONTACT_CENTRE)
    there = db.exec(select(Department.id).order_by(col(Department.id) != department, Department.id)).first()
    if there is None:
        people.ensure_department(db, department)
    columns = {
        "id": TRIAL + secrets.token_hex(16), "department_id": there or department, "group_id": CONTACT_CENTRE, "number": 0,
        "onward": "", "trial_of": proposal_id,
    }  # fmt: skip
    db.exec(insert_new(db, Service), params=columns)
    return db.exec(clearing.trial_of(proposal_id), execution_options={"populate_existing": True}).one()


def _as_trial(form: Form, service_id: str) -> Form:
    """The form under the trial's id, marked in every language, and open whatever the day."""
    title = Text({code: f"{TITLE.get(code, TITLE['sv'])}: {words}" for code, words in form.title.root.items()})
    return form.model_copy(update={"service": service_id, "title": title, "opens_on": None, "closes_on": None})
