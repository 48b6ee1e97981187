"""The reckoning: does everything that was promised exist, and does everything that exists add up?"""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, select

from eservices import tally
from eservices.attachments import Attachment
from eservices.cases import Case, CaseAnswers
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage
from eservices.contact_centre.letters.incoming.scans import Scan
from eservices.drafts import Draft
from eservices.enclosed import files_named
from eservices.events import CaseEvent
from eservices.files import Files
from eservices.filing import COPY
from eservices.finding import reckoning
from eservices.jobs import Job
from eservices.publishing import planning
from eservices.publishing.proposals import Proposal
from eservices.representation import TELL, Representation
from eservices.services import Service, Version
from forms.answers import load


class Difference(NamedTuple):
    """One thing that does not add up: its kind, what it is about, and what is the matter."""

    kind: str
    what: str
    message: str


def verify(db: Session, files: Files) -> list[Difference]:
    """Every difference between receipts, cases, events, files, jobs, the tally, forms and searches. Nothing is changed."""
    of_rows = (_drafts, _cases, _parties, _jobs, _answers, _tally, _forms, _found)
    return [*(each for part in of_rows for each in part(db)), *_attachments(db, files)]


def unnamed_files(db: Session, files: Files) -> list[str]:
    """The sha256 of bytes that no row names: left by an upload that was broken off, and harmless."""
    columns = (Attachment.sha256, Scan.sha256, ScanPage.sha256, ScanPage.squared_sha256)
    named = (set(db.exec(select(column))) for column in columns)
    return sorted(set(files.names()).difference(*named))


def _drafts(db: Session) -> Iterator[Difference]:
    filed = select(Draft.reference).join(Case, Case.journey == Draft.journey, isouter=True).where(Draft.filed_at.is_not(None))
    for reference in db.exec(filed.where(Case.id.is_(None) | (Case.reference != Draft.reference))):
        yield Difference("receipt", reference or "", "a receipt was given, but its case is missing")
    unfiled = select(Case.reference).join(Draft, Draft.journey == Case.journey).where(Draft.filed_at.is_(None))
    for reference in db.exec(unfiled):
        yield Difference("receipt", reference, "the case was made, but its draft does not know that it was filed")


def _cases(db: Session) -> Iterator[Difference]:
    received = select(CaseEvent.case_id).where(CaseEvent.kind == "received")
    first = select(func.min(CaseEvent.id)).group_by(CaseEvent.case_id)
    yield from _missing(db, "event", Case.id.not_in(received), "the event of its arrival is missing")
    wrong = select(CaseEvent.case_id).where(CaseEvent.id.in_(first), CaseEvent.kind != "received")
    yield from _missing(db, "event", Case.id.in_(wrong), "its first event is not that of its arrival")
    yield from _missing(db, "answers", Case.id.not_in(select(CaseAnswers.case_id)), "its answers are missing")


def _parties(db: Session) -> Iterator[Difference]:
    """Who applied for somebody else, on the case and in a row of their own; and that the other one is told."""
    applied = select(Representation.case_id).where(Representation.applied)
    lost = Case.applied_by.is_not(None) & Case.id.not_in(applied)
    yield from _missing(db, "party", lost, "who applied for somebody else is missing")
    yield from _missing(db, "party", Case.applied_by.is_(None) & Case.id.in_(applied), "it does not know who applied for it")
    untold = applied.where(Representation.letter == "")
    promised = func.concat(f"{TELL}:", Case.id).in_(select(Job.key).where(Job.kind == TELL))
    yield from _missing(db, "job", Case.id.in_(untold) & ~promised, f"the job {TELL} was never promised")


def _jobs(db: Session) -> Iterator[Difference]:
    promised = select(Job.key).where(Job.kind == COPY)
    missing = func.concat(f"{COPY}:", Case.id).not_in(promised)
    yield from _missing(db, "job", missing, f"the job {COPY} was never promised")


def _attachments(db: Session, files: Files) -> Iterator[Difference]:
    named = (select(each.sha256, func.min(each.name)).group_by(each.sha256) for each in (Attachment, Scan))
    for sha256, name in {row for rows in named for row in db.exec(rows)}:
        if not files.is_whole(sha256):
            problem = "the file has changed" if files.has(sha256) else "the file is missing"
            yield Difference("file", sha256, f"{problem} ({name})")


def _answers(db: Session) -> Iterator[Difference]:
    """Files that an answer of a case names, and the case does not have."""
    held = set(db.exec(select(Attachment.case_id, Attachment.id).where(Attachment.kind == "sent")))
    sent = select(Case.reference, CaseAnswers.case_id, CaseAnswers.answers).join(Case, Case.id == CaseAnswers.case_id)
    for reference, case_id, answers in db.exec(sent, execution_options={"yield_per": 500}):
        for number in files_named(load(answers)):
            if (case_id, number) not in held:
                yield Difference("file", reference, f"an answer names file {number}, which the case does not have")


def _tally(db: Session) -> Iterator[Difference]:
    counted = select(Case.group_id, Case.status, Case.assignee_id, func.count())
    rows = db.exec(counted.group_by(Case.group_id, Case.status, Case.assignee_id))
    real = {tally.place(group, status, holder): cases for group, status, holder, cases in rows}
    kept = tally.all_places(db)
    for where in sorted(real.keys() | kept.keys()):
        if real.get(where, 0) != kept.get(where, 0):
            words = f"the tally says {kept.get(where, 0)}, there are {real.get(where, 0)}"
            yield Difference("tally", f"{where.group_id}/{where.status}/{where.assignee_id}", words)


def _forms(db: Session) -> Iterator[Difference]:
    """Plans without their job, services without their version, and trials that have reached somebody's queue."""
    promised = set(db.exec(select(Job.key).where(Job.kind == planning.PUBLISH, Job.state != "done")))
    planned = select(Proposal.id, Proposal.service_id, Proposal.plan).where(Proposal.state == "planned")
    for proposal_id, service_id, plan in db.exec(planned):
        if planning.key(proposal_id, plan["number"]) not in promised:
            yield Difference("form", service_id, "its publication is planned, but the job was never promised")
    live = (Version.service_id == Service.id) & (Version.number == Service.number)
    for service_id in db.exec(select(Service.id).join(Version, live, isouter=True).where(Version.id.is_(None))):
        yield Difference("form", service_id, "its current version is missing")
    tried = select(Case.reference).join(Version, Version.id == Case.version_id)
    tried = tried.join(Service, Service.id == Version.service_id).where(Service.trial_of.is_not(None))
    for reference in db.exec(tried):
        yield Difference("form", reference, "a trial has become a case")


def _found(db: Session) -> Iterator[Difference]:
    """What no search finds, finds wrongly or finds for the wrong people."""
    for what, number, message in reckoning.differences(db):
        yield Difference("search", f"{what} {number}", message)


def _missing(db: Session, kind: str, where: ColumnElement[bool], message: str) -> Iterator[Difference]:
    for reference in db.exec(select(Case.reference).where(where)):
        yield Difference(kind, reference, message)
