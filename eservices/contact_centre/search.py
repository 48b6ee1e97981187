"""One box for whatever a caller says of themselves or their errand: words, names, a reference, or numbers of a person's own.

What lies behind another's wall is neither found nor counted. Searching by a number that is one person's own is a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy import Index
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock
from eservices.cases import Case
from eservices.contact_centre.meeting import contacts
from eservices.contact_centre.meeting.contacts import Contact, seen_by
from eservices.database import UtcTime, afterwards
from eservices.finding import index, tokens
from eservices.finding.index import Found, Term, What
from eservices.people import Colleague
from eservices.references import read_reference
from forms import stemming

SIZE = 25
MOST_WORDS = 12
BEGINNING_FROM = 4
"""How many letters the beginning of a word must have to be looked for."""
LONGEST = 200


class NumberSearch(SQLModel, table=True):
    """That a colleague has searched by somebody's personal number, told by its digest, and how many cases that found."""

    __tablename__ = "number_searches"
    __table_args__ = (Index("ix_number_searches_digest", "digest", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    staff_id: int = Field(foreign_key="staff.id")
    staff_name: str = Field(max_length=100)
    digest: str = Field(max_length=64)
    found: int


@dataclass(frozen=True)
class Sought:
    """What was typed, understood. `beginning` is the last word as it was typed, if it may be the beginning of one."""

    terms: tuple[Term, ...] = ()
    reference: str = ""
    person: str = ""
    beginning: str = ""

    def __bool__(self) -> bool:
        return bool(self.terms or self.reference)

    @property
    def by_beginning(self) -> "Sought | None":
        """The same, where the last word is but the beginning of one."""
        if not self.beginning:
            return None
        last = Term((self.terms[-1].tokens[0],), self.beginning)
        return Sought((*self.terms[:-1], last), person=self.person)


Row = TypeVar("Row", Case, Contact)


@dataclass(frozen=True)
class Hits(Generic[Row]):
    """A page of what was found, the newest first; `before` opens the next. `count`: `index.Found`."""

    rows: Sequence[Row]
    before: int | None
    count: int | None


def read(typed: str) -> Sought:
    """What was typed: a reference, or numbers, addresses and words that must all be there."""
    typed = " ".join(typed.replace("\0", " ").split())[:LONGEST]
    if reference := read_reference(typed):
        return Sought(reference=reference)
    numbers = [Term(tuple(tokens.of_number(number))) for number in tokens.NUMBER.findall(typed)]
    mails = [Term((tokens.of_mail(mail),)) for mail in tokens.MAIL.findall(typed)]
    rest = tokens.MAIL.sub(" ", tokens.NUMBER.sub(" ", typed))
    words = [tokens.folded(word) for word in stemming.words(rest)][:MOST_WORDS]
    last = words[-1] if words and len(words[-1]) >= BEGINNING_FROM and typed.lower().endswith(words[-1]) else ""
    person = next((token for term in numbers for token in term.tokens if token.startswith("p:")), "")
    terms = [*numbers, *mails, *(Term((tokens.stem(word),)) for word in words)]
    return Sought(tuple(dict.fromkeys(terms)), person=person, beginning=last)


def cases(db: Session, by: Colleague, sought: Sought, before: int | None = None) -> Hits[Case]:
    """The cases of one's groups that have it all. Raises SearchTooSlow."""
    if sought.reference:
        rows = [case for case in db.exec(select(Case).where(Case.reference == sought.reference)) if case.group_id in by.groups]
        return Hits(rows, None, len(rows))
    found = _find(db, "case", by, sought, before)
    rows = db.exec(select(Case).where(Case.id.in_(found.ids)).order_by(Case.id.desc())) if found.ids else ()
    return _hits(found, [case for case in rows if case.group_id in by.groups])


def contacts_with(db: Session, by: Colleague, sought: Sought, before: int | None = None) -> Hits[Contact]:
    """The contacts that one may see and that have it all. Raises SearchTooSlow."""
    mine = select(Contact).where(seen_by(by)).order_by(Contact.id.desc())
    if sought.reference:
        rows = [each for case in cases(db, by, sought).rows for each in contacts.of_case(db, case)][:SIZE]
        return Hits(rows, None, len(rows))
    found = _find(db, "contact", by, sought, before)
    return _hits(found, list(db.exec(mine.where(Contact.id.in_(found.ids)))) if found.ids else [])


def note(db: Session, by: Colleague, sought: Sought, found: int) -> None:
    """Write down that somebody was looked for by personal number."""
    if sought.person:
        look = {"at": clock.now(), "staff_id": by.id, "staff_name": by.full_name, "digest": sought.person, "found": found}
        afterwards(db, lambda later: later.add(NumberSearch(**look)))


def _find(db: Session, what: What, by: Colleague, sought: Sought, before: int | None) -> Found:
    return index.find(db, what, sought.terms, by.groups, before, SIZE)


def _hits(found: Found, rows: list[Row]) -> Hits[Row]:
    return Hits(rows, found.ids[-1] if found.more else None, found.count)
