"""What a person has confirmed by word of mouth: who they are, that the answers are right, that they sign; and before whom.

A confirmation belongs to the journey, so it stands with the draft and then with its case. It is never changed: what is
confirmed anew is one more row, and the latest counts.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.database import UtcTime
from eservices.people import Colleague

IDENTITY, ANSWERS, SIGNATURE = "identity", "answers", "signature"
STRENGTH = {"none": 0, "call_back": 1, "letter_code": 2, "e_id": 3}
"""How sure one is of who is speaking, by the way in which it was found out (`forms.offer.Identity`)."""
STANDS_IN = {"e_id": "letter_code"}
"""What is taken where a way cannot be gone: no electronic identification answers to a telephone here."""


class Confirmation(SQLModel, table=True):
    """One thing that `who` confirmed before a colleague. `path` is the question that was signed at, `note` the proof."""

    __tablename__ = "confirmations"
    __table_args__ = (
        CheckConstraint("what IN ('identity', 'answers', 'signature')", name="what"),
        Index("ix_confirmations_journey", "journey", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    journey: str = Field(max_length=36)
    what: str = Field(max_length=10)
    how: str = Field(max_length=12)
    path: str = Field(default="", max_length=200)
    who: str = Field(default="", max_length=200)
    note: str = Field(default="", max_length=500)
    at: datetime = Field(sa_type=UtcTime)
    by_id: int = Field(foreign_key="staff.id")
    by_name: str = Field(max_length=100)


def confirm(
    db: Session, journey: str, what: str, how: str, by: Colleague, *, who: str = "", path: str = "", note: str = ""
) -> Confirmation:
    """Note a confirmation; the same one again, as when a button is pressed twice, is the one that stands."""
    before = of(db, journey).get((what, path))
    if before and (before.how, before.who, before.note, before.by_id) == (how, who[:200], note[:500], by.id):
        return before
    made = Confirmation(
        journey=journey, what=what, how=how, path=path, who=who[:200], note=note[:500], at=clock.now(), by_id=by.id,
        by_name=by.full_name,
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made


def of(db: Session, journey: str) -> Mapping[tuple[str, str], Confirmation]:
    """The latest confirmation of each thing: (what, path) → it, in the order in which they were first made."""
    rows = select(Confirmation).where(Confirmation.journey == journey).order_by(Confirmation.id)
    return {(each.what, each.path): each for each in db.exec(rows)}


def is_known(db: Session, journey: str, demanded: str) -> bool:
    """Whether who is speaking has been found out as surely as the service demands."""
    if demanded == "none":
        return True
    found = of(db, journey).get((IDENTITY, ""))
    return found is not None and STRENGTH[found.how] >= STRENGTH[STANDS_IN.get(demanded, demanded)]
