"""Who acts for the one that a case is about: who applied and for whom are two facts, kept apart.

A representative comes with the application or is noted by a colleague. What has been shown of the right, its scope and its
last day are noted in words of the law's kinds (`mandates`); each change is an event of the case. The one represented has a
receipt code of their own, and so has each representative: `case_codes` tells whose a code is.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, insert, update
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, jobs, mandates
from eservices.cases import Case, Data
from eservices.database import UtcTime
from eservices.events import record, written
from eservices.mandates import EVERYTHING, PROOFS, Rule, Standing, View
from eservices.people import Colleague
from eservices.references import digest, new_code
from eservices.refusals import NotAllowed, NotYours
from forms.standard.behalf import KINDS, SCOPES, Behalf

TELL = "tell_represented"
"""The job that words the letter to the one represented and orders it."""
LETTERS = ("", "ordered", "no_address", "by_rule")
"""What has become of that letter: not yet thought of, ordered, no address to send it to, or none by the kind's rule."""


class Representation(SQLModel, table=True):
    """One who acts for another in a case. `applied` is who sent the application; by `expires_on` the right has run out."""

    __tablename__ = "representations"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"proof IN {PROOFS}", name="proof"),
        CheckConstraint(f"letter IN {LETTERS}", name="letter"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id", index=True)
    kind: str = Field(max_length=20)
    name: str = Field(max_length=200)
    telephone: str = Field(default="", max_length=30)
    relation: str = Field(default="", max_length=200)
    consent: str = Field(default="", max_length=10)
    scope: list[str] = Field(default_factory=list, sa_type=JSON)
    proof: str = Field(default="none", max_length=10)
    proved_at: datetime | None = Field(default=None, sa_type=UtcTime)
    proved_by_name: str = Field(default="", max_length=100)
    has_papers: bool = False
    expires_on: date | None = None
    applied: bool = False
    letter: str = Field(default="", max_length=10)
    made_at: datetime = Field(sa_type=UtcTime)
    made_by_name: str = Field(default="", max_length=100)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
    ended_by_name: str = Field(default="", max_length=100)

    @property
    def rule(self) -> Rule:
        return mandates.rule(self.kind, clock.today())

    @property
    def standing(self) -> Standing:
        return self.rule.standing(self.proof, self.scope, self.expires_on, self.ended_at is not None, clock.today())

    @property
    def sees(self) -> frozenset[View]:
        """What this representative may be told of the case, on any page, by letter or by voice."""
        return self.rule.sees(self.standing)


class CaseCode(SQLModel, table=True):
    """The digest of one more receipt code of a case: a representative's, or of the one whom it is about (None)."""

    __tablename__ = "case_codes"

    digest: str = Field(primary_key=True, max_length=64)
    case_id: int = Field(foreign_key="cases.id", index=True)
    representation_id: int | None = Field(default=None, foreign_key="representations.id")
    made_at: datetime = Field(sa_type=UtcTime)


def filed(db: Session, case_id: int, behalf: Behalf | None, at: datetime) -> None:
    """Keep with a case just filed who sent it for somebody else, and promise that the one whom it is about is told."""
    if behalf is None:
        return
    row = {"case_id": case_id, "kind": behalf.kind, "name": behalf.name[:200], "telephone": behalf.telephone[:30],
           "relation": behalf.relation[:200], "consent": behalf.consent[:10], "scope": list(behalf.scope), "made_at": at,
           "has_papers": behalf.has_papers, "expires_on": behalf.expires_on, "applied": True, "proof": "none",
           "proved_by_name": "", "letter": "", "made_by_name": "", "ended_by_name": ""}  # fmt: skip
    db.execute(_FILED, row)
    db.execute(_JOBS, jobs.row(TELL, {"case_id": case_id}, key=f"{TELL}:{case_id}"))


def of_case(db: Session, case: Case) -> list[Representation]:
    """Everyone who acts or has acted in the case, in the order in which they came."""
    return list(db.exec(select(Representation).where(Representation.case_id == case.id).order_by(Representation.id)))


def applicant_of(db: Session, case: Case) -> Representation | None:
    """Who applied for someone else; None where people apply for themselves."""
    return next((each for each in of_case(db, case) if each.applied), None) if case.applied_by else None


def find(db: Session, case: Case, number: int) -> Representation:
    """One of the case's. Raises NotYours."""
    found = db.get(Representation, number)
    if found is None or found.case_id != case.id:
        raise NotYours
    return found


def viewed_by(db: Session, representation_id: int | None) -> frozenset[View]:
    """What the one whose key opened a case may see of it; None is the person whom it is about."""
    return EVERYTHING if representation_id is None else db.get_one(Representation, representation_id).sees


def name_of(db: Session, representation_id: int | None) -> str:
    """The name of a representative; "" for the one whom the case is about."""
    return db.get_one(Representation, representation_id).name if representation_id else ""


def add(
    db: Session, case: Case, by: Colleague, kind: str, name: str, telephone: str = "", relation: str = ""
) -> Representation:
    """Note someone who acts from now on; their right is not shown yet. Raises NotAllowed and WordsMissing."""
    if kind not in KINDS:
        raise NotAllowed("represent", kind)
    made = Representation(
        case_id=case.id or 0, kind=kind, name=written(name)[:200], telephone=telephone.strip()[:30],
        relation=relation.strip()[:200], made_at=clock.now(), made_by_name=by.full_name,
    )  # fmt: skip
    db.add(made)
    db.flush()
    _event(db, made, "represented", by)
    return made


def prove(
    db: Session, found: Representation, by: Colleague, proof: str, scope: Collection[str], until: date | None, note: str = ""
) -> None:
    """Note what has been shown of the right, what it holds and its last day. Raises NotAllowed for what cannot show it."""
    if found.ended_at or proof not in ("none", *found.rule.proofs):
        raise NotAllowed("prove", found.kind)
    known = proof != "none"
    found.proof, found.scope, found.expires_on = proof, [code for code in SCOPES if code in scope], until
    found.proved_at, found.proved_by_name = (clock.now(), by.full_name) if known else (None, "")
    db.add(found)
    db.flush()
    shown = {"proof": proof, "scope": found.scope, "until": until.isoformat() if until else ""}
    _event(db, found, "right_noted", by, note.strip(), shown)


def end(db: Session, found: Representation, by: Colleague, why: str) -> None:
    """The right has ended. Ended twice, it ended once. Raises WordsMissing."""
    words = written(why)
    open_still = update(Representation).where(Representation.id == found.id, Representation.ended_at.is_(None))
    ended = open_still.values(ended_at=clock.now(), ended_by_name=by.full_name)
    is_first = db.exec(ended.execution_options(synchronize_session=False)).rowcount == 1
    db.refresh(found)
    if is_first:
        _event(db, found, "right_ended", by, words)


def new_code_for(db: Session, case_id: int, representation_id: int | None) -> str:
    """A receipt code for one of the parties; those made before for the same one open nothing any more."""
    code = new_code()
    old = select(CaseCode).where(CaseCode.case_id == case_id, CaseCode.representation_id == representation_id)
    for each in db.exec(old):
        db.delete(each)
    db.add(CaseCode(digest=digest(code), case_id=case_id, representation_id=representation_id, made_at=clock.now()))
    db.flush()
    return code


def code_of(db: Session, case: Case, code_digest: str) -> CaseCode | None:
    """Whose code of this case a digest is of; None where it is no code of it beside the first."""
    found = db.get(CaseCode, code_digest)
    return found if found and found.case_id == case.id else None


def holds_first_code(db: Session, case: Case) -> int | None:
    """Whose the code on the receipt is: of who sent the application; None is the one whom it is about."""
    sender = applicant_of(db, case)
    return sender.id if sender else None


def doubtful(found: Sequence[Representation]) -> list[Representation]:
    """Those to whom nothing is told before their right is looked at; who has ended is no longer asked."""
    return [each for each in found if each.standing in ("unproven", "outside", "expired")]


def _event(db: Session, of: Representation, kind: str, by: Colleague, why: str = "", more: Data = None) -> None:
    record(db, of.case_id, kind, by, why, {"name": of.name, "representation": of.kind} | (more or {}))


_FILED, _JOBS = insert(Representation.__table__), insert(jobs.Job.__table__)
