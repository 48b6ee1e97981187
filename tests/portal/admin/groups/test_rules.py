"""The rules that lead cases to groups, as an administrator writes, orders and tries them."""

import pytest
from sqlmodel import select

from eservices import groups
from eservices.cases import Case
from eservices.routing import deciding
from eservices.routing.rules import Rules
from portal.house import House
from tests.client import Client, Seen
from tests.portal.desk.conftest import MakeCase, SignIn

RULES = "/admin/groups/rules"


@pytest.fixture
def eva(sign_in: SignIn, house: House, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(deciding, "_known", Rules())
    with house.database.writing() as db:
        groups.make(db, "Belysning", None)
    return sign_in("eva")


def write(eva: Client, group: str = "belysning", address: str = f"{RULES}/new", **fields: object) -> Seen:
    return eva.submit(eva.get(address), {"group": group, **fields}, button="Spara regeln")  # type: ignore[dict-item]


def lines(seen: Seen) -> list[str]:
    return [" ".join(each.text_content().split()) for each in seen.select(".rules > li > div:nth-of-type(1) > p:first-child")]


def test_a_rule_leads_what_comes_in_from_the_moment_it_is_saved(eva: Client, make_case: MakeCase, house: House) -> None:
    seen = eva.follow(write(eva, services=["contact"], words="lampa, gatljus", areas="100 1, 2"))
    assert "Reglerna är sparade och gäller från och med nu." in seen.text
    assert lines(seen) == ["Kontakta kommunen · postnummer som börjar på 1001 eller 2 · nämner lampa eller gatljus Belysning"]
    write(eva, address=f"{RULES}/1", areas="", words="lampa")
    reference = make_case()
    with house.database.reading() as db:
        assert db.exec(select(Case.group_id).where(Case.reference == reference)).one() == "belysning"


def test_rules_are_moved_and_taken_away_in_the_order_that_was_seen(eva: Client) -> None:
    write(eva, words="lampa")
    write(eva, words="lekplats")
    stale = eva.get(RULES)
    seen = eva.follow(eva.submit(stale, button="Flytta upp regel 2"))
    assert [line.split()[1] for line in lines(seen)] == ["lekplats", "lampa"]
    assert eva.submit(stale, button="Ta bort regel 1").status == 409
    seen = eva.follow(eva.submit(seen, button="Ta bort regel 1"))
    assert [line.split()[1] for line in lines(seen)] == ["lampa"]
    assert "Eva Lindgren, 1 regel" in seen.text


def test_a_rule_across_a_wall_is_refused_with_the_reason_and_what_was_written_stays(eva: Client) -> None:
    seen = write(eva, "belysning", services=["building-permit", "home-care"], words="lampa")
    if seen.status == 303:
        seen = write(eva, "care", services=["building-permit"], words="lampa")
    assert seen.status == 422
    assert "Gruppen ligger bakom en annan förvaltnings vägg." in seen.text
    assert seen.select("#words")[0].get("value") == "lampa"
    assert seen.select("#services-building-permit")[0].get("checked") is not None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"group": ""}, "Välj vart regeln leder."),
        ({"group": "nowhere"}, "Välj vart regeln leder."),
        ({"areas": "norr"}, "Skriv hur postnumret börjar"),
        ({"areas": "123456"}, "Skriv hur postnumret börjar"),
        ({"words": ",".join(f"ord{n}" for n in range(51))}, "Skriv högst 50 ord"),
    ],
)
def test_what_cannot_be_a_rule_is_told_at_its_field(eva: Client, fields: dict[str, str], words: str) -> None:
    seen = write(eva, **fields) if "group" not in fields else eva.post(f"{RULES}/new", fields)
    assert seen.status == 422
    assert words in seen.text


def test_a_described_case_is_tried_on_the_rules_and_each_tells_why(eva: Client, house: House) -> None:
    write(eva, services=["contact"], words="lekplats")
    write(eva, languages=["en"])
    write(eva, words="lampa")
    write(eva)
    asked = {"service": "contact", "language": "sv", "postcode": "100 12", "said": "Gatlampan lyser inte"}
    seen = eva.submit(eva.get(RULES), asked, button="Pröva reglerna")
    assert seen.status == 200
    assert "Det skulle gå till Belysning. Regel 3 leder dit." in seen.text
    told = [" ".join(each.text_content().split()) for each in seen.select(".rules .quiet:not(button)")]
    assert told == [
        "Passar inte: inget av orden nämns.", "Passar inte: ett annat språk.", "Passar, och leder hit.",
        "Passar, men en regel ovanför gick före.",
    ]  # fmt: skip
    assert eva.submit(eva.get(RULES), {"service": ""}, button="Pröva reglerna").status == 422
    with house.database.reading() as db:
        assert db.exec(select(Case)).all() == []


@pytest.mark.parametrize("address", [f"{RULES}/1", f"{RULES}/0", f"{RULES}/x", f"{RULES}/99999"])
def test_a_rule_that_is_not_there_is_not_found(eva: Client, address: str) -> None:
    assert eva.get(address).status == 404
    for noun in ("", "/rise", "/removal"):
        assert eva.post(address + noun, {"group": "belysning"}).status == 404
