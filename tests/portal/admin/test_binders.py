"""Binders, as an administrator keeps them: ordered, opened, told when old, renewed and taken away."""

import pytest

from eservices import binders, services
from eservices.municipality import Municipality
from forms import library
from portal.house import House
from tests.client import Client
from tests.portal.admin.conftest import SignIn

HERE = "/admin/binders"


def ordered(eva: Client, house: House, place: str = "Stadsbiblioteket") -> int:
    seen = eva.submit(eva.get(HERE), {"place": place, "languages": ["sv"]}, button="Beställ pärmen")
    assert seen.location == HERE and "Pärmen är beställd" in eva.follow(seen).text
    with house.database.reading() as db:
        return binders.standing(db)[0].id


def drawn(eva: Client, house: House) -> int:
    number = ordered(eva, house)
    with house.database.writing() as db:
        binders.keep_paper(db, number, binders.offered(db, ["sv"]), Municipality().face, b"%PDF-binder", 40)
    return number


def test_one_is_ordered_waited_for_and_opened(eva: Client, house: House) -> None:
    number = ordered(eva, house)
    assert "Pärmen ritas" in eva.get(HERE).text and eva.get(f"{HERE}/{number}.pdf").status == 404
    with house.database.writing() as db:
        binders.keep_paper(db, number, binders.offered(db, ["sv"]), Municipality().face, b"%PDF-binder", 40)
    seen = eva.get(HERE)
    assert eva.get(seen.link("Stadsbiblioteket (PDF)")).content == b"%PDF-binder" and "40 sidor" in seen.text
    assert "gammal" not in seen.text


def test_a_new_version_says_which_binder_is_old_and_a_new_one_takes_its_place(eva: Client, house: House) -> None:
    drawn(eva, house)
    with house.database.writing() as db:
        services.publish(db, library.form("contact").model_copy(update={"minutes": 9}), "källa", "Eva")
    seen = eva.get(HERE)
    assert "1 pärm är gammal" in seen.text and "Kontakta kommunen finns i version 2." in seen.text
    eva.submit(seen, button="Byt Stadsbiblioteket")
    seen = eva.get(HERE)
    assert "gammal" not in seen.text and "Pärmen ritas" in seen.text
    with house.database.reading() as db:
        assert len(binders.standing(db)) == 1


def test_one_that_is_taken_away_is_listed_no_more_and_not_twice(eva: Client, house: House) -> None:
    number = drawn(eva, house)
    done = eva.submit(eva.get(HERE), button="Ta bort Stadsbiblioteket")
    assert "Det står ingen pärm någonstans än." in eva.follow(done).text
    assert eva.post(f"{HERE}/{number}/retirement").status == 404 and eva.get(f"{HERE}/{number}.pdf").status == 404


@pytest.mark.parametrize(("place", "words"), [(" ", "Skriv var pärmen ska stå."), ("x" * 121, "högst 120 tecken")])
def test_a_place_that_will_not_do_is_told_and_nothing_ordered(eva: Client, house: House, place: str, words: str) -> None:
    seen = eva.submit(eva.get(HERE), {"place": place}, button="Beställ pärmen")
    assert seen.status == 422 and words in seen.text
    with house.database.reading() as db:
        assert binders.standing(db) == []


def test_an_unknown_size_and_language_are_not_taken(eva: Client, house: House) -> None:
    eva.post(HERE, {"place": "Biblioteket", "size": "huge", "languages": "xx"})
    with house.database.reading() as db:
        [binder] = binders.standing(db)
    assert (binder.size, binder.languages) == ("standard", [])


@pytest.mark.parametrize("who", ["berit", "cem"])
def test_only_administrators_keep_binders(sign_in: SignIn, eva: Client, house: House, who: str) -> None:
    number, other = drawn(eva, house), sign_in(who)
    assert [other.get(address).status for address in (HERE, f"{HERE}/{number}.pdf")] == [403, 403]
    assert [other.post(f"{HERE}{verb}").status for verb in ("", f"/{number}/renewal", f"/{number}/retirement")] == [403] * 3
    with house.database.reading() as db:
        assert [each.id for each in binders.standing(db)] == [number]


def test_nothing_is_changed_by_get_or_without_a_token(eva: Client, house: House) -> None:
    number = drawn(eva, house)
    assert {eva.get(f"{HERE}/{number}/{verb}").status for verb in ("renewal", "retirement")} == {405}
    refused = {eva.browser.post(f"{HERE}{verb}", data={"place": "X"}).status_code for verb in ("", f"/{number}/renewal")}
    assert all(status >= 400 for status in refused)
    with house.database.reading() as db:
        assert [each.id for each in binders.standing(db)] == [number]
