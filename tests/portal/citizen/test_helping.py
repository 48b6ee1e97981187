"""Whoever is stuck finds the number, the hours with their reasons, and where to go."""

from datetime import UTC, datetime

import pytest

from eservices import clock
from eservices.municipality import Municipality
from portal.app import create_app
from portal.house import House
from portal.settings import Settings
from tests.client import Client

LIBRARY = {
    "name": {"sv": "Biblioteket", "en": "The library"}, "address": ["Torget 2"], "telephone": "0123-45 67 20",
    "hours": {"saturday": "10–14"}, "help": "Vi skriver ut åt dig.", "exceptions": {"2026-11-28": "closed"},
}  # fmt: skip
TOWN = Municipality.model_validate({
    "exceptions": {"2026-11-26": {"hours": "8–12", "reason": {"sv": "Vi flyttar.", "en": "We are moving."}}},
    "service_points": [LIBRARY], "eves": "8–12",
})  # fmt: skip


@pytest.fixture
def town(house):
    own = House(Settings(data=house.settings.data, municipality=TOWN), house.secret, house.database, house.files)
    return Client(create_app(own, raises=True), house.secret)


@pytest.fixture(autouse=True)
def a_monday_in_november():
    with clock.standing_at(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        yield


def rows(seen) -> dict[str, str]:
    return {
        " ".join(row[0].text_content().split()): " ".join(row[1].text_content().split())
        for row in seen.select(".hours tbody tr")
    }


def test_it_tells_the_number_and_that_it_is_open(client):
    seen = client.get("/help")
    assert seen.h1 == "Hjälp och öppettider"
    assert seen.select(".number a")[0].get("href") == "tel:+46123456700"
    assert "Det är öppet nu. Öppet till 16.30." in seen.text


def test_two_weeks_are_told_day_by_day_with_the_reason_for_what_is_not_as_usual(town):
    told = rows(town.get("/help"))
    assert len(told) == 14
    assert told["Måndag 23 november (i dag)"] == "8.00–16.30"
    assert told["Torsdag 26 november"] == "8–12 Vi flyttar."
    assert told["Lördag 28 november"] == "Stängt"


def test_a_reason_comes_in_the_reader_s_language(town):
    assert "8–12 We are moving." in rows(town.get("/help?lang=en")).values()


def test_the_holidays_ahead_are_named(town):
    text = town.get("/help").text
    assert "Torsdag 24 december: Stängt (Julafton)" in text
    with clock.standing_at(datetime(2027, 1, 4, 9, tzinfo=UTC)):
        told = rows(town.get("/help"))
    assert told["Onsdag 6 januari"] == "Stängt Trettondedag jul"
    assert told["Tisdag 5 januari"] == "8–12 Dagen före en helgdag"


def test_a_place_to_go_is_told_with_its_own_hours_and_help(town):
    place = town.get("/help").select(".places li")[0].text_content()
    assert all(
        words in place for words in ("Biblioteket", "Torget 2", "lördag 10–14", "Vi skriver ut åt dig.", "0123-45 67 20")
    )
    assert "Lördag 28 november: Stängt" in place
    assert "Öppnar lördag 5 december 10.00." in place


def test_a_municipality_without_places_tells_of_none(client):
    assert not client.get("/help").select(".places")
