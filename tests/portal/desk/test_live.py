"""Live without refresh: one cheap look a second for all who watch, and nothing for those who may not."""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from eservices import clock
from eservices.sessions import StaffSession
from portal.house import House
from portal.pulse import Pulse
from tests.client import Client, Seen
from tests.portal.desk.conftest import MakeCase, SignIn

VIEWERS = 50


def statements(house: House) -> list[str]:
    asked: list[str] = []
    event.listen(house.database.reader, "before_cursor_execute", lambda *call: asked.append(call[2]))
    return asked


def line(seen: Seen) -> dict[str, str]:
    return dict(seen.select("#live")[0].attrib)


def mark(client: Client, seen: Seen) -> str:
    return client.get(line(seen)["data-live"]).response.json()["mark"]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every look is a new one."""
    monkeypatch.setattr("portal.pulse.EVERY_SECONDS", 0.0)


def test_fifty_who_watch_for_two_seconds_cost_one_look_a_second(house: House, make_case: MakeCase) -> None:
    make_case()
    asked, pulse, until = statements(house), Pulse(house.database), time.monotonic() + 2.2

    def watch() -> None:
        while time.monotonic() < until:
            pulse.look()
            assert pulse.mark({"contact-centre"}) == "1"
            time.sleep(0.1)

    viewers = [threading.Thread(target=watch) for _ in range(VIEWERS)]
    for viewer in viewers:
        viewer.start()
    for viewer in viewers:
        viewer.join()
    looks = [statement for statement in asked if statement.startswith("SELECT")]
    assert 2 <= len(looks) <= 3
    assert all("FROM tally" in look for look in looks)


def test_asking_costs_no_query_of_its_own_whoever_asks(house: House, sign_in: SignIn, reference: str) -> None:
    clients = [sign_in(name) for name in ("berit", "ali", "cem")]
    addresses = [line(client.get("/desk"))["data-live"] for client in clients]
    asked = statements(house)
    for _ in range(10):
        for client, address in zip(clients, addresses, strict=True):
            assert client.get(address).status == 200
    assert len([statement for statement in asked if statement.startswith("SELECT")]) <= 2


@pytest.mark.usefixtures("at_once")
def test_the_mark_is_that_of_the_page_until_something_moves_where_one_may_see(
    sign_in: SignIn, make_case: MakeCase, do: Callable[..., Seen]
) -> None:
    reference = make_case()
    berit, dag = sign_in("berit"), sign_in("dag")
    seen, walled = berit.get("/desk"), dag.get("/desk")
    assert mark(berit, seen) == line(seen)["data-mark"]
    do("ali", reference, "assignment")
    assert mark(berit, seen) != line(seen)["data-mark"]
    assert mark(dag, walled) == line(walled)["data-mark"]
    assert mark(berit, berit.get("/desk")) == line(berit.get("/desk"))["data-mark"]


@pytest.mark.usefixtures("at_once")
def test_two_moves_that_leave_the_same_numbers_are_seen_all_the_same(
    berit: Client, make_case: MakeCase, do: Callable[..., Seen]
) -> None:
    first, second = make_case(), make_case()
    do("ali", first, "assignment")
    seen = berit.get("/desk?view=unassigned")
    do("ali", second, "assignment")
    do("ali", first, "return")
    assert mark(berit, seen) != line(seen)["data-mark"]


def test_the_address_holds_for_the_browser_that_it_was_made_for_only(sign_in: SignIn, reference: str) -> None:
    berit, dag = sign_in("berit"), sign_in("dag")
    address = line(berit.get("/desk"))["data-live"]
    assert dag.get(address).status == 403
    assert dag.get(address.replace("contact-centre", "care")).status == 403
    assert berit.get("/desk/live").status == 403
    assert berit.get(address.replace("for=", "for=9")).status == 403


def test_one_who_has_signed_out_is_told_by_the_page(berit: Client, reference: str) -> None:
    address = line(berit.get("/desk"))["data-live"]
    berit.submit(berit.get("/desk"), button="Logga ut")
    assert berit.get(address).status == 403
    renewed = berit.get("/desk", headers={"x-lucka-live": "yes"})
    assert berit.follow(renewed).select("#live") == []


def test_a_database_that_is_away_is_told_as_that(berit: Client, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    address = line(berit.get("/desk"))["data-live"]

    def away(_self: Pulse) -> None:
        raise OperationalError("SELECT", {}, OSError("away"))

    monkeypatch.setattr(Pulse, "look", away)
    assert berit.get(address).status == 503


def test_a_page_that_renews_itself_keeps_nobody_signed_in(berit: Client, house: House) -> None:
    begun = clock.now()
    with clock.standing_at(begun + timedelta(minutes=30)):
        berit.get("/desk", headers={"x-lucka-live": "yes"})
        assert _seen_at(house) < begun + timedelta(minutes=1)
        berit.get("/desk")
        assert _seen_at(house) == begun + timedelta(minutes=30)


def _seen_at(house: House) -> datetime:
    with house.database.reading() as db:
        return db.exec(select(StaffSession.seen_at)).one()
