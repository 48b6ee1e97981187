"""Drafts: what someone has answered so far, and the keys that open it.

A draft is opened by secrets of which only digests are kept: one for each browser, and the save code that follows from it,
so that a code written down goes on working whichever browser it was given to.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, bindparam, delete, false, text, update
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, throttle
from eservices.channels import IS_CHANNEL, refuse_closed
from eservices.database import UtcTime
from eservices.inserting import insert_new
from eservices.people import Colleague
from eservices.references import code_from, digest, new_secret, read_code
from eservices.refusals import AlreadyFiled, DraftGone, GoneOnAlone, WrongCode
from eservices.services import Version
from forms.answers import Answer, Answers, dump, load
from forms.carrying import Aside, Left
from forms.texts import LONGEST_CODE

KEPT = timedelta(days=30)
_UNFILED = text("filed_at IS NULL")


class Draft(SQLModel, table=True):
    """An application that is being written. Once filed it stays as the proof of it, with the receipt code for a while."""

    __tablename__ = "drafts"
    __table_args__ = (
        CheckConstraint(IS_CHANNEL, name="channel"),
        Index("ix_drafts_expires_at", "expires_at", sqlite_where=_UNFILED, postgresql_where=_UNFILED),
        Index("ix_drafts_version", "version_id", "filed_at"),
        Index("ix_drafts_started_by_id", "started_by_id", sqlite_where=_UNFILED, postgresql_where=_UNFILED),
    )

    id: int | None = Field(default=None, primary_key=True)
    journey: str = Field(unique=True, max_length=36)
    version_id: int = Field(foreign_key="versions.id")
    channel: str = Field(max_length=10)
    language: str = Field(max_length=LONGEST_CODE)
    answers: dict[str, dict[str, object]] = Field(sa_type=JSON)
    made_at: datetime = Field(sa_type=UtcTime)
    changed_at: datetime = Field(sa_type=UtcTime)
    expires_at: datetime = Field(sa_type=UtcTime)
    started_by_id: int | None = Field(default=None, foreign_key="staff.id")
    reference: str | None = Field(default=None, max_length=9)
    receipt_code: str | None = Field(default=None, max_length=12)
    filed_at: datetime | None = Field(default=None, sa_type=UtcTime, index=True)
    carried: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, sa_column_kwargs={"server_default": "{}"})
    """What became of the answers when the draft moved on to another version of its form."""
    passed_over: dict[str, str] = Field(default_factory=dict, sa_type=JSON, sa_column_kwargs={"server_default": "{}"})
    """Path → why a question has no answer: what came of asking it aloud (`eservices.by_telephone`)."""
    helped: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """Whether somebody has been asked to help with it; who and when is kept at the contact centre."""

    @property
    def is_filed(self) -> bool:
        return self.filed_at is not None

    @property
    def given(self) -> dict[str, Answer]:
        """The answers by path, also those that are off the path just now."""
        return load(self.answers)

    @property
    def aside(self) -> Aside:
        """What was set aside when the draft moved on to another version of its form."""
        return Aside.model_validate(self.carried)


class DraftKey(SQLModel, table=True):
    """The digest of something that opens a draft: a browser's secret, or a save code. `staff_id`: only for that colleague."""

    __tablename__ = "draft_keys"

    digest: str = Field(primary_key=True, max_length=64)
    draft_id: int = Field(foreign_key="drafts.id", index=True, ondelete="CASCADE")
    staff_id: int | None = Field(default=None, foreign_key="staff.id", index=True)


_KEYS = select(Draft, DraftKey.staff_id).join(DraftKey, DraftKey.draft_id == Draft.id)
_OPENED = _KEYS.where(DraftKey.digest == bindparam("digest"))


def begin(
    db: Session, version: Version, channel: str = "web", language: str = "sv", by: Colleague | None = None
) -> tuple[Draft, str]:
    """An empty draft, and the secret for the cookie of the browser that began it. Raises NotOpenYet and ClosedNow."""
    refuse_closed(version.form, channel)
    now = clock.now()
    draft = Draft(
        journey=str(uuid.uuid4()), version_id=version.id or 0, channel=channel, language=language, answers={},
        made_at=now, changed_at=now, expires_at=now + KEPT, started_by_id=by and by.id,
    )  # fmt: skip
    db.add(draft)
    db.flush()
    return draft, new_key(db, draft, by)


def new_key(db: Session, draft: Draft, by: Colleague | None = None) -> str:
    """A secret for one more browser; for a colleague's (`by`), that opens nothing for anybody else."""
    secret = new_secret()
    admit(db, draft, secret, by)
    return secret


def find_by_secret(db: Session, secret: str) -> Draft:
    """The draft of this browser, filed ones too. Raises DraftGone."""
    return find_with_holder(db, secret)[0]


def find_with_holder(db: Session, secret: str) -> tuple[Draft, int | None]:
    """The draft of this browser, and which colleague's browser it is, None for the applicant's own. Raises DraftGone."""
    found = _find(db, secret)
    if found is None:
        raise DraftGone
    return found


def find_for_agent(db: Session, by: Colleague, journey: str) -> Draft:
    """A draft that this agent began for someone, or was let into by the code of who did. Raises DraftGone and GoneOnAlone."""
    draft = db.exec(select(Draft).where(Draft.journey == journey)).first()
    if draft and by.id in db.exec(select(DraftKey.staff_id).where(DraftKey.draft_id == draft.id)).all():
        return draft
    raise GoneOnAlone if draft and draft.started_by_id == by.id else DraftGone


def of_agent(db: Session, by: Colleague) -> list[Draft]:
    """What this agent has begun or been let into, and nobody has sent or goes on with alone, the latest first."""
    opened = select(DraftKey.draft_id).where(DraftKey.staff_id == by.id)
    mine = select(Draft).where(Draft.id.in_(opened), Draft.filed_at.is_(None), Draft.expires_at > clock.now())
    return list(db.exec(mine.order_by(Draft.changed_at.desc())))


def save_answers(db: Session, draft: Draft, changes: Mapping[str, Answer | None]) -> None:
    """Keep the named answers, and drop those that are None; what another tab has saved stays. Raises AlreadyFiled."""
    hold(db, draft)
    given = dict(draft.answers)
    for path, answer in changes.items():
        if answer is None:
            given.pop(path, None)
        else:
            given |= dump({path: answer})
    draft.answers = given
    _touch(db, draft)


def move(db: Session, draft: Draft, version: Version, answers: Answers, aside: Aside) -> None:
    """Go on with another version of the form: the answers that it takes, and what lies beside them. Raises AlreadyFiled."""
    hold(db, draft)
    draft.version_id = version.id or 0
    draft.answers, draft.carried = dump(answers), aside.stored()
    _touch(db, draft)


def filed_along(db: Session, journey: str) -> dict[str, Left]:
    """What was filed beside the answers; nothing once the draft has forgotten it."""
    draft = db.exec(select(Draft).where(Draft.journey == journey)).first()
    return draft.aside.going_along(draft.given) if draft and draft.carried else {}


def speak(db: Session, draft: Draft, language: str) -> None:
    """Go on in another language."""
    hold(db, draft)
    draft.language = language
    _touch(db, draft)


def hold(db: Session, draft: Draft) -> None:
    """Read the draft again and keep others from it until the transaction ends. Raises AlreadyFiled and DraftGone."""
    rows = select(Draft).where(Draft.id == draft.id).with_for_update()
    db.flush()
    if db.exec(rows, execution_options={"populate_existing": True}).first() is None:
        raise DraftGone
    if draft.is_filed:
        raise AlreadyFiled(draft.reference or "")


def save_code(secret: str) -> str:
    """The code to come back with: the same each time for the same browser. It opens nothing before `make_save_code`."""
    return code_from(secret, "save code")


def make_save_code(db: Session, draft: Draft, secret: str) -> str:
    code = save_code(secret)
    admit(db, draft, code)
    _touch(db, draft)
    return code


def resume(db: Session, typed: str, caller: str, by: Colleague | None = None) -> tuple[Draft, str]:
    """The draft that a save code opens, and a secret for this browser, or for the agent who was told the code (`by`).

    One who goes on alone has it alone, until a code is told again. `caller` is the address whose tries are counted.
    Raises WrongCode and TooManyTries.
    """
    throttle.attempt(db, "resume", caller)
    found = _find(db, read_code(typed) or "")
    if found is None:
        raise WrongCode
    throttle.succeeded(db, "resume", caller)
    if by is None and not found[0].is_filed:
        db.exec(delete(DraftKey).where(DraftKey.draft_id == found[0].id, DraftKey.staff_id.is_not(None)))
    return found[0], new_key(db, found[0], by)


def remove_expired(db: Session) -> int:
    """Remove drafts that no one came back to. Filed ones stay, but their code and their copy of the answers do not."""
    now = clock.now()
    expired = list(db.exec(select(Draft.id).where(Draft.filed_at.is_(None), Draft.expires_at < now)))
    _remove(db, expired)
    old = update(Draft).where(Draft.filed_at < now - KEPT, Draft.receipt_code.is_not(None))
    db.exec(old.values(receipt_code=None, answers={}, carried={}))
    return len(expired)


def remove_of(db: Session, version_ids: list[int]) -> None:
    """Remove every draft of these versions, with its keys and files."""
    db.exec(delete(Draft).where(Draft.version_id.in_(version_ids)))


def _touch(db: Session, draft: Draft) -> None:
    draft.changed_at = clock.now()
    draft.expires_at = max(draft.expires_at, draft.changed_at + KEPT)
    db.add(draft)
    db.flush()


def admit(db: Session, draft: Draft, secret: str, by: Colleague | None = None) -> None:
    """Let a secret open the draft, for whoever has it or only for a colleague."""
    db.exec(insert_new(db, DraftKey), params={"digest": digest(secret), "draft_id": draft.id, "staff_id": by and by.id})


def _find(db: Session, secret: str) -> tuple[Draft, int | None] | None:
    found = db.exec(_OPENED, params={"digest": digest(secret)}).first()
    return (found[0], found[1]) if found and (found[0].is_filed or found[0].expires_at > clock.now()) else None


def _remove(db: Session, ids: list[int]) -> None:
    """Their keys and files go with them (ON DELETE CASCADE)."""
    db.exec(delete(Draft).where(Draft.id.in_(ids)))
