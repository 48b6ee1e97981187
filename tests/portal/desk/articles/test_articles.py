"""Questions and answers on the desk: found, judged, written and kept true."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from eservices import clock, people
from eservices.contact_centre.answering import article_votes, articles
from eservices.contact_centre.answering.articles import Article, Content
from eservices.contact_centre.meeting import contacts
from portal.house import House
from tests.client import Client, Seen
from tests.portal.desk.conftest import SignIn

Known = Callable[..., Article]
TYPED = {
    "question.sv": "När öppnar simhallen?", "answer.sv": "Klockan sju på tisdagar.\n\nAndra dagar klockan nio.",
    "synonyms.sv": "bad, badhus", "subject": "other", "public": "yes", "service.contact": "yes",
    "question.en": "When does the pool open?", "answer.en": "At seven on Tuesdays.",
}  # fmt: skip


@pytest.fixture
def known(house: House) -> Known:
    """Makes an article that Cem owns."""

    def made(question: str = "När töms soptunnan?", answer: str = "Varannan vecka.", **more: object) -> Article:
        with house.database.writing() as db:
            usual = {"subject": "other", "owner_id": people.colleague(db, "cem").id, "review_on": clock.today()}
            content = Content(question={"sv": question}, answer={"sv": answer}, **(usual | more))
            article = articles.write(db, people.colleague(db, "eva"), content)
            db.expunge(article)
            return article

    return made


def listed(seen: Seen) -> list[str]:
    return [link.text_content() for link in seen.select("#found .cards a[href^='/desk/articles/']")]


def test_an_agent_finds_an_answer_by_the_caller_s_words(berit: Client, known: Known) -> None:
    known(only_us="Ring entreprenören på 0123-45 67 99.")
    known("Hur söker jag skolskjuts?", "Före den 1 maj.")
    seen = berit.get("/desk/articles?q=soptunor")
    assert listed(seen) == ["När töms soptunnan?"]
    opened = berit.get(seen.link("När töms soptunnan?"))
    assert "Varannan vecka." in opened.text
    assert "Ring entreprenören" in opened.text
    assert "Cem Yilmaz" in opened.text


def test_what_is_typed_brings_the_list_alone(berit: Client, known: Known) -> None:
    known()
    answer = berit.browser.get("/desk/articles?q=sop", headers={"hx-request": "true"})
    assert answer.text.lstrip().startswith('<div id="found"')
    assert "När töms soptunnan?" in answer.text


def test_no_answer_tells_what_to_try(berit: Client, known: Known) -> None:
    known()
    assert "Inget svar för xyzq" in berit.get("/desk/articles?q=xyzq").text


def test_the_overdue_are_flagged_for_all_and_listed_for_the_owner(berit: Client, sign_in: SignIn, known: Known) -> None:
    late = known(review_on=clock.today() - timedelta(days=3))
    known("I tid?")
    assert "Skulle ha granskats" in berit.get(f"/desk/articles/{late.id}").text
    assert listed(berit.get("/desk/articles?view=overdue")) == ["När töms soptunnan?"]
    assert "Skulle ha granskats" in sign_in("cem").get("/desk/articles?view=mine").text
    assert "Skulle ha granskats" not in berit.get("/desk/articles?view=mine").text


def test_an_administrator_writes_an_answer_that_everybody_reads(sign_in: SignIn, known: Known, browsers: Callable) -> None:
    eva = sign_in("eva")
    saved = eva.submit(eva.get("/desk/articles/new"), TYPED, button="Spara svaret")
    seen = eva.follow(saved)
    assert (seen.h1, "Svaret är sparat" in seen.text) == ("När öppnar simhallen?", True)
    citizen = browsers()
    assert "Andra dagar klockan nio." in citizen.get(citizen.get("/answers?q=badhuset").link("När öppnar simhallen?")).text
    assert "When does the pool open?" in citizen.get("/answers?lang=en").text


@pytest.mark.parametrize("name", ["berit", "cem"])
def test_only_an_administrator_begins_an_answer(sign_in: SignIn, name: str) -> None:
    client = sign_in(name)
    assert client.get("/desk/articles/new").status == 403
    assert client.post("/desk/articles/new", TYPED).status == 403


def test_what_is_missing_is_told_and_nothing_typed_is_lost(sign_in: SignIn) -> None:
    eva = sign_in("eva")
    fields = TYPED | {"answer.sv": "", "owner": "", "subject": "x", "review_on": "i våras"}
    seen = eva.submit(eva.get("/desk/articles/new"), fields, button="Spara svaret")
    assert seen.status == 422
    assert seen.title.startswith("Fel:")
    for told in ("Skriv svaret.", "Välj vem som äger svaret.", "Välj ett ämne.", "Skriv en dag som kommer"):
        assert told in seen.text
    assert seen.select("[name='question.sv']")[0].get("value") == "När öppnar simhallen?"
    assert "At seven on Tuesdays." in seen.text


def test_the_owner_changes_the_answer_and_the_history_tells_it(sign_in: SignIn, known: Known) -> None:
    cem, article = sign_in("cem"), known()
    page = cem.get(f"/desk/articles/{article.id}/edit")
    seen = cem.follow(cem.submit(page, {"answer.sv": "Varje vecka."}, button="Spara svaret"))
    assert "Varje vecka." in seen.text
    history = seen.select("details")[-1].text_content()
    assert "Ändrades: svaret" in " ".join(history.split())
    assert "Varannan vecka." in history
    assert "Cem Yilmaz" in history


def test_an_agent_who_does_not_own_an_answer_cannot_change_it(berit: Client, known: Known) -> None:
    number = known().id
    assert berit.get(f"/desk/articles/{number}/edit").status == 403
    for verb in ("edit", "review", "withdrawal"):
        assert berit.post(f"/desk/articles/{number}/{verb}", TYPED | {"owner": "1", "review_on": "2040-01-01"}).status == 403
    assert "Ändra svaret" not in berit.get(f"/desk/articles/{number}").text


def test_who_writes_over_a_colleague_s_change_is_shown_it_first(sign_in: SignIn, known: Known) -> None:
    cem, eva, number = sign_in("cem"), sign_in("eva"), known().id
    old = eva.get(f"/desk/articles/{number}/edit")
    cem.submit(cem.get(f"/desk/articles/{number}/edit"), {"answer.sv": "Varje vecka."}, button="Spara svaret")
    seen = eva.submit(old, {"answer.sv": "Var tredje vecka."}, button="Spara svaret")
    assert seen.status == 409
    assert "Cem Yilmaz har ändrat svaret" in seen.text
    assert "Varje vecka." in seen.text
    assert "Var tredje vecka." in seen.select("[name='answer.sv']")[0].text
    eva.submit(seen, button="Spara svaret")
    assert "Var tredje vecka." in eva.get(f"/desk/articles/{number}").text


def test_a_review_sets_the_next_day_and_a_bad_day_is_told(sign_in: SignIn, known: Known) -> None:
    cem, number = sign_in("cem"), known(review_on=clock.today() - timedelta(days=1)).id
    page = cem.get(f"/desk/articles/{number}")
    assert cem.submit(page, {"review_on": "1999-01-01"}, button="Spara att det gäller").status == 422
    seen = cem.follow(cem.submit(page, {"review_on": "2040-03-01"}, button="Spara att det gäller"))
    assert "Skulle ha granskats" not in seen.text
    assert "1 mars 2040" in seen.text


def test_a_withdrawn_answer_is_gone_for_citizens_and_comes_back(sign_in: SignIn, known: Known, browsers: Callable) -> None:
    eva, citizen, number = sign_in("eva"), browsers(), known(is_public=True).id
    eva.submit(eva.get(f"/desk/articles/{number}"), button="Ta bort svaret")
    assert citizen.get(f"/answers/{number}").status == 404
    assert listed(eva.get("/desk/articles?q=soptunna")) == []
    eva.submit(eva.get(f"/desk/articles/{number}"), button="Lägg tillbaka svaret")
    assert citizen.get(f"/answers/{number}").status == 200


def test_yes_in_an_open_contact_is_noted_there(berit: Client, known: Known, house: House) -> None:
    number = known().id
    with house.database.writing() as db:
        key = contacts.begin(db, people.colleague(db, "berit"), contacts.new_key()).key
    seen = berit.follow(berit.submit(berit.get(f"/desk/articles/{number}"), button="Spara: ja"))
    assert "Tack. Det var svaret." in seen.text
    with house.database.reading() as db:
        contact = contacts.find(db, people.colleague(db, "berit"), key)
        (said,) = article_votes.of_article(db, articles.find(db, number))
        assert (contact.article_id, said.contact_id, said.helped) == (number, contact.id, True)


def test_no_needs_words_and_they_wait_for_the_owner(berit: Client, sign_in: SignIn, known: Known) -> None:
    number = known().id
    page = berit.get(f"/desk/articles/{number}")
    assert berit.submit(page, button="Spara: nej").status == 422
    berit.submit(page, {"words": "I Norra byn är det var tredje vecka."}, button="Spara: nej")
    cem = sign_in("cem")
    mine = cem.get("/desk/articles?view=mine")
    assert "I Norra byn är det var tredje vecka." in mine.text
    assert "Berit Ek" in mine.text
    seen = cem.follow(cem.submit(mine, button="Markera som klar"))
    assert "I Norra byn" not in seen.text


def test_a_colleague_s_word_is_closed_by_the_owner_alone(berit: Client, known: Known, house: House) -> None:
    number = known().id or 0
    with house.database.writing() as db:
        said = article_votes.vote(db, people.colleague(db, "berit"), number, helped=False, words="Fel.").id
    assert berit.post(f"/desk/articles/votes/{said}/seen").status == 403


@pytest.mark.parametrize("verb", ["edit", "review", "withdrawal", "restoration", "votes"])
def test_nothing_is_changed_without_a_token_or_by_a_visitor(sign_in: SignIn, client: Client, known: Known, verb: str) -> None:
    address = f"/desk/articles/{known().id}/{verb}"
    assert sign_in("eva").post(address, TYPED, token=False).status == 403
    assert client.post(address, TYPED).status in (303, 403)
    assert client.get(f"/desk/articles/{known().id}").status == 303


@pytest.mark.parametrize("verb", ["review", "withdrawal", "restoration", "votes"])
def test_nothing_is_changed_by_get(sign_in: SignIn, known: Known, verb: str) -> None:
    assert sign_in("eva").get(f"/desk/articles/{known().id}/{verb}").status == 405
