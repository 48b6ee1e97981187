"""Call-backs on the desk: by time, one at a time, every attempt noted."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from eservices import clock, people
from eservices.contact_centre.calling_back import callbacks
from eservices.contact_centre.calling_back.callbacks import Callback, Window, Wish
from eservices.contact_centre.meeting import contacts
from eservices.contact_centre.meeting.merging import Typed
from portal.house import House
from tests.client import Client
from tests.portal.desk.conftest import SignIn

MONDAY = datetime(2026, 11, 23, 7, 5, tzinfo=UTC)
NINE = Window(datetime(2026, 11, 23, 8, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC), 9)
AHMED = Wish("Ahmed Salih", "+46701740606", "ar", "home-care", "Undrar om matlådor.", ("hearing", "interpreter"))
Promised = Callable[..., int]


@pytest.fixture(autouse=True)
def on_a_monday_morning() -> Iterator[None]:
    with clock.standing_at(MONDAY):
        yield


@pytest.fixture
def promised(house: House) -> Promised:
    """Promises a call and tells its number."""

    def made(wish: Wish = AHMED, window: Window = NINE, key: str = "k1") -> int:
        with house.database.writing() as db:
            return callbacks.book(db, window, wish, key)[0].id or 0

    return made


def now(house: House, number: int) -> Callback:
    with house.database.reading() as db:
        found = db.get_one(Callback, number)
        db.expunge(found)
        return found


def test_the_list_goes_by_time_and_tells_language_and_needs_before_the_call(berit: Client, promised: Promised) -> None:
    promised()
    promised(Wish("Elsa Lindqvist", "+46846500401", "sv"), NINE._replace(begins_at=NINE.ends_at, ends_at=NINE.ends_at), "k2")
    seen = berit.get("/desk/callbacks")
    assert [row.text_content() for row in seen.select(".callbacks tbody th a")] == ["Ahmed Salih", "Elsa Lindqvist"]
    first = seen.select(".callbacks tbody tr")[0].text_content()
    for told in ("arabiska", "Hör dåligt", "Behöver tolk", "070-174 06 06", "9–10", "Undrar om matlådor."):
        assert told in first
    opened = berit.get(seen.link("Ahmed Salih"))
    assert "Tänk på innan du ringer" in opened.text
    assert "Vill prata arabiska" in opened.text


def test_three_attempts_are_noted_before_it_may_be_given_up(berit: Client, promised: Promised, house: House) -> None:
    number = promised()
    address = f"/desk/callbacks/{number}"
    refused = berit.submit(berit.get(address), button="Avsluta utan svar")
    assert (refused.status, "Ring 3 gånger till först." in refused.text) == (422, True)
    with clock.standing_at(NINE.begins_at + timedelta(minutes=5)):
        for words in ("Ingen ton.", "Signaler fram.", "Samma igen."):
            seen = berit.follow(berit.submit(berit.get(address), {"note": words}, button="Spara: inget svar"))
        for words in ("Ingen ton.", "Signaler fram.", "Samma igen."):
            assert words in seen.text
        berit.follow(berit.submit(seen, button="Avsluta utan svar"))
        assert now(house, number).state == "given_up"
        assert "hållit 1 av 1 löften" in berit.get("/desk/callbacks").text


def test_an_answer_opens_a_contact_with_what_is_known(berit: Client, promised: Promised, house: House) -> None:
    number = promised()
    page = berit.get(f"/desk/callbacks/{number}")
    answered = berit.submit(page, {"note": "Vill ha matlåda."}, button="Spara: svarade")
    assert answered.location.startswith("/desk/contacts/")
    with house.database.reading() as db:
        contact = contacts.open_of(db, people.colleague(db, "berit"))
        assert contact is not None
        assert (contact.caller_name, contact.phone, contact.service_id) == ("Ahmed Salih", "+46701740606", "home-care")
        assert contact.note == "Vill ha matlåda."
    assert now(house, number).state == "done"


def test_while_one_rings_the_others_see_it_and_do_not(berit: Client, ali: Client, promised: Promised) -> None:
    number = promised()
    berit.follow(berit.submit(berit.get("/desk/callbacks"), button="Ring upp"))
    assert "Berit Ek ringer" in ali.get("/desk/callbacks").text
    assert ali.post(f"/desk/callbacks/{number}/assignment").status == 409
    assert ali.post(f"/desk/callbacks/{number}/attempts", {"reached": ""}).status == 409


def test_a_missed_promise_stands_first_and_is_told(berit: Client, promised: Promised, house: House) -> None:
    number = promised()
    with clock.standing_at(NINE.ends_at + timedelta(minutes=1)):
        with house.database.writing() as db:
            assert callbacks.mark_missed(db, number)
        seen = berit.get("/desk/callbacks")
        assert seen.select("main h2")[0].text_content() == "Tiden har gått ut"
        assert "Löftet bröts" in seen.text
        assert "hållit 0 av 1 löften" in seen.text


def test_an_agent_books_for_the_caller_of_the_open_contact(berit: Client, house: House) -> None:
    with house.database.writing() as db:
        contact = contacts.begin(db, people.colleague(db, "berit"), contacts.new_key(), "+46846500401")
        contacts.save(db, contact, Typed({"caller_name": "Elsa Lindqvist", "about": "Städning"}))
    form = berit.get("/desk/callbacks/new")
    assert form.select("[name=name]")[0].get("value") == "Elsa Lindqvist"
    assert form.select("[name=phone]")[0].get("value") == "08-465 004 01"
    window = form.select("select[name=window] option")[1].get("value")
    seen = berit.follow(berit.submit(form, {"window": window}, button="Boka tiden"))
    assert "Läs upp koden" in seen.text
    assert "Berit Ek" in seen.text
    with house.database.reading() as db:
        contact = contacts.open_of(db, people.colleague(db, "berit"))
        assert contact is not None
        assert contact.outcome == "call_back"
        (callback,) = callbacks.booked(db, people.colleague(db, "berit"))
        assert callback.contact_id == contact.id


def test_what_an_agent_forgets_is_told_and_what_was_typed_stays(berit: Client) -> None:
    seen = berit.submit(berit.get("/desk/callbacks/new"), {"name": "Elsa", "phone": "1"}, button="Boka tiden")
    assert seen.status == 422
    assert seen.select("[name=name]")[0].get("value") == "Elsa"


def test_an_agent_moves_it_and_calls_it_off(berit: Client, promised: Promised, house: House) -> None:
    number = promised()
    page = berit.get(f"/desk/callbacks/{number}")
    assert berit.submit(page, button="Byt till den tiden").status == 422
    later = page.select("select[name=window] option")[3].get("value")
    berit.follow(berit.submit(page, {"window": later}, button="Byt till den tiden"))
    assert now(house, number).begins_at == datetime.fromisoformat(later)
    berit.follow(berit.submit(berit.get(f"/desk/callbacks/{number}"), button="Avboka tiden"))
    assert now(house, number).state == "called_off"


VERBS = ["assignment", "attempts", "ending", "time", "removal"]


@pytest.mark.parametrize("verb", VERBS)
def test_nothing_is_done_by_another_group_by_get_without_a_token_or_by_a_visitor(
    sign_in: SignIn, berit: Client, client: Client, promised: Promised, house: House, verb: str
) -> None:
    number = promised()
    address = f"/desk/callbacks/{number}/{verb}"
    assert sign_in("dag").post(address, {"reached": ""}).status == 404
    assert berit.get(address).status == 405
    assert berit.post(address, {"reached": ""}, token=False).status == 403
    assert client.post(address, {"reached": ""}).status in (303, 403)
    assert (now(house, number).state, now(house, number).attempts) == ("booked", 0)


def test_another_group_sees_nothing(sign_in: SignIn, promised: Promised) -> None:
    number = promised()
    dag = sign_in("dag")
    assert "Ahmed" not in dag.get("/desk/callbacks").text
    assert dag.get(f"/desk/callbacks/{number}").status == 404


def test_what_has_ended_takes_no_more(berit: Client, promised: Promised, house: House) -> None:
    number = promised()
    with house.database.writing() as db:
        callbacks.call_off(db, db.get_one(Callback, number))
    assert berit.post(f"/desk/callbacks/{number}/attempts", {"reached": ""}).status == 409
    assert "Spara: svarade" not in berit.get(f"/desk/callbacks/{number}").text
