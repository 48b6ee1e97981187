"""What is to be printed and posted: letters and filled-in sheets, ordered here, drawn by the worker, sent by a person.

A posting lies on the table of one group. What it says is forgotten a while after it was posted or called off; that it was
posted, when, by whom and to whom stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, LargeBinary, or_, update
from sqlalchemy.orm import defer
from sqlmodel import Field, Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from eservices import clock, copies, jobs
from eservices.contact_centre.letters.outgoing import steps
from eservices.contact_centre.refusals import PostingGone, PostingMoved
from eservices.database import UtcTime
from eservices.people import CONTACT_CENTRE, Colleague
from eservices.sheets import SIZES
from forms.texts import LONGEST_CODE

RENDER = "render_posting"
LETTER, FILLED, BLANK, COMPLETION = KINDS = ("letter", "filled_sheet", "blank_sheet", "completion")
ECONOMY, PRIORITY = CLASSES = ("economy", "priority")
STATES = ("ordered", "ready", "failed", "posted", "called_off", "returned")
ON_THE_TABLE = ("ordered", "ready", "failed")
OVER = ("posted", "called_off", "returned")
KEPT = timedelta(days=30)
"""How long what was posted can be printed again, for an envelope that was lost on its way to the post."""


class Posting(SQLModel, table=True):
    """Something to print and post. `title` tells colleagues which it is, in Swedish; `payload` is what it says, by its kind;
    `pdf` is there once it is ready, and `parts`: the pages of each part that begins on a leaf of its own, none where the whole
    is one. What came back undelivered tells why, and as which letter (`mail_id`)."""

    __tablename__ = "postings"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"post_class IN {CLASSES}", name="post_class"),
        CheckConstraint(f"size IN {SIZES}", name="size"),
        CheckConstraint(f"state IN {STATES}", name="state"),
        Index("ix_postings_table", "group_id", "state", "id"),
        Index("ix_postings_changed", "state", "changed_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=20)
    title: str = Field(max_length=200)
    language: str = Field(max_length=LONGEST_CODE)
    size: str = Field(default="standard", max_length=10)
    to_name: str = Field(max_length=200)
    to_lines: list[str] = Field(sa_type=JSON)
    payload: dict[str, Any] = Field(sa_type=JSON)
    group_id: str = Field(foreign_key="groups.id", max_length=40)
    case_id: int | None = Field(default=None, foreign_key="cases.id", index=True)
    journey: str | None = Field(default=None, max_length=36, index=True)
    state: str = Field(default="ordered", max_length=10)
    ordered_at: datetime = Field(sa_type=UtcTime)
    ordered_by_id: int | None = Field(default=None, foreign_key="staff.id")
    ordered_by_name: str = Field(default="", max_length=100)
    pdf: bytes | None = Field(default=None, sa_type=LargeBinary)
    pages: int = 0
    parts: list[int] = Field(default_factory=list, sa_type=JSON)
    changed_at: datetime = Field(sa_type=UtcTime)
    changed_by_name: str = Field(default="", max_length=100)
    post_class: str = Field(default=ECONOMY, max_length=10)
    batch_id: int | None = Field(default=None, foreign_key="batches.id", index=True)
    mail_id: int | None = Field(default=None, foreign_key="mail.id", index=True)
    returned_why: str = Field(default="", max_length=10)

    @property
    def pages_by_part(self) -> tuple[int, ...]:
        return tuple(self.parts) or (self.pages,)


@dataclass(frozen=True)
class Address:
    """Who gets it and where, as it stands in the envelope's window: no more than three lines under the name."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """The payload of a plain letter, worded in its reader's language. `code` is set large, under its `code_label`."""

    heading: str
    paragraphs: tuple[str, ...]
    code: str = ""
    code_label: str = ""
    after: tuple[str, ...] = ()

    def payload(self) -> dict[str, object]:
        return asdict(self)


@dataclass(frozen=True)
class Order:
    """What is wanted: of which kind, to whom, and what it says. The rest is as in a Posting."""

    kind: str
    title: str
    to: Address
    language: str
    payload: Mapping[str, object]
    _: KW_ONLY
    size: str = "standard"
    post_class: str = ECONOMY
    group: str = CONTACT_CENTRE
    case_id: int | None = None
    journey: str | None = None


def order(db: Session, wanted: Order, by: Colleague | None, *, at_once: bool = True) -> Posting:
    """Have something drawn by the worker and laid on the group's table. `by` is None where nobody who works here ordered it.

    What is not drawn `at_once` is drawn with the batch that it is printed in: letters of which there are many.
    """
    now = clock.now()
    posting = Posting(
        kind=wanted.kind, title=wanted.title[:200], language=wanted.language, size=wanted.size, payload=dict(wanted.payload),
        to_name=wanted.to.name.strip()[:200], to_lines=[line for line in wanted.to.lines if line], group_id=wanted.group,
        case_id=wanted.case_id, journey=wanted.journey, post_class=wanted.post_class, ordered_at=now, changed_at=now,
        ordered_by_id=by and by.id, ordered_by_name=by.full_name if by else "",
    )  # fmt: skip
    db.add(posting)
    db.flush()
    if at_once:
        jobs.enqueue(db, RENDER, {"posting_id": posting.id}, key=f"{RENDER}:{posting.id}")
    return posting


def ordered(db: Session, posting_id: int) -> Posting | None:
    """What the worker is to draw; None once it is drawn or called off."""
    return db.exec(select(Posting).where(Posting.id == posting_id, Posting.state == "ordered")).first()


def keep_paper(db: Session, posting_id: int, pdf: bytes, pages: int, parts: Sequence[int] = ()) -> None:
    """It is ready. What it was to say is on the paper now, and kept nowhere else; what was called off meanwhile stays so."""
    mine = update(Posting).where(col(Posting.id) == posting_id, col(Posting.state) == "ordered")
    kept = {"pdf": pdf, "pages": pages, "parts": list(parts)}
    db.exec(mine.values(state="ready", payload={}, changed_at=clock.now(), **kept))


def on_the_table(db: Session, by: Colleague, limit: int = 1000) -> list[Posting]:
    """What waits to be printed and posted in one's groups and is in no batch, the oldest first."""
    waiting = _mine(by).where(col(Posting.state).in_(ON_THE_TABLE), col(Posting.batch_id).is_(None))
    return list(db.exec(waiting.order_by(col(Posting.id)).options(defer(Posting.pdf), defer(Posting.payload)).limit(limit)))


def lately(db: Session, by: Colleague, limit: int = 25) -> list[Posting]:
    """What was posted by itself, called off or came back, the latest first."""
    alone = or_(col(Posting.batch_id).is_(None), Posting.state != "posted")
    done = _mine(by).where(col(Posting.state).in_(OVER), alone).order_by(col(Posting.id).desc())
    return list(db.exec(done.options(defer(Posting.pdf)).limit(limit)))


def of_case(db: Session, case_id: int) -> list[Posting]:
    """Every letter about a case that was found behind its walls."""
    mine = select(Posting).where(Posting.case_id == case_id).order_by(col(Posting.id)).options(defer(Posting.pdf))
    return list(db.exec(mine))


def waits_for(db: Session, journey: str) -> Posting | None:
    """A sheet for a draft that has not been posted yet."""
    mine = select(Posting).where(Posting.journey == journey, Posting.kind == FILLED, col(Posting.state).in_(ON_THE_TABLE))
    return db.exec(mine.options(defer(Posting.pdf))).first()


def find(db: Session, by: Colleague, posting_id: int) -> Posting:
    """One of one's groups'. Raises PostingGone."""
    found = db.exec(_mine(by).where(Posting.id == posting_id)).first()
    if found is None:
        raise PostingGone
    return found


def paper(db: Session, by: Colleague, posting_id: int) -> bytes:
    """The file to print. Raises PostingGone, also when it is not ready, or forgotten."""
    found = find(db, by, posting_id)
    if found.pdf is None or found.state == "called_off":
        raise PostingGone
    return found.pdf


def post(db: Session, posting: Posting, by: Colleague) -> None:
    """It is on its way. The draft that it is about waits for it longer. Raises PostingMoved unless it lay ready."""
    change(db, posting, "posted", by, ("ready",))
    if posting.journey:
        copies.wait_for_paper(db, posting.journey)


def call_off(db: Session, posting: Posting, by: Colleague) -> None:
    """It is not to be sent. Raises PostingMoved once it was posted."""
    change(db, posting, "called_off", by, ON_THE_TABLE)


def take_back(db: Session, posting: Posting, by: Colleague) -> None:
    """It was not posted after all, and lies on the table by itself. Raises PostingMoved; PostingGone once it is forgotten."""
    if posting.pdf is None:
        raise PostingGone
    change(db, posting, "ready", by, ("posted",), batch_id=None)


def try_again(db: Session, posting: Posting, by: Colleague) -> None:
    """Have what could not be drawn drawn once more. Raises PostingMoved."""
    change(db, posting, "ordered", by, ("failed",))
    draw_alone(db, posting)


def draw_alone(db: Session, posting: Posting) -> None:
    """Promise the drawing once more, after a batch or a failure has ended the promise that came with the order."""
    key = f"{RENDER}:{posting.id}:{clock.now():%Y%m%dT%H%M%S%f}"
    jobs.enqueue(db, RENDER, {"posting_id": posting.id}, key=key)


def forget_old(db: Session) -> None:
    """What was said in what has long been posted or called off."""
    old = update(Posting).where(col(Posting.state).in_(OVER), col(Posting.changed_at) < clock.now() - KEPT)
    db.exec(old.values(pdf=None, payload={}))


def _mine(by: Colleague) -> SelectOfScalar[Posting]:
    return select(Posting).where(col(Posting.group_id).in_(by.groups))


def change(db: Session, posting: Posting, state: str, by: Colleague, before: tuple[str, ...], **more: object) -> None:
    """One step on its way, and `more` columns. Raises PostingMoved unless it stood in one of the states `before`."""
    if not steps.take(db, posting, state, by, before, **more):
        raise PostingMoved(posting.state, posting.changed_by_name)
