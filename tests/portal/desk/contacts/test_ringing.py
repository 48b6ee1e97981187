"""The telephone system opens our page with a number: it finds who rings, and is left in no address and no log."""

from urllib.parse import unquote

import pytest
from sqlmodel import select

from eservices import people
from eservices.contact_centre.meeting import callers
from eservices.contact_centre.meeting.callers import About
from eservices.contact_centre.meeting.contacts import Contact
from portal.house import House
from tests.client import Client, Seen
from tests.portal.conftest import PASSWORD, SignIn

POP = "/desk/contacts/new?from=%2B46701740605"


@pytest.fixture
def astrid(house: House) -> None:
    with house.database.writing() as db:
        about = About("Astrid Nyberg", "070-174 06 05", needs=("hearing",), language="fi")
        callers.add(db, people.colleague(db, "berit"), about)


def to_the_end(client: Client, seen: Seen) -> Seen:
    """Follows every redirect; no address on the way has the number."""
    while seen.status == 303:
        assert "701740605" not in unquote(seen.location)
        seen = client.follow(seen)
    return seen


@pytest.mark.parametrize("address", [POP, "/desk/contacts/new?from=+46701740605", "/desk/contacts/new?from=0701740605"])
def test_the_number_finds_who_rings_and_what_to_think_of(berit: Client, astrid: None, address: str) -> None:
    seen = to_the_end(berit, berit.get(address))
    assert seen.h1 == "Kontakt: Astrid Nyberg"
    chosen = seen.select(".chosen")[0].text_content()
    assert "070-174 06 05" in chosen and "Hör dåligt" in chosen


def test_an_unknown_or_withheld_number_is_no_hindrance(berit: Client, astrid: None) -> None:
    seen = to_the_end(berit, berit.get("/desk/contacts/new?from=%2B46701740606"))
    assert seen.h1 == "Kontakt: 070-174 06 06"
    berit.post(f"{seen.url}/ending", {"outcome": "settled"})
    for address in ("/desk/contacts/new?from=anonymous", "/desk/contacts/new?from=", "/desk/contacts/new"):
        assert to_the_end(berit, berit.get(address)).h1 == "Kontakt: Okänd person"


def test_two_who_share_a_telephone_are_both_proposed(berit: Client, astrid: None, house: House) -> None:
    with house.database.writing() as db:
        callers.add(db, people.colleague(db, "berit"), About("Bo Nyberg", "+46701740605"))
    seen = to_the_end(berit, berit.get(POP))
    names = [" ".join(each.text_content().split()) for each in seen.select("#who-found button")]
    assert [name.split(" 070")[0] for name in names] == ["Bo Nyberg", "Astrid Nyberg"]
    assert berit.follow(berit.submit(seen, button="Bo Nyberg")).h1 == "Kontakt: Bo Nyberg"


def test_the_same_call_told_twice_is_one_contact(berit: Client, house: House) -> None:
    for _ in range(2):
        to_the_end(berit, berit.get(POP))
    with house.database.reading() as db:
        assert [contact.phone for contact in db.exec(select(Contact))] == ["+46701740605"]


def test_who_may_have_no_contacts_is_told_so_at_an_address_without_the_number(sign_in: SignIn) -> None:
    eva = sign_in("eva")
    seen = to_the_end(eva, eva.get(POP))
    assert seen.status == 403 and "701740605" not in unquote(seen.response.text)


def test_a_number_on_another_side_of_the_wall_finds_nobody(sign_in: SignIn, astrid: None) -> None:
    cem = sign_in("cem")
    assert to_the_end(cem, cem.get(POP)).h1 == "Kontakt: 070-174 06 05"


def test_who_has_to_sign_in_first_comes_to_the_call_all_the_same(client: Client, astrid: None) -> None:
    door = to_the_end(client, client.get(POP))
    seen = client.submit(door, {"name": "berit", "password": PASSWORD}, button="Logga in")
    assert to_the_end(client, seen).h1 == "Kontakt: Astrid Nyberg"
    assert "lucka_ringing" not in client.browser.cookies


def test_the_number_never_reaches_the_log(
    berit: Client, client: Client, house: House, astrid: None, capfd: pytest.CaptureFixture[str]
) -> None:
    capfd.readouterr()
    to_the_end(berit, berit.get(POP))
    to_the_end(client, client.get(POP))
    logged = "".join(capfd.readouterr())
    assert "/desk/contacts/new" in logged
    assert "701740605" not in unquote(logged)
