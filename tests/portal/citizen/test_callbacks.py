"""Being rung back, as someone without an account books it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from eservices import clock
from eservices.contact_centre.calling_back import callbacks
from eservices.contact_centre.calling_back.callbacks import Callback
from portal.house import House
from tests.client import Client, Seen

MONDAY = datetime(2026, 11, 23, 7, 5, tzinfo=UTC)
ELSA = {"name": "Elsa Lindqvist", "phone": "08-465 004 01", "service": "home-care", "need.hearing": "yes"}


@pytest.fixture(autouse=True)
def on_a_monday_morning() -> Iterator[None]:
    with clock.standing_at(MONDAY):
        yield


def book(client: Client, **more: str) -> Seen:
    seen = client.get("/callback")
    first = seen.select("input[name=window]")[0].get("value")
    return client.submit(seen, ELSA | {"window": first} | more, button="Boka tiden")


def all_of(house: House) -> list[Callback]:
    with house.database.reading() as db:
        found = list(db.exec(select(Callback).order_by(Callback.id)))
        for each in found:
            db.expunge(each)
        return found


def code_of(seen: Seen) -> str:
    return seen.select(".reference strong")[-1].text_content()


def test_elsa_books_a_time_from_the_help_page_and_is_told_when_and_by_whom(client: Client, house: House) -> None:
    form = client.get(client.get("/help").link("Boka en tid"))
    assert "I dag, måndag 23 november" in form.text
    seen = client.follow(book(client))
    assert seen.h1 == "Tiden är bokad"
    for told in ("måndag 23 november, 9–10", "08-465 004 01", "En människa ringer"):
        assert told in seen.text
    (callback,) = all_of(house)
    assert (callback.name, callback.phone, callback.service_id, callback.needs, callback.language) == (
        "Elsa Lindqvist", "+46846500401", "home-care", ["hearing"], "sv",
    )  # fmt: skip


def test_day_and_hours_are_parted_as_the_language_does(client: Client) -> None:
    client.get("/?lang=ar")
    booked = client.get("/callback")
    assert "اليوم، الاثنين، 23 نوفمبر" in booked.text
    window = booked.select("input[name=window]")[0].get("value")
    assert "نوفمبر، 9" in client.follow(client.submit(booked, ELSA | {"window": window})).text


def test_the_service_that_one_comes_from_is_chosen(client: Client) -> None:
    seen = client.get(client.get("/services/home-care").link("Boka en tid"))
    assert seen.select("select[name=service] option[selected]")[0].get("value") == "home-care"


@pytest.mark.parametrize("costly", ["0900-12 34 56", "0939-123456", "0944 123 45 67", "+1 900 555 1234"])
def test_nobody_makes_us_ring_a_number_that_earns_them_money(client: Client, house: House, costly: str) -> None:
    seen = book(client, phone=costly)
    assert seen.status == 422 and "Vi ringer inte till betalnummer." in seen.text
    assert not all_of(house)


def test_what_is_missing_is_told_and_nothing_typed_is_lost(client: Client, house: House) -> None:
    seen = book(client, name=" ", phone="siffror", window="", about="x" * 501)
    assert seen.status == 422
    assert seen.title.startswith("Fel:")
    assert len(seen.select("#problems li")) == 4
    assert seen.select("[name=phone]")[0].get("value") == "siffror"
    assert seen.select("[name='need.hearing'][checked]")
    assert all_of(house) == []


@pytest.mark.parametrize(
    "window", ["2026-11-23T03:00+00:00", "2026-11-23T08:00", "nonsense", "2030-01-01T08:00+00:00", "9" * 99]
)
def test_only_a_time_that_is_offered_can_be_booked(client: Client, house: House, window: str) -> None:
    assert book(client, window=window).status == 422
    assert all_of(house) == []


def test_the_same_page_sent_twice_is_one_time(client: Client, house: House) -> None:
    seen = client.get("/callback")
    sent = ELSA | {"window": seen.select("input[name=window]")[0].get("value")}
    codes = {code_of(client.follow(client.submit(seen, sent, button="Boka tiden"))) for _ in range(2)}
    assert (len(codes), len(all_of(house))) == (1, 1)


def test_a_time_that_is_gone_is_told_with_what_was_typed(browsers: Callable[[], Client], house: House) -> None:
    elsa = browsers()
    seen = elsa.get("/callback")
    first = seen.select("input[name=window]")[0].get("value")
    with house.database.writing() as db:
        begins = datetime.fromisoformat(first)
        window = callbacks.Window(begins, begins + timedelta(hours=1), 4)
        for number in range(4):
            callbacks.book(db, window, callbacks.Wish("Bo", "+46701740605", "sv"), f"k{number}")
    late = elsa.submit(seen, ELSA | {"window": first}, button="Boka tiden")
    assert late.status == 422
    assert "Tiden blev just upptagen" in late.text
    assert late.select("[name=name]")[0].get("value") == "Elsa Lindqvist"
    assert first not in [each.get("value") for each in late.select("input[name=window]")]
    assert len(all_of(house)) == 4


def test_a_time_is_changed_with_the_code_from_another_browser(browsers: Callable[[], Client], house: House) -> None:
    mine = browsers()
    code = code_of(mine.follow(book(mine)))
    other = browsers()
    assert other.follow(other.get("/callback/booked")).h1 == "Ändra eller avboka tiden"
    seen = other.follow(other.submit(other.get("/callback/code"), {"code": code.lower()}, button="Visa min tid"))
    second = seen.select("input[name=window]")[1].get("value")
    moved = other.follow(other.submit(seen, {"window": second}, button="Byt till den tiden"))
    assert "måndag 23 november, 10–11" in moved.text
    assert all_of(house)[0].begins_at == datetime.fromisoformat(second)


def test_a_time_is_called_off_once_and_another_can_be_booked(client: Client, house: House) -> None:
    seen = client.follow(book(client))
    for _ in range(2):
        ended = client.follow(client.submit(seen, button="Avboka tiden"))
        assert ended.h1 == "Tiden är avbokad"
    assert [each.state for each in all_of(house)] == ["called_off"]
    assert ended.link("Boka en ny tid") == "/callback"


def test_bo_cannot_change_what_he_has_no_code_for(browsers: Callable[[], Client], house: House) -> None:
    elsa, bo = browsers(), browsers()
    elsa.follow(book(elsa))
    for verb in ("time", "removal"):
        assert bo.post(f"/callback/{verb}", {"window": "x"}).location == "/callback/code"
    wrong = bo.submit(bo.get("/callback/code"), {"code": "AAAA AAAA AAAA"}, button="Visa min tid")
    assert wrong.status == 422
    assert all_of(house)[0].state == "booked"


def test_codes_are_not_guessed_for_long(client: Client) -> None:
    page = client.get("/callback/code")
    tried = [client.submit(page, {"code": "AAAA AAAA AAAA"}, button="Visa min tid").status for _ in range(7)]
    assert tried[0] == 422
    assert tried[-1] == 429


def test_nobody_fills_all_times(client: Client, house: House) -> None:
    statuses = [book(client).status for _ in range(7)]
    assert statuses[0] == 303
    assert statuses[-1] == 422
    assert len(all_of(house)) == 5


@pytest.mark.parametrize("address", ["/callback", "/callback/code", "/callback/time", "/callback/removal"])
def test_nothing_is_done_without_a_token(client: Client, address: str) -> None:
    assert client.post(address, ELSA, token=False).status == 403


@pytest.mark.parametrize("address", ["/callback/time", "/callback/removal"])
def test_nothing_is_changed_by_get(client: Client, address: str) -> None:
    assert client.get(address).status == 405


@pytest.mark.parametrize("language", ["en", "fi", "ar", "sv-simple"])
def test_the_page_speaks_the_reader_s_language_and_asks_for_it(client: Client, language: str) -> None:
    seen = client.get(f"/callback?lang={language}")
    assert seen.page.get("lang") == language
    chosen = seen.select("select[name=spoken] option[selected]")[0].get("value")
    assert chosen == ("sv" if language == "sv-simple" else language)


def test_with_no_time_left_one_is_told_to_ring(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.wishes.staffing.windows", lambda *_: iter(()))
    assert "Det finns inga lediga tider" in client.get("/callback").text
