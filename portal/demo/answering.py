"""Questions and answers, what colleagues say of them, and the calls that were promised, as `answers.yaml` tells them."""

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML
from sqlmodel import Session

from eservices import clock, people
from eservices.contact_centre.answering import article_votes, articles
from eservices.contact_centre.answering.articles import Content
from eservices.contact_centre.calling_back import attempts, callbacks, staffing
from eservices.contact_centre.calling_back.callbacks import Callback, Wish
from eservices.contact_centre.calling_back.staffing import Window
from eservices.contact_centre.meeting import clues
from eservices.database import Database
from eservices.municipality import Municipality
from portal.demo.told import Part

TOLD = Path(__file__).with_name("answers.yaml")
WRITTEN_BEFORE = timedelta(days=40)
BOOKED_BEFORE = timedelta(days=1)
WRITER = "mia"


class Written(Part):
    """One question with its answer."""

    subject: str
    owner: str
    reviewed_in: int
    question: dict[str, str]
    answer: dict[str, str]
    synonyms: dict[str, list[str]] = {}
    only_us: str = ""
    is_public: bool = False
    services: tuple[str, ...] = ()


class Vote(Part):
    """What a colleague said of an answer."""

    by: str
    question: str
    helped: bool
    words: str = ""


class Attempt(Part):
    """Somebody rang, so many minutes into the window."""

    by: str
    minutes: int
    result: str
    note: str = ""


class Promised(Part):
    """A call that was promised, on an open day counted from today, and what came of it."""

    day: int
    window: int
    name: str
    phone: str
    service: str = ""
    about: str = ""
    language: str = "sv"
    needs: tuple[str, ...] = ()
    by: str = ""
    then: tuple[Attempt, ...] = ()
    gives_up: str = ""


class Told(Part):
    """All of it."""

    articles: tuple[Written, ...]
    votes: tuple[Vote, ...]
    callbacks: tuple[Promised, ...]


@cache
def read() -> Told:
    return Told.model_validate(YAML(typ="safe").load(TOLD))


def live(database: Database, municipality: Municipality, now: datetime) -> None:
    told = read()
    with database.writing() as db:
        with clock.standing_at(now - WRITTEN_BEFORE):
            by_question = {each.question["sv"]: _write(db, each, clock.day_of(now)) for each in told.articles}
        for vote in told.votes:
            by = people.colleague(db, vote.by)
            article_votes.vote(db, by, by_question[vote.question], helped=vote.helped, words=vote.words)
    for number, promised in enumerate(told.callbacks):
        with database.writing() as db:
            _promise(db, promised, f"demo-{number}", municipality, now)


def _write(db: Session, told: Written, today: date) -> int:
    owner = people.colleague(db, told.owner)
    content = Content(
        owner_id=owner.id, review_on=today + timedelta(days=told.reviewed_in),
        **told.model_dump(exclude={"owner", "reviewed_in"}),
    )  # fmt: skip
    return articles.write(db, people.colleague(db, WRITER), content).id or 0


def _promise(db: Session, told: Promised, key: str, municipality: Municipality, now: datetime) -> None:
    window = _window(told, municipality, now)
    wish = Wish(told.name, clues.read_phone(told.phone), told.language, told.service, told.about, told.needs)
    with clock.standing_at(min(window.begins_at - BOOKED_BEFORE, now - timedelta(hours=1))):
        callback, _ = callbacks.book(db, window, wish, key, people.colleague(db, told.by) if told.by else None)
    for attempt in told.then:
        with clock.standing_at(window.begins_at + timedelta(minutes=attempt.minutes)):
            attempts.note(db, people.colleague(db, attempt.by), callback, attempt.result, attempt.note)
    _end(db, callback, told)


def _end(db: Session, callback: Callback, told: Promised) -> None:
    """Given up, or missed when its window has passed without a call."""
    if told.gives_up:
        with clock.standing_at(callback.ends_at):
            attempts.give_up(db, people.colleague(db, told.gives_up), callback)
    callbacks.mark_missed(db, callback.id or 0)


def _window(told: Promised, municipality: Municipality, now: datetime) -> Window:
    """That window of that open day."""
    step, day, left = (1 if told.day > 0 else -1), clock.day_of(now), abs(told.day)
    while left or not municipality.is_working_day(day):
        day += timedelta(days=step)
        left -= 1 if municipality.is_working_day(day) and left else 0
    early = datetime.combine(day, datetime.min.time(), clock.HERE)
    offered = list(staffing.windows(municipality, municipality.callbacks.model_copy(update={"notice": 0, "days": 1}), early))
    return offered[min(told.window, len(offered) - 1)]
