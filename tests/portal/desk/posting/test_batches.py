"""Batches at the desk: made of what waits, watched, printed, posted as a pile, and one letter taken out of it."""

import json
from collections.abc import Callable

import pytest
from sqlmodel import select

from eservices import people
from eservices.contact_centre.letters.outgoing import batches, posting, printing
from eservices.contact_centre.letters.outgoing.batches import Batch
from eservices.contact_centre.letters.outgoing.posting import Address, Order, Posting
from eservices.contact_centre.letters.outgoing.printing import Bound
from eservices.readlog import readers_of
from tests.client import Client
from tests.portal.desk.conftest import SignIn

HERE = "/desk/posting"
FILES = {kind: Bound(f"%PDF {kind}".encode(), 2) for kind in batches.FILES}


@pytest.fixture
def letters(writing: Callable) -> Callable[..., list[int]]:
    def ordered(*names: str, **more: object) -> list[int]:
        with writing() as db:
            by, said = people.colleague(db, "berit"), posting.Letter("Besked", ("Hej!",)).payload()
            places = (Address(name, ("Storgatan 1", "123 45 Lillköping")) for name in names)
            return [posting.order(db, Order(posting.LETTER, "Besked", to, "sv", said, **more), by).id for to in places]

    return ordered


@pytest.fixture
def worker(writing: Callable) -> Callable[[], int]:
    """Draws and binds the batches that wait, and tells how many letters that was."""

    def draws() -> int:
        with writing() as db:
            waiting = [each for batch in db.exec(select(Batch)).all() for each in printing.to_draw(db, batch.id, 100)]
            for each in waiting:
                posting.keep_paper(db, each.id, b"%PDF one", 1)
            for batch in db.exec(select(Batch).where(Batch.state == "drawing")).all():
                printing.keep(db, batch, FILES)
            return len(waiting)

    return draws


@pytest.fixture
def states(writing: Callable) -> Callable[[], list[str]]:
    def found() -> list[str]:
        with writing() as db:
            return list(db.exec(select(Posting.state).order_by(Posting.id)))

    return found


@pytest.fixture
def made(berit: Client, letters, worker) -> str:
    """The address of a batch of Elsa's and Bo's letters, ready to print."""
    letters("Elsa Andersson", "Bo Ek")
    address = berit.submit(berit.get(HERE), button="Ekonomi: 2 brev").headers["location"]
    worker()
    return address


def test_a_batch_is_made_watched_printed_and_posted_as_one_pile(berit: Client, letters, worker, states):
    letters("Elsa Andersson", "Bo Ek"), letters("Cem Demir", post_class="priority")
    seen = berit.follow(berit.submit(berit.get(HERE), button="Ekonomi: 2 brev"))
    assert "Omgången är gjord" in seen.text and "0 av 2 klara" in seen.text
    assert "Cem Demir" not in seen.text and worker() == 2
    ready = berit.get(seen.url)
    for name, kind in (("Breven", "letters"), ("Följelista", "list"), ("Adressetiketter", "labels")):
        paper = berit.get(ready.link(name))
        assert (paper.content, paper.headers["cache-control"]) == (FILES[kind].pdf, "private, no-store")
    told = berit.follow(berit.submit(ready, button="Markera 2 brev"))
    assert "Markerat som postat: 2." in told.text and states() == ["posted", "posted", "ordered"]
    assert berit.get(told.link("Breven")).status == 200, "it can be printed again"
    berit.submit(told, button="Ångra postningen")
    assert states() == ["ready", "ready", "ordered"]


def test_the_list_comes_as_data_too(berit: Client, made: str):
    listed = json.loads(berit.get(f"{made}/manifest.json").content)
    assert (listed["letters"], listed["batch"]["class"], listed["envelopes"]) == (2, "economy", {"C5": 2})
    assert [(line["number"], line["to"][0], line["first_page"]) for line in listed["lines"]] == [
        (1, "Elsa Andersson", 1), (2, "Bo Ek", 3),
    ]  # fmt: skip


def test_a_letter_is_found_by_its_name_and_called_off_in_the_batch(berit: Client, made: str, states, worker):
    found = berit.submit(berit.get(made), {"sought": "elsa"}, button="Sök bland")
    assert "Elsa Andersson" in found.text and "Bo Ek" not in found.text
    told = berit.follow(berit.submit(found, button="Avbeställ: Elsa"))
    assert "avbeställt" in told.text and states() == ["called_off", "ready"]
    assert "1 av 1 klara" in told.text and berit.get(f"{made}/letters.pdf").status == 404
    worker()
    assert "Markera 1 brev" in berit.get(made).text


def test_its_letters_stand_in_the_order_in_which_they_lie_in_the_file(berit: Client, letters, writing, worker):
    thick, _ = letters("Elsa", "Bo")
    with writing() as db:
        posting.keep_paper(db, thick, b"%PDF thick", 40)
    batch = berit.submit(berit.get(HERE), button="Ekonomi").location
    worker()
    assert [name.text for name in berit.get(batch).select("tbody th")] == ["Bo", "Elsa"]


def test_a_batch_is_dissolved_and_its_letters_lie_by_themselves(berit: Client, made: str):
    told = berit.follow(berit.submit(berit.get(made), button="Upplös"))
    assert "Omgången är upplöst" in told.text
    assert len(told.select("table.postings tbody tr")) == 2


def test_who_is_late_is_told_who_was_faster(berit: Client, ali: Client, made: str, letters):
    seen = ali.get(made)
    berit.submit(berit.get(made), button="Markera 2 brev")
    late = ali.submit(seen, button="Markera 2 brev")
    assert late.status == 409 and "Berit Ek" in late.text
    letters("Dag Ek")
    seen = ali.get(HERE)
    berit.submit(berit.get(HERE), button="Ekonomi: 1 brev")
    assert ali.submit(seen, button="Ekonomi: 1 brev").status == 409


def test_another_group_sees_and_changes_nothing(sign_in: SignIn, made: str, states):
    cem = sign_in("cem")
    for page in ("", "/letters.pdf", "/list.pdf", "/manifest.json"):
        assert cem.get(made + page).status == 404
    for verb in ("posted", "return", "dissolution", "letters/1/cancellation"):
        assert cem.post(f"{made}/{verb}").status == 404
    assert cem.post(f"{HERE}/batches", {"group": "contact-centre", "post_class": "economy"}).status == 409
    assert states() == ["ready", "ready"]


def test_nobody_without_signing_in_not_by_get_and_not_without_a_token(client: Client, berit: Client, made: str, states):
    assert "Elsa" not in client.get(made).text and client.get(f"{made}/letters.pdf").status != 200
    assert berit.get(f"{made}/posted").status == 405 == berit.get(f"{made}/dissolution").status
    assert berit.get(f"{made}/unheard-of.pdf").status == 404
    for verb in ("posted", "dissolution", "letters/1/cancellation"):
        assert berit.post(f"{made}/{verb}", token=False).status == 403
    assert berit.post(f"{HERE}/batches", {"group": "contact-centre", "post_class": "economy"}, token=False).status == 403
    assert states() == ["ready", "ready"]


def test_printing_letters_about_cases_is_a_look_at_each(berit: Client, letters, worker, writing, reference: str):
    from eservices.cases import Case

    with writing() as db:
        case_id = db.exec(Case.__table__.select()).one().id
    letters("Elsa Andersson", case_id=case_id)
    address = berit.submit(berit.get(HERE), button="Ekonomi: 1 brev").headers["location"]
    worker()
    berit.get(f"{address}/letters.pdf")
    with writing() as db:
        assert [(look.staff_name, look.what) for look in readers_of(db, case_id)] == [("Berit Ek", "letter")]


def test_what_could_not_be_drawn_is_told_and_tried_again(berit: Client, letters, writing, states):
    (number,) = letters("Elsa Andersson")
    with writing() as db:
        printing.set_aside(db, number)
    told = berit.follow(berit.submit(berit.get(HERE), button="Försök igen: Elsa"))
    assert "görs i ordning igen" in told.text and states() == ["ordered"]
