"""A letter is registered once, lies behind a wall, and is dealt with once, in both databases."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from eservices import clock
from eservices.contact_centre.letters.incoming import mail
from eservices.contact_centre.letters.incoming.mail import Envelope
from eservices.contact_centre.refusals import MailGone, MailMoved
from eservices.database import Database
from tests.eservices.conftest import Cast

SEEN = Envelope(date(2026, 11, 24), "first_emptying", "other", "contact-centre", sender="Elsa Lund")


@pytest.fixture(autouse=True)
def on_tuesday() -> Iterator[None]:
    with clock.standing_at(datetime(2026, 11, 24, 9, tzinfo=clock.HERE)):
        yield


def test_a_letter_is_registered_once_for_its_key(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        one, other = (mail.register(db, cast.elin, "a", SEEN) for _ in range(2))
        assert one.id == other.id
        assert [event.kind for event in mail.history(db, one)] == ["registered"]
        with pytest.raises(MailGone):
            mail.register(db, cast.dag, "a", SEEN)
        assert mail.backlog(db, cast.elin) == mail.Backlog(1, date(2026, 11, 23))
        assert mail.backlog(db, cast.dag) == mail.Backlog(0, None)


def test_what_is_done_is_done_once_and_comes_back_by_choice(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        letter = mail.register(db, cast.elin, "a", SEEN)
        with pytest.raises(MailMoved):
            mail.take_back(db, letter, cast.elin)
        mail.settle(db, letter, cast.elin, "Reklam.")
        with pytest.raises(MailMoved):
            mail.forward(db, letter, cast.elin, "care", "Fel hus.")
        mail.take_back(db, letter, cast.elin)
        mail.forward(db, letter, cast.elin, "care", "Fel hus.")
        with pytest.raises(MailGone):
            mail.find(db, cast.elin, letter.id or 0)
        assert [each.id for each in mail.waiting(db, cast.dag)] == [letter.id]
