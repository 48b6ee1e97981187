"""Help to finish: an agent fills in the same draft as its applicant, who has said yes on their own screen.

The applicant's code pairs the two. It is useless without a signed-in agent, goes out after ten minutes, when it has been used
and when too many wrong ones have been tried; what a code opens is one draft, and only until the applicant stops it or sends.
"""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, Index, update
from sqlmodel import Column, Field, Integer, Session, SQLModel, select

from eservices import clock, drafts, throttle
from eservices.contact_centre.filling_together import help_log
from eservices.contact_centre.refusals import NoHelpAsked
from eservices.database import UtcTime
from eservices.drafts import Draft
from eservices.inserting import insert_new
from eservices.people import Colleague
from eservices.refusals import NotYours, WrongCode

CODE_LASTS = timedelta(minutes=10)
LONGEST = timedelta(hours=2)
SILENCE = timedelta(minutes=30)
"""How long help goes on when nothing is heard of the applicant's screen."""
TRIES = 5
"""How many wrong codes, by all agents together, a code outlives."""
JUST_OVER = timedelta(minutes=5)
"""How long an applicant is told on every page that the help is over."""


class Helping(SQLModel, table=True):
    """One time that help was asked for: `offered` (a code is out), `asked` (an agent had it), `open` (the applicant said yes).

    `until` is when the state that it is in runs out by itself; `ended` is the last.
    """

    __tablename__ = "helpings"
    __table_args__ = (
        Index("ix_helpings_draft", "draft_id", "id"),
        CheckConstraint("state IN ('offered', 'asked', 'open', 'ended')", name="state"),
        CheckConstraint("state IN ('offered', 'ended') OR agent_id IS NOT NULL", name="agent"),
    )

    id: int | None = Field(default=None, primary_key=True)
    draft_id: int | None = Field(default=None, sa_column=Column(Integer, ForeignKey("drafts.id", ondelete="SET NULL")))
    journey: str = Field(max_length=36, index=True)
    state: str = Field(default="offered", max_length=10)
    made_at: datetime = Field(sa_type=UtcTime)
    until: datetime = Field(sa_type=UtcTime)
    code: str | None = Field(default=None, unique=True, max_length=6)
    tries: int = 0
    agent_id: int | None = Field(default=None, foreign_key="staff.id", index=True)
    agent_name: str = Field(default="", max_length=100)
    agent_digest: str | None = Field(default=None, unique=True, max_length=64)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
    ended_why: str = Field(default="", max_length=10)
    changed_page: str = Field(default="", max_length=100)
    changed_by_agent: bool = False

    @property
    def is_over(self) -> bool:
        return self.state == "ended" or self.until <= clock.now()

    @property
    def is_open(self) -> bool:
        return self.state == "open" and not self.is_over

    @property
    def is_told(self) -> bool:
        """Whether the applicant still needs to be told of it: what runs, and what an agent did until a moment ago."""
        if not self.is_over:
            return True
        return self.agent_id is not None and (self.ended_at or self.until) > clock.now() - JUST_OVER


def offer(db: Session, draft: Draft) -> str:
    """A new code for the applicant to read out; one that was out before is worth nothing. "" while someone helps already.

    Raises AlreadyFiled.
    """
    drafts.hold(db, draft)
    before = of_draft(db, draft)
    if before and before.is_open:
        return ""
    if before and not before.is_over:
        _end(db, before, "again")
    now = clock.now()
    db.exec(update(Helping).where(Helping.code.is_not(None), Helping.until <= now).values(code=None))
    code = _insert(db, draft, now)
    draft.helped = True
    db.add(draft)
    db.flush()
    return code


def _insert(db: Session, draft: Draft, now: datetime) -> str:
    """With a code that nobody else has just now; the table sees to it."""
    row = {
        "draft_id": draft.id, "journey": draft.journey, "state": "offered", "made_at": now, "until": now + CODE_LASTS,
        "tries": 0, "agent_name": "", "ended_why": "", "changed_page": "", "changed_by_agent": False,
    }  # fmt: skip
    for _ in range(20):
        code = f"{secrets.randbelow(1_000_000):06d}"
        if db.exec(insert_new(db, Helping).returning(Helping.id), params=row | {"code": code}).first():
            return code
    raise LookupError("no help code is free")


def of_draft(db: Session, draft: Draft) -> Helping | None:
    """The latest time that help was asked for with this draft; None when it never was."""
    if not draft.helped:
        return None
    return db.exec(select(Helping).where(Helping.draft_id == draft.id).order_by(Helping.id.desc()).limit(1)).first()


def take(db: Session, by: Colleague, typed: str) -> Helping:
    """The agent has been told a code. It is used up; what it opens waits for the applicant's yes.

    Raises WrongCode, and TooManyTries for an agent who has tried too often.
    """
    throttle.attempt(db, "help-code", str(by.id))
    code = "".join(each for each in typed if each.isdecimal() and each.isascii())
    now = clock.now()
    live = select(Helping).where(Helping.code == code, Helping.state == "offered", Helping.until > now)
    found = db.exec(live.with_for_update(), execution_options={"populate_existing": True}).first()
    if found is None:
        _count_miss(db)
        raise WrongCode
    throttle.succeeded(db, "help-code", str(by.id))
    found.state, found.code, found.until = "asked", None, now + CODE_LASTS
    found.agent_id, found.agent_name = by.id, by.full_name
    keep(db, found)
    help_log.write(db, found.id or 0, by, "asked")
    return found


def _count_miss(db: Session) -> None:
    """A wrong code may have been meant for any that is out: each has room for a few, and is then worth nothing."""
    live = Helping.code.is_not(None)
    db.exec(update(Helping).where(live).values(tries=Helping.tries + 1))
    over = {"code": None, "state": "ended", "ended_at": clock.now(), "ended_why": "tries"}
    db.exec(update(Helping).where(live, Helping.tries >= TRIES).values(**over))


def agree(db: Session, draft: Draft, number: int) -> Helping:
    """The applicant says yes to the agent who was named on their screen. Raises NoHelpAsked and AlreadyFiled."""
    drafts.hold(db, draft)
    found = _asked(db, draft, number)
    found.state, found.until = "open", clock.now() + SILENCE
    keep(db, found)
    help_log.write(db, found.id or 0, None, "agreed")
    return found


def decline(db: Session, draft: Draft, number: int) -> None:
    """The applicant says no. Raises NoHelpAsked."""
    _end(db, _asked(db, draft, number), "declined")


def _asked(db: Session, draft: Draft, number: int) -> Helping:
    found = _held(db, number)
    if found is None or found.draft_id != draft.id or found.state != "asked" or found.is_over:
        raise NoHelpAsked
    return found


def stop(db: Session, draft: Draft, why: str = "applicant") -> None:
    """No more help: the applicant has stopped it, or sent. Stopping twice is stopping once."""
    found = of_draft(db, draft)
    held = _held(db, found.id or 0) if found else None
    if held and not held.is_over:
        _end(db, held, why)


def leave(db: Session, by: Colleague, number: int) -> None:
    """The agent is done. Raises NotYours."""
    held = own(db, by, number, lock=True)
    if not held.is_over:
        _end(db, held, "agent", by)


def own(db: Session, by: Colleague, number: int, *, lock: bool = False) -> Helping:
    """A help that this agent gives or has given. Raises NotYours."""
    found = _held(db, number) if lock else db.get(Helping, number)
    if found is None or found.agent_id != by.id:
        raise NotYours
    return found


def given_by(db: Session, by: Colleague) -> list[Helping]:
    """What this agent helps with now, the latest first."""
    running = select(Helping).where(
        Helping.agent_id == by.id, Helping.state.in_(("asked", "open")), Helping.until > clock.now()
    )
    return list(db.exec(running.order_by(Helping.id.desc())))


def _end(db: Session, found: Helping, why: str, by: Colleague | None = None) -> None:
    found.state, found.ended_at, found.ended_why = "ended", clock.now(), why
    found.code = None
    keep(db, found)
    help_log.write(db, found.id or 0, by, "ended", what=[why])


def keep(db: Session, found: Helping) -> None:
    db.add(found)
    db.flush()


def _held(db: Session, number: int) -> Helping | None:
    rows = select(Helping).where(Helping.id == number).with_for_update()
    return db.exec(rows, execution_options={"populate_existing": True}).first()
