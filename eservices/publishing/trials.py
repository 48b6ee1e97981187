"""Trials: a proposal is tried at every door under an id of its own that nobody can guess, and nothing of it is ever filed."""

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete
from sqlmodel import Session, col, select

from eservices import clock, drafts, people, services, sheets
from eservices.drafts import Draft
from eservices.inserting import insert_new
from eservices.people import CONTACT_CENTRE, Department
from eservices.publishing.form_refusals import FormNotAllowed
from eservices.services import TRIAL, Service, Version
from forms.definition import Form
from forms.texts import Text

if TYPE_CHECKING:
    from eservices.publishing.proposals import Proposal

KEPT = timedelta(days=30)
TITLE = {"sv": "Prov", "en": "Trial", "fi": "Kokeilu", "ar": "تجربة"}
"""What stands before the title, in the languages that Lucka itself speaks; in others it is Swedish."""


def make(db: Session, proposal: "Proposal", form: Form) -> str:
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
        _remove_unused(db, service)
    return service.id


def find(db: Session, proposal_id: int) -> Service | None:
    """The proposal's trial, if it has been tried."""
    return db.exec(select(Service).where(Service.trial_of == proposal_id)).first()


def proposal_of(db: Session, service_id: str) -> int | None:
    """The id of the proposal that the trial is of."""
    service = db.get(Service, service_id)
    return service.trial_of if service else None


def remove(db: Session, proposal_id: int) -> None:
    """Remove the proposal's trial with all that was tried in it."""
    service = db.exec(_of(proposal_id)).first()
    if service is not None:
        _remove(db, service)


def remove_old(db: Session) -> int:
    """Remove the trials that nobody has made anew for thirty days."""
    made_before = Version.published_at < clock.now() - KEPT
    latest = (Version.service_id == Service.id) & (Version.number == Service.number)
    old = list(db.exec(select(Service).join(Version, latest).where(col(Service.trial_of).is_not(None), made_before)))
    for service in old:
        _remove(db, service)
    return len(old)


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
    return db.exec(_of(proposal_id), execution_options={"populate_existing": True}).one()


def _of(proposal_id: int):  # noqa: ANN202
    return select(Service).where(Service.trial_of == proposal_id).with_for_update()


def _as_trial(form: Form, service_id: str) -> Form:
    """The form under the trial's id, marked in every language, and open whatever the day."""
    title = Text({code: f"{TITLE.get(code, TITLE['sv'])}: {words}" for code, words in form.title.root.items()})
    return form.model_copy(update={"service": service_id, "title": title, "opens_on": None, "closes_on": None})


def _remove_unused(db: Session, service: Service) -> None:
    """Let go of earlier versions of the trial that nobody is in the middle of."""
    in_the_middle = select(Draft.id).where(Draft.version_id == Version.id).exists()
    rows = select(Version.id).where(Version.service_id == service.id, Version.number != service.number)
    _remove_versions(db, list(db.exec(rows.where(~in_the_middle))))


def _remove(db: Session, service: Service) -> None:
    versions = list(db.exec(select(Version.id).where(Version.service_id == service.id)))
    drafts.remove_of(db, versions)
    _remove_versions(db, versions)
    db.delete(service)
    db.flush()


def _remove_versions(db: Session, ids: list[int | None]) -> None:
    version_ids = [each for each in ids if each is not None]
    sheets.remove_of(db, version_ids)
    db.exec(delete(Version).where(col(Version.id).in_(version_ids)))
