"""Copies of a sheet: each is printed for one draft, with the answers so far, and finds that draft when it comes back.

A completion sheet asks only for what is left of a draft, or of what was sent.

A copy's token stands in the code of each of its pages. It finds a draft for those who work here; it opens nothing to anybody.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import JSON, CheckConstraint, update
from sqlmodel import Field, Session, SQLModel, col, select

from eservices import clock, completions, drafts, services
from eservices.cases import Case
from eservices.database import UtcTime
from eservices.drafts import Draft
from eservices.people import Colleague
from eservices.references import new_token
from eservices.refusals import DraftGone
from eservices.sheets import SIZES
from forms.answers import Answers, load
from forms.remaining import remaining
from forms.texts import LONGEST_CODE

KEPT_FOR_PAPER = timedelta(days=120)
"""A draft whose sheet is in somebody's hands is kept longer than others."""


class Copy(SQLModel, table=True):
    """A sheet that was filled in with a draft's answers; `printed` are those, by path, for as long as the draft is kept.

    `paths` is empty for a sheet of the whole form; else what alone is asked: path on the paper → that of its answer.
    `sheet_id` is the master that it was made from, once it is.
    """

    __tablename__ = "copies"
    __table_args__ = (CheckConstraint(f"size IN {SIZES}", name="size"),)

    id: int | None = Field(default=None, primary_key=True)
    token: str = Field(unique=True, max_length=20)
    journey: str = Field(index=True, max_length=36)
    version_id: int = Field(foreign_key="versions.id", index=True)
    language: str = Field(max_length=LONGEST_CODE)
    size: str = Field(max_length=10)
    printed: dict[str, dict[str, object]] = Field(sa_type=JSON)
    paths: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    sheet_id: int | None = Field(default=None, foreign_key="sheets.id", index=True, ondelete="SET NULL")
    made_at: datetime = Field(sa_type=UtcTime)
    by_id: int | None = Field(default=None, foreign_key="staff.id")
    by_name: str = Field(default="", max_length=100)
    met_at: datetime | None = Field(default=None, sa_type=UtcTime)
    met_by_name: str = Field(default="", max_length=100)


def make(db: Session, draft: Draft, language: str, size: str, by: Colleague | None = None) -> Copy:
    """A copy of the draft's version with its answers as they are now; its paper is made by whoever orders it."""
    copy = Copy(
        token=new_token(), journey=draft.journey, version_id=draft.version_id, language=language, size=size,
        printed=dict(draft.answers), made_at=clock.now(), by_id=by and by.id, by_name=by.full_name if by else "",
    )  # fmt: skip
    db.add(copy)
    db.flush()
    return copy


def make_completion(
    db: Session, of: Draft | Case, paths: Collection[str], language: str, size: str, by: Colleague | None = None
) -> Copy:
    """A sheet that asks for the answers at `paths` (those of `Journey.wanting` and `expected`) and what they may lead to.

    Nothing is filled in on it; `copy.paths` tells which answer each question on it is. Raises ValueError when nothing is asked.
    """
    answers = load(of.answers) if isinstance(of, Draft) else completions.answers_of(db, of)
    asked = remaining(services.version(db, of.version_id).form, answers, paths)
    if not asked:
        raise ValueError("a completion sheet asks for something")
    copy = Copy(
        token=new_token(), journey=of.journey, version_id=of.version_id, language=language, size=size, printed={},
        paths=asked, made_at=clock.now(), by_id=by and by.id, by_name=by.full_name if by else "",
    )  # fmt: skip
    db.add(copy)
    db.flush()
    return copy


def drawn_from(db: Session, copy_id: int, sheet_id: int) -> None:
    """Its paper was made from that master: the map of where its answers stand."""
    db.exec(update(Copy).where(col(Copy.id) == copy_id).values(sheet_id=sheet_id))


def find(db: Session, token: str) -> Copy | None:
    """The copy of that token, also when its draft is gone; None for a master's token, and for none of ours."""
    return db.exec(select(Copy).where(Copy.token == token)).first()


def draft_of(db: Session, copy: Copy) -> Draft | None:
    """The draft that a copy was printed for, also when it has been sent; None once it has been forgotten."""
    return db.exec(select(Draft).where(Draft.journey == copy.journey)).first()


def changed_since(copy: Copy, draft: Draft) -> set[str]:
    """The paths of the answers that stand otherwise on the paper than in the draft."""
    now, then = load(draft.answers), load(copy.printed)
    return {path for path in now.keys() | then.keys() if _value(now, path) != _value(then, path)}


def _value(answers: Answers, path: str) -> object:
    return answers[path].value if path in answers else None


def meet(db: Session, copy: Copy, by: Colleague) -> None:
    """The sheet has come back: note who met it first."""
    first = update(Copy).where(col(Copy.id) == copy.id, col(Copy.met_at).is_(None))
    db.exec(first.values(met_at=clock.now(), met_by_name=by.full_name))


def come_back(db: Session, copy: Copy, by: Colleague) -> str:
    """Go on with the copy's draft as the letter that has come: the secret that opens it for this colleague.

    Raises DraftGone when it has been forgotten, AlreadyFiled when it was sent by another door meanwhile.
    """
    meet(db, copy, by)
    draft = draft_of(db, copy)
    if draft is None:
        raise DraftGone
    drafts.hold(db, draft)
    draft.channel = "letter"
    draft.expires_at = max(draft.expires_at, clock.now() + drafts.KEPT)
    db.add(draft)
    db.flush()
    return drafts.new_key(db, draft, by)


def forget_old(db: Session) -> None:
    """What was printed for a draft that is gone or was sent. That a copy was made stays: its sheet may still come."""
    written = select(Draft.journey).where(col(Draft.filed_at).is_(None))
    old = col(Copy.made_at) < clock.now() - KEPT_FOR_PAPER
    db.exec(update(Copy).where(old, col(Copy.journey).not_in(written)).values(printed={}))


def wait_for_paper(db: Session, journey: str) -> None:
    """Keep the draft until the sheet that was sent to its applicant can have come back."""
    until = clock.now() + KEPT_FOR_PAPER
    unfiled = update(Draft).where(col(Draft.journey) == journey, col(Draft.filed_at).is_(None), col(Draft.expires_at) < until)
    db.exec(unfiled.values(expires_at=until))
