"""Drafts: what someone has answered so far, and the keys that open it.

A draft is opened by secrets of which only digests are kept: one for each browser, and the save code that follows from it,
so that a code written down goes on working whichever browser it was given to.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, bindparam, delete, text, update
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, throttle
from eservices.channels import COMES_LATER, IS_CHANNEL
from eservices.database import UtcTime
from eservices.inserting import insert_new
from eservices.people import Colleague
from eservices.references import code_from, digest, new_secret, read_code
from eservices.refusals import AlreadyFiled, ClosedNow, DraftGone, NotOpenYet, WrongCode
from eservices.services import Version
from forms.answers import Answer, Answers, dump, load
from forms.carrying import Aside, Left
from forms.definition import Form
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
    """The digest of something that opens a draft: a browser's secret, or a save code."""

    __tablename__ = "draft_keys"

    digest: str = Field(primary_key=True, max_length=64)
    draft_id: int = Field(foreign_key="drafts.id", index=True, ondelete="CASCADE")


_OPENED = select(Draft).join(DraftKey, DraftKey.draft_id == Draft.id).where(DraftKey.digest == bindparam("digest"))


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
    return draft, new_key(db, draft)


def refuse_closed(form: Form, channel: str) -> None:
    """Raises NotOpenYet and ClosedNow outside the form's days.

    What comes by letter or mail may have come in time, or comes late and is decided on all the same: it is never refused.
    """
    if channel in COMES_LATER:
        return
    if form.opens_on and clock.today() < form.opens_on:
        raise NotOpenYet(form.opens_on)
    if form.closes_on and clock.today() > form.closes_on:
        raise ClosedNow(form.closes_on)


def new_key(db: Session, draft: Draft) -> str:
    """A secret for one more browser."""
    secret = new_secret()
    _admit(db, draft, secret)
    return secret


def find_by_secret(db: Session, secret: str) -> Draft:
    """The draft of this browser, filed ones too. Raises DraftGone."""
    draft = _find(db, secret)
    if draft is None:
        raise DraftGone
    return draft


def find_own(db: Session, by: Colleague, journey: str) -> Draft:
    """A draft that this agent began, for a caller or for a letter. Raises DraftGone."""
    draft = db.exec(select(Draft).where(Draft.journey == journey, Draft.started_by_id == by.id)).first()
    if draft is None:
        raise DraftGone
    return draft


def of_agent(db: Session, by: Colleague) -> list[Draft]:
    """What this agent has begun and not sent, the latest first."""
    mine = select(Draft).where(Draft.started_by_id == by.id, Draft.filed_at.is_(None))
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
    _admit(db, draft, code)
    _touch(db, draft)
    return code


def resume(db: Session, typed: str, caller: str) -> tuple[Draft, str]:
    """The draft that a save code opens, and a secret for this browser.

    `caller` is the address whose tries are counted. Raises WrongCode and TooManyTries.
    """
    throttle.attempt(db, "resume", caller)
    draft = _find(db, read_code(typed) or "")
    if draft is None:
        raise WrongCode
    throttle.succeeded(db, "resume", caller)
    return draft, new_key(db, draft)


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


def _admit(db: Session, draft: Draft, secret: str) -> None:
    db.exec(insert_new(db, DraftKey), params={"digest": digest(secret), "draft_id": draft.id})


def _find(db: Session, secret: str) -> Draft | None:
    draft = db.exec(_OPENED, params={"digest": digest(secret)}).first()
    return draft if draft and (draft.is_filed or draft.expires_at > clock.now()) else None


def _remove(db: Session, ids: list[int]) -> None:
    """Their keys and files go with them (ON DELETE CASCADE)."""
    db.exec(delete(Draft).where(Draft.id.in_(ids)))
