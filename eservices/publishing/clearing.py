"""Trials are cleared away: with their proposal, when nobody has made them anew for long, and version by version."""

from datetime import timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from eservices import clock, drafts, sheets
from eservices.drafts import Draft
from eservices.services import Service, Version

KEPT = timedelta(days=30)


def remove(db: Session, proposal_id: int) -> None:
    """Remove the proposal's trial with all that was tried in it."""
    service = db.exec(trial_of(proposal_id)).first()
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


def remove_unused(db: Session, service: Service) -> None:
    """Let go of earlier versions of the trial that nobody is in the middle of."""
    in_the_middle = select(Draft.id).where(Draft.version_id == Version.id).exists()
    rows = select(Version.id).where(Version.service_id == service.id, Version.number != service.number)
    _remove_versions(db, list(db.exec(rows.where(~in_the_middle))))


def trial_of(proposal_id: int) -> SelectOfScalar[Service]:
    """Asks for the proposal's trial, and keeps others from it."""
    return select(Service).where(Service.trial_of == proposal_id).with_for_update()


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
