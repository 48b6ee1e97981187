"""What a person settles of a sheet counts once, the latest word stands, and what stays is how good the reader was."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from eservices import clock
from eservices.contact_centre.letters.incoming import mail, paper_answers
from eservices.contact_centre.letters.incoming.mail import Envelope
from eservices.contact_centre.letters.incoming.paper_answers import Figure, Settled
from eservices.contact_centre.refusals import MailMoved
from eservices.database import Database
from tests.eservices.conftest import Cast

SEEN = Envelope(date(2026, 11, 24), "later", "application", "contact-centre")
MORNING = datetime(2026, 11, 24, 9, tzinfo=clock.HERE)
NAME = Settled("name", "text", "Elsa Lund", "typed", ("handwriting",))
PET = Settled("pet", "yes_no", "yes", "accepted")


@pytest.fixture(autouse=True)
def on_tuesday() -> Iterator[None]:
    with clock.standing_at(MORNING):
        yield


def test_the_latest_word_on_a_question_counts_once(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        letter = mail.register(db, cast.elin, "a", SEEN)
        paper_answers.settle(db, letter, cast.elin, [NAME, PET])
        paper_answers.settle(db, letter, cast.fia, [Settled("pet", "yes_no", None, "asked", ("heavy", "several"))])
        found = paper_answers.of_mail(db, letter)
        assert {path: (each.value, each.outcome, each.by_name) for path, each in found.items()} == {
            "name": ("Elsa Lund", "typed", cast.elin.full_name),
            "pet": (None, "asked", cast.fia.full_name),
        }
        assert (found["pet"].is_sure, found["pet"].why) == (False, "heavy several")
        assert paper_answers.by_outcome(found, "asked") == ["pet"]


def test_what_is_taken_back_waits_again(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        letter = mail.register(db, cast.elin, "a", SEEN)
        paper_answers.settle(db, letter, cast.elin, [NAME, PET])
        paper_answers.take_back(db, letter, "pet")
        assert list(paper_answers.of_mail(db, letter)) == ["name"]


def test_a_letter_that_is_done_takes_no_more_answers(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        letter = mail.register(db, cast.elin, "a", SEEN)
        mail.settle(db, letter, cast.elin, "Reklam.")
        with pytest.raises(MailMoved):
            paper_answers.settle(db, letter, cast.elin, [PET])
        with pytest.raises(MailMoved):
            paper_answers.take_back(db, letter, "pet")
        assert paper_answers.of_mail(db, letter) == {}


def test_answers_are_forgotten_here_once_they_lie_elsewhere_and_the_figures_stay(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        letter = mail.register(db, cast.elin, "a", SEEN)
        paper_answers.settle(db, letter, cast.elin, [NAME, PET, Settled("dog", "yes_no", "no", "corrected")])
        paper_answers.lay_aside(db, letter)
        assert {each.value for each in paper_answers.of_mail(db, letter).values()} == {None}
        figures = paper_answers.figures(db, MORNING - timedelta(days=1))
        assert sorted(figures, key=str) == [
            Figure("text", False, "typed", 1),
            Figure("yes_no", True, "accepted", 1),
            Figure("yes_no", True, "corrected", 1),
        ]
        assert paper_answers.figures(db, MORNING) == []
