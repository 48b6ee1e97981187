"""Who has what, and being away."""

from datetime import timedelta

import pytest

from eservices import clock
from eservices.worker import run_due
from portal.house import House
from portal.working import handlers
from tests.client import Client, Seen
from tests.portal.desk.conftest import MakeCase, SignIn


def lines(seen: Seen) -> list[str]:
    return [" ".join(row.text_content().split()) for row in seen.select("tbody tr")]


def away(client: Client, **fields: str) -> Seen:
    return client.submit(client.get("/desk/colleagues"), fields, button="Anmäl att jag är borta")


def test_what_colleagues_hold_is_seen_in_the_groups_that_are_shared(berit: Client, ali: Client, make_case: MakeCase) -> None:
    ali.post(f"/desk/cases/{make_case(clock.now() - timedelta(days=9))}/assignment")
    assert lines(berit.get("/desk/colleagues")) == ["Ali Hassan Kontaktcenter 1 0 1 Ja", "Berit Ek (du) Kontaktcenter 0 0 0 Ja"]


def test_one_who_goes_now_is_away_and_the_cases_are_free(berit: Client, ali: Client, make_case: MakeCase) -> None:
    reference = make_case()
    ali.post(f"/desk/cases/{reference}/assignment")
    assert "Ärenden som gick tillbaka till kön: 1." in ali.follow(away(ali)).text
    assert "Borta till" in lines(berit.get("/desk/colleagues"))[0]
    assert berit.post("/desk/next").location.startswith(f"/desk/cases/{reference}")
    ali.submit(ali.get("/desk/colleagues"), button="Anmäl att jag är tillbaka")
    assert lines(berit.get("/desk/colleagues"))[0].endswith("Ja")


def test_one_who_goes_later_keeps_the_cases_until_then(ali: Client, make_case: MakeCase, house: House) -> None:
    reference, tomorrow = make_case(), clock.today() + timedelta(days=1)
    ali.post(f"/desk/cases/{reference}/assignment")
    later = {"from_day": tomorrow.isoformat(), "until_day": (tomorrow + timedelta(days=1)).isoformat()}
    assert "när tiden börjar" in ali.follow(away(ali, **later)).text
    assert "Mina 1 ärenden" in ali.get("/desk").text
    with clock.standing_at(clock.now() + timedelta(days=1, minutes=5)):
        assert run_due(house.database, {kind: do for kind, do in handlers(house).items() if kind == "begin_absence"}) == 1
    assert "Mina 0 ärenden" in ali.get("/desk").text


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"until_day": "2020-01-01"}, "until_day", "Skriv en tid som kommer efter att du går."),
        ({"until_day": "2099-01-01"}, "until_day", "Skriv en tid inom ett år."),
        ({"from_day": "i morgon"}, "from_day", "Skriv dag och klockslag"),
        ({"until_time": "sen"}, "until_day", "Skriv dag och klockslag"),
    ],
)
def test_a_time_that_will_not_do_is_told_and_stays(berit: Client, fields: dict[str, str], field: str, words: str) -> None:
    seen = away(berit, **fields)
    assert seen.status == 422
    assert words in seen.select(f"#{field}-error")[0].text_content()
    for name, typed in fields.items():
        assert seen.select(f"#{name}")[0].get("value") == typed


def test_nobody_calls_a_colleague_back(berit: Client, ali: Client, sign_in: SignIn) -> None:
    away(ali)
    number = ali.get("/desk/colleagues").select("form[action*=return]")[0].get("action").split("/")[3]
    berit.post(f"/desk/absences/{number}/return")
    assert "Borta till" in lines(berit.get("/desk/colleagues"))[0]
    assert berit.post("/desk/absences/x/return").status == 404
    assert "inga kollegor" in sign_in("eva").get("/desk/colleagues").text
