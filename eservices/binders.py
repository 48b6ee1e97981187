"""Binders: every sheet in one file, printed for a library or a service point, where it stands until its sheets are old."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import JSON, CheckConstraint, Index, LargeBinary
from sqlalchemy.orm import defer
from sqlmodel import Field, Session, SQLModel, col, select

from eservices import clock, jobs, services
from eservices.database import UtcTime
from eservices.refusals import WordsMissing, WordsTooMany
from eservices.sheets import SIZES

DRAW = "draw_binder"
LONGEST_PLACE = 120
VALID_FOR = timedelta(days=365)
"""How long a binder stands at most before somebody looks at it, though nothing has changed."""


class Binder(SQLModel, table=True):
    """One binder at one `place`. `held` is what it holds, as `Held`; `languages`: none for all. `face`: see ``sheets.Sheet``.

    It is ordered, then drawn (`pdf`), then stands there until it is retired.
    """

    __tablename__ = "binders"
    __table_args__ = (
        CheckConstraint(f"size IN {SIZES}", name="size"),
        Index("ix_binders_standing", "retired_at", "ordered_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    place: str = Field(max_length=LONGEST_PLACE)
    size: str = Field(max_length=10)
    languages: list[str] = Field(sa_type=JSON)
    face: str = Field(default="", max_length=16)
    valid_until: date
    ordered_at: datetime = Field(sa_type=UtcTime)
    ordered_by_name: str = Field(default="", max_length=100)
    held: list[list[object]] = Field(default_factory=list, sa_type=JSON)
    drawn_at: datetime | None = Field(default=None, sa_type=UtcTime)
    pages: int = 0
    pdf: bytes | None = Field(default=None, sa_type=LargeBinary)
    retired_at: datetime | None = Field(default=None, sa_type=UtcTime)
    retired_by_name: str = Field(default="", max_length=100)


class Held(NamedTuple):
    """A sheet in a binder."""

    service: str
    number: int
    language: str


class Change(NamedTuple):
    """What makes a binder old: a sheet is `newer` (in version `number`), `gone` or `added`; or its `face` or its `date`."""

    what: str
    service: str = ""
    number: int = 0


def offered(db: Session, languages: Collection[str] = ()) -> list[Held]:
    """Every sheet that is handed out, in these languages or in all, one language after the other."""
    held = [Held(each.service_id, each.number, code) for each in services.all_current(db) for code in each.languages]
    order = {code: place for place, code in enumerate(dict.fromkeys(each.language for each in held))}
    wanted = (each for each in held if not languages or each.language in languages)
    return sorted(wanted, key=lambda each: (order[each.language], each.service))


def order(db: Session, place: str, size: str, languages: Collection[str], by_name: str) -> Binder:
    """Have one drawn by the worker. Raises as `note`."""
    binder = note(db, place, size, languages, by_name)
    jobs.enqueue(db, DRAW, {"binder_id": binder.id}, key=f"binder:{binder.id}")
    jobs.hasten(db, f"binder:{binder.id}")
    return binder


def note(db: Session, place: str, size: str, languages: Collection[str], by_name: str) -> Binder:
    """That there is to be one. Raises WordsMissing and WordsTooMany for where it will stand."""
    place = " ".join(place.split())
    if not place:
        raise WordsMissing
    if len(place) > LONGEST_PLACE:
        raise WordsTooMany(LONGEST_PLACE)
    binder = Binder(
        place=place, size=size, languages=sorted(languages), valid_until=clock.today() + VALID_FOR, ordered_at=clock.now(),
        ordered_by_name=by_name,
    )  # fmt: skip
    db.add(binder)
    db.flush()
    return binder


def renew(db: Session, binder: Binder, by_name: str) -> Binder:
    """One more for the same place, as it would be drawn today; the old one is to be taken away."""
    retire(db, binder, by_name)
    return order(db, binder.place, binder.size, binder.languages, by_name)


def retire(db: Session, binder: Binder, by_name: str) -> None:
    """It has been taken away. What it held is still known; its pages are not kept."""
    binder.retired_at, binder.retired_by_name, binder.pdf = clock.now(), by_name, None
    db.add(binder)


def keep_paper(db: Session, binder_id: int, held: Iterable[Held], face: str, pdf: bytes, pages: int) -> None:
    """Keep what was drawn, unless it has been taken away meanwhile."""
    binder = find(db, binder_id)
    if binder is None or binder.drawn_at:
        return
    binder.held, binder.face, binder.pages = [list(each) for each in held], face, pages
    binder.pdf, binder.drawn_at = pdf, clock.now()
    db.add(binder)


def find(db: Session, binder_id: int) -> Binder | None:
    """One that stands somewhere or will."""
    return db.exec(select(Binder).where(Binder.id == binder_id, col(Binder.retired_at).is_(None))).first()


def standing(db: Session) -> list[Binder]:
    """All that stand somewhere or will, the latest ordered first; their pages are read when they are asked for."""
    where = select(Binder).where(col(Binder.retired_at).is_(None)).order_by(col(Binder.ordered_at).desc())
    return list(db.exec(where.options(defer(Binder.pdf))))


def changes(binder: Binder, offered_now: Iterable[Held], face: str, today: date) -> list[Change]:
    """Why it is out of date: nothing for one that is not, or that is not drawn yet."""
    if binder.drawn_at is None:
        return []
    held = {(str(service), str(language)): int(str(number)) for service, number, language in binder.held}
    live = {(each.service, each.language): each.number for each in offered_now if _is_wanted(binder, each)}
    found = {Change("newer", key[0], live[key]) for key in held.keys() & live.keys() if live[key] != held[key]}
    found |= {Change("gone", service) for service, _ in held.keys() - live.keys()}
    found |= {Change("added", service) for service, _ in live.keys() - held.keys()}
    whole = [Change("face")] * (binder.face != face) + [Change("date")] * (binder.valid_until < today)
    return [*sorted(found, key=lambda change: (change.service, change.what)), *whole]


def _is_wanted(binder: Binder, held: Held) -> bool:
    return not binder.languages or held.language in binder.languages
