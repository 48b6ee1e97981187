"""What a contact may be about, from what is typed: answers and services ranked together."""

from datetime import timedelta

import pytest

from eservices import clock, people
from eservices.contact_centre.answering import articles
from eservices.contact_centre.answering.articles import Content
from forms.texts import Say
from portal.desk.contacts import suggestions
from portal.house import House

ANSWERS = {
    "När töms soptunnan?": ["sophämtning", "sopor", "skräp"],
    "Vad kostar ett trygghetslarm?": ["larmavgift"],
    "Behöver jag bygglov för en altan?": ["trädäck"],
}


@pytest.fixture
def answered(house: House) -> House:
    with house.database.writing() as db:
        eva = people.colleague(db, "eva")
        for question, synonyms in ANSWERS.items():
            review_on = clock.today() + timedelta(days=90)
            content = Content("other", {"sv": question}, {"sv": "Se svaret."}, eva.id, review_on, {"sv": synonyms})
            articles.write(db, eva, content)
    return house


@pytest.mark.parametrize(("typed", "offered"), [
    ("sopor", ["När töms soptunnan?", "Kontakta kommunen"]),
    ("trygghetslarm", ["Trygghetslarm", "Vad kostar ett trygghetslarm?"]),
    ("vad kostar trygghetslarm", ["Vad kostar ett trygghetslarm?", "Trygghetslarm"]),
    ("bygga altan", ["Behöver jag bygglov för en altan?"]),
])  # fmt: skip
def test_what_fits_best_is_offered_first_be_it_an_answer_or_a_service(answered: House, typed: str, offered: list[str]) -> None:
    with answered.database.reading() as db:
        found = [each.words for each in suggestions.about(db, typed, Say("sv"), "sv")]
    assert found[: len(offered)] == offered
