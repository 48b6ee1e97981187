"""Those who turn to us, by telephone, letter, visit or mail: what an agent needs to know when they do it again.

A caller lies behind the wall of the group that wrote them down. Looking someone up by personal number, and opening a
person's page, are rows. Nobody has to be known here to be helped.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import JSON, Index, String, UniqueConstraint, delete
from sqlalchemy import Text as LongText
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, people
from eservices.contact_centre.meeting import clues
from eservices.contact_centre.meeting.clues import Clue
from eservices.contact_centre.refusals import CallerGone, NoGroup, PersonKnown
from eservices.database import UtcTime, afterwards
from eservices.people import Colleague
from forms.texts import LONGEST_CODE

NEEDS = ("hearing", "relay", "large_print", "interpreter", "slow")
"""What a conversation or a letter has to take into account: hard of hearing, rings by a relay service, and so on."""
AT_MOST = 6
WHOLE_WORD = 2
"""Words of so few letters are looked for as they are, longer ones as beginnings."""
LAST = "\U0010ffff"
_WORD = String(60).with_variant(String(60, collation="C"), "postgresql")


class Caller(SQLModel, table=True):
    """Someone who turns to us. Telephone in E.164, the personal number as twelve digits; "" is not known."""

    __tablename__ = "callers"
    __table_args__ = (UniqueConstraint("group_id", "personal_number"), Index("ix_callers_phone", "phone"))

    id: int | None = Field(default=None, primary_key=True)
    group_id: str = Field(foreign_key="groups.id", max_length=40)
    name: str = Field(max_length=200)
    phone: str = Field(default="", max_length=20)
    personal_number: str | None = Field(default=None, max_length=12)
    email: str = Field(default="", max_length=200)
    language: str = Field(default="", max_length=LONGEST_CODE)
    needs: list[str] = Field(default_factory=list, sa_type=JSON)
    address: str = Field(default="", sa_type=LongText)
    note: str = Field(default="", sa_type=LongText)
    made_at: datetime = Field(sa_type=UtcTime)
    changed_at: datetime = Field(sa_type=UtcTime)


class CallerWord(SQLModel, table=True):
    """A word of a caller's name, as it is looked for."""

    __tablename__ = "caller_words"

    word: str = Field(primary_key=True, sa_type=_WORD)
    caller_id: int = Field(primary_key=True, foreign_key="callers.id", ondelete="CASCADE", index=True)


class CallerLook(SQLModel, table=True):
    """That a colleague looked for or at someone; without `caller_id` nobody was found."""

    __tablename__ = "caller_looks"
    __table_args__ = (Index("ix_caller_looks_caller", "caller_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    staff_id: int = Field(foreign_key="staff.id")
    staff_name: str = Field(max_length=100)
    caller_id: int | None = Field(default=None, foreign_key="callers.id")
    what: str = Field(max_length=20)


class About(NamedTuple):
    """What is written down of someone."""

    name: str
    phone: str = ""
    personal_number: str | None = None
    email: str = ""
    language: str = ""
    needs: tuple[str, ...] = ()
    address: str = ""
    note: str = ""


def own_group(by: Colleague) -> str:
    """The group that what `by` writes down lies with: the contact centre, unless one is only in others. Raises NoGroup."""
    if not by.groups:
        raise NoGroup
    return people.CONTACT_CENTRE if people.CONTACT_CENTRE in by.groups else min(by.groups)


def add(db: Session, by: Colleague, about: About) -> Caller:
    """Someone to know again. Raises PersonKnown when the group has that personal number already."""
    now = clock.now()
    caller = Caller(group_id=own_group(by), made_at=now, changed_at=now, name="")
    _write(db, caller, about)
    return caller


def change(db: Session, caller: Caller, about: About) -> None:
    """Write down how it is now. Raises PersonKnown."""
    caller.changed_at = clock.now()
    _write(db, caller, about)


def find_by_id(db: Session, by: Colleague, number: int, what: str = "person") -> Caller:
    """Someone on the right side of the wall; the look is logged unless `what` is "". Raises CallerGone."""
    caller = db.exec(select(Caller).where(Caller.id == number, Caller.group_id.in_(by.groups))).first()
    if caller is None:
        raise CallerGone
    if what:
        _log(db, by, caller.id, what)
    return caller


def find(db: Session, by: Colleague, clue: Clue, limit: int = AT_MOST) -> list[Caller]:
    """Those whom the clue fits, the latest written down first; that a personal number was asked for is logged."""
    mine = select(Caller).where(Caller.group_id.in_(by.groups)).order_by(Caller.id.desc()).limit(limit)
    if clue.kind == "phone":
        return list(db.exec(mine.where(Caller.phone == clue.value)))
    if clue.kind == "personal_number":
        found = list(db.exec(mine.where(Caller.personal_number == clue.value)))
        _log(db, by, found[0].id if found else None, clue.kind)
        return found
    wanted = words_of(clue.value) if clue.kind == "name" else []
    for word in sorted(wanted, key=len, reverse=True):
        mine = mine.where(Caller.id.in_(select(CallerWord.caller_id).where(_fits(word))))
    return list(db.exec(mine)) if wanted else []


def words_of(name: str) -> list[str]:
    """The words of a name as they are kept and looked for, each once."""
    split = "".join(letter if letter.isalnum() else " " for letter in name.casefold()).split()
    return list(dict.fromkeys(word[:60] for word in split))


def looks_at(db: Session, caller: Caller) -> list[CallerLook]:
    """Everyone who has looked at this person, the latest first."""
    return list(db.exec(select(CallerLook).where(CallerLook.caller_id == caller.id).order_by(CallerLook.id.desc())))


def _fits(word: str) -> object:
    if len(word) <= WHOLE_WORD:
        return CallerWord.word == word
    return (CallerWord.word >= word) & (CallerWord.word < word + LAST)


def _write(db: Session, caller: Caller, about: About) -> None:
    same = select(Caller.id).where(Caller.group_id == caller.group_id, Caller.personal_number == about.personal_number)
    if about.personal_number and db.exec(same).first() not in (None, caller.id):
        raise PersonKnown
    known = about._replace(needs=tuple(need for need in NEEDS if need in about.needs))
    caller.sqlmodel_update(known._asdict() | {"needs": list(known.needs)})
    caller.phone = clues.read_phone(about.phone)
    db.add(caller)
    db.flush()
    _keep_words(db, caller, words_of(about.name))


def _keep_words(db: Session, caller: Caller, words: Iterable[str]) -> None:
    db.exec(delete(CallerWord).where(CallerWord.caller_id == caller.id))
    db.add_all(CallerWord(word=word, caller_id=caller.id or 0) for word in words)
    db.flush()


def _log(db: Session, by: Colleague, caller_id: int | None, what: str) -> None:
    look = {"at": clock.now(), "staff_id": by.id, "staff_name": by.full_name, "caller_id": caller_id, "what": what}
    afterwards(db, lambda later: later.add(CallerLook(**look)))
