"""Groups and their members, as an administrator keeps them."""

import pytest

from portal.house import House
from tests.client import Client
from tests.portal.desk.conftest import MakeCase, SignIn


@pytest.fixture
def eva(sign_in: SignIn) -> Client:
    return sign_in("eva")


def make(eva: Client, name: str = "Finska svarsgruppen", department: str = "") -> str:
    seen = eva.submit(eva.get("/admin/groups"), {"name": name, "department": department}, button="Skapa gruppen")
    return seen.location


def test_a_group_is_made_told_what_it_can_and_filled(eva: Client, house: House) -> None:
    address = make(eva)
    assert address == "/admin/groups/finska-svarsgruppen"
    seen = eva.get(address)
    assert "Gruppen är skapad" in seen.text
    eva.submit(seen, {"name": "Finskspråkiga", "subjects": ["care", "nonsense"]}, button="Spara gruppen")
    berit = next(option.get("value") for option in eva.get(address).select("#staff option") if option.text == "Berit Ek")
    eva.submit(eva.get(address), {"staff": berit}, button="Lägg till i gruppen")
    line = next(row for row in eva.get("/admin/groups").select("tbody tr") if "Finskspråkiga" in row.text_content())
    assert " ".join(line.text_content().split()) == "Finskspråkiga Kontaktcenter Omsorg och stöd – Berit Ek 0"
    assert "Eva Lindgren la till Berit Ek." in eva.get(address).text


def test_who_is_let_out_sees_the_queue_no_more(eva: Client, sign_in: SignIn, make_case: MakeCase) -> None:
    reference, ali = make_case(), sign_in("ali")
    ali.post(f"/desk/cases/{reference}/assignment")
    seen = eva.get("/admin/groups/contact-centre")
    gone = eva.submit(seen, button="Ta bort Ali Hassan")
    assert "Ärenden som gick tillbaka till kön: 1." in eva.follow(gone).text
    assert ali.get(f"/desk/cases/{reference}").status == 404


@pytest.mark.parametrize(("name", "words"), [(" ", "Skriv vad gruppen ska heta"), ("omsorg", "finns redan en grupp")])
def test_a_name_that_will_not_do_is_told_and_kept(eva: Client, name: str, words: str) -> None:
    seen = eva.submit(eva.get("/admin/groups"), {"name": name}, button="Skapa gruppen")
    assert seen.status == 422
    assert words in seen.text
    seen = eva.submit(eva.get("/admin/groups/care"), {"name": name}, button="Spara gruppen")
    assert (seen.status, words in seen.text) == ((303, False) if name == "omsorg" else (422, True))


def test_nobody_chosen_an_unknown_group_and_an_unknown_number_change_nothing(eva: Client) -> None:
    assert eva.submit(eva.get("/admin/groups/care"), button="Lägg till i gruppen").status == 422
    assert eva.post("/admin/groups/care/members", {"staff": "999"}).status == 404
    assert eva.post("/admin/groups/care/members/nobody/removal").status == 404
    assert eva.get("/admin/groups/nowhere").status == 404
    assert eva.submit(eva.get("/admin/groups"), {"name": "X", "department": "nowhere"}, button="Skapa gruppen").status == 422


@pytest.mark.parametrize("who", ["berit", "cem"])
def test_only_administrators_keep_groups_and_rules(sign_in: SignIn, who: str) -> None:
    client = sign_in(who)
    for path in ("/admin/groups", "/admin/groups/care", "/admin/groups/rules", "/admin/groups/rules/new"):
        assert client.get(path).status == 403
    for path in (
        "/admin/groups",
        "/admin/groups/care",
        "/admin/groups/care/members",
        "/admin/groups/rules/new",
        "/admin/groups/trial",
    ):
        assert client.post(path, {"name": "X"}).status == 403
        assert client.post(path, {"name": "X"}, token=False).status == 403
    assert client.get("/admin/groups/care/members").status == 405
