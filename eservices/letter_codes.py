"""The code that proves an address: it goes there in a letter, and who reads it out has opened the letter.

One code a journey; a new letter makes the one before worthless. Only the code's digest is kept.
"""

import secrets
from datetime import datetime, timedelta

from sqlmodel import Field, Session, SQLModel

from eservices import clock
from eservices.database import UtcTime
from eservices.references import digest, same
from eservices.refusals import WrongCode

DIGITS = 8
"""Read out in pairs."""
MOST_TRIES = 5
KEPT = timedelta(days=30)


class LetterCode(SQLModel, table=True):
    """A code on its way. `sent_to` is who it was sent to and where, on one line; `tries` are those that were wrong."""

    __tablename__ = "letter_codes"

    journey: str = Field(primary_key=True, max_length=36)
    digest: str = Field(max_length=64)
    made_at: datetime = Field(sa_type=UtcTime)
    until: datetime = Field(sa_type=UtcTime)
    sent_to: str = Field(max_length=200)
    tries: int = 0


def make(db: Session, journey: str, sent_to: str) -> str:
    """A new code, to be written in a letter to `sent_to`."""
    code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    now = clock.now()
    made = {"digest": _digest(journey, code), "made_at": now, "until": now + KEPT, "sent_to": sent_to[:200], "tries": 0}
    before = db.get(LetterCode, journey)
    db.add(before.sqlmodel_update(made) if before else LetterCode(journey=journey, **made))
    db.flush()
    return code


def sent(db: Session, journey: str) -> LetterCode | None:
    """The code that can still be read out."""
    made = db.get(LetterCode, journey)
    return made if made and made.until > clock.now() and made.tries < MOST_TRIES else None


def check(db: Session, journey: str, typed: str) -> LetterCode:
    """The letter whose code was read out. Raises WrongCode; after five wrong ones only a new letter helps."""
    made = sent(db, journey)
    digits = "".join(character for character in typed if character.isdecimal())
    if made is None:
        raise WrongCode
    if not same(made.digest, _digest(journey, digits)):
        made.tries += 1
        db.add(made)
        db.flush()
        raise WrongCode
    return made


def _digest(journey: str, code: str) -> str:
    return digest(f"{journey} {code}")
