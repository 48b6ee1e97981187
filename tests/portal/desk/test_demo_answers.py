"""The believable municipality's questions, answers and promised calls."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from eservices import clock, people, services
from eservices.contact_centre.answering import article_search, articles
from eservices.contact_centre.calling_back import callbacks
from eservices.contact_centre.calling_back.callbacks import Callback
from eservices.database import Database
from eservices.municipality import Municipality
from forms.readability import lix
from portal.demo import answering
from tests.eservices.conftest import form

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
WORKERS = {"berit": "agent", "ali": "agent", "cem": "handler", "dag": "handler", "eva": "administrator", "mia": "administrator"}


@pytest.fixture
def town(sqlite: Database) -> Database:
    with sqlite.writing() as db:
        for service in ("building-permit", "safety-alarm", "home-care", "parking-permit", "contact"):
            services.publish(db, form(service, people.CONTACT_CENTRE), "", "test")
        for name, role in WORKERS.items():
            people.add_staff(db, name, name.capitalize(), role, "", {people.CONTACT_CENTRE} if role == "agent" else set())
    with clock.standing_at(MONDAY):
        answering.live(sqlite, Municipality(), MONDAY)
    return sqlite


def test_the_answers_are_found_by_the_words_of_those_who_ask(town: Database) -> None:
    with town.reading() as db:
        for words, question in {
            "soptuna tömd": "När töms soptunnan?",
            "dagis avgift": "Vad kostar förskolan?",
            "handikaptillstånd": "Hur länge gäller",
            "larmknappen kostar": "Vad kostar trygghetslarmet?",
            "snön på min gata": "När plogar ni min gata?",
            "lyktstolpen lyser inte": "Hur anmäler jag",
            "bygga uteplats": "Behöver jag bygglov för en altan?",
        }.items():
            assert article_search.search(db, words)[0].question["sv"].startswith(question), words
        assert len(articles.overdue(db)) == 2


def test_the_answers_are_easy_to_read() -> None:
    public = [article.answer["sv"] for article in answering.read().articles if article.is_public]
    assert lix(public) <= 35


def test_promises_were_kept_missed_given_up_and_are_still_to_come(town: Database) -> None:
    with town.reading() as db:
        found = list(db.exec(select(Callback)))
        assert {callback.state for callback in found} == {"booked", "done", "given_up"}
        assert callbacks.promises(db, {people.CONTACT_CENTRE}, datetime(2026, 1, 1, tzinfo=UTC)) == (3, 1)
        assert sum(callback.is_open and callback.begins_at > MONDAY for callback in found) == 4
