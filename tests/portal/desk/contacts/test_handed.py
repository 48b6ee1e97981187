"""A contact that is handed over: the group sees it, one of them takes it, and the first agent learns what came."""

import pytest

from tests.client import Client, Seen
from tests.portal.desk.conftest import SignIn

SAID = "Vill veta om staketet får vara två meter. Väntar på samtal före fredag."


@pytest.fixture
def handed(berit: Client) -> Seen:
    """Berit has handed a contact with Astrid to Stadsbyggnad."""
    seen = berit.follow(berit.submit(berit.get("/desk/services"), button="Börja ny kontakt"))
    fields = {"caller_name": "Astrid Nyberg", "phone": "070-174 06 05", "note": SAID, "outcome": "handed_over"}
    told = berit.follow(berit.post(f"{seen.url}/ending", fields | {"handed_to": "building"}))
    assert "överlämnad till Stadsbyggnad" in told.text
    return seen


def test_the_group_has_it_to_do_until_someone_takes_it_and_tells_what_came_of_it(
    berit: Client, sign_in: SignIn, handed: Seen
) -> None:
    cem = sign_in("cem")
    tab = [" ".join(each.text_content().split()) for each in cem.get("/desk/contacts").select(".tabs a")]
    assert "Att ta hand om 1 kontakter" in tab
    listed = cem.get("/desk/contacts/handed")
    seen = cem.get(listed.link("Astrid Nyberg"))
    assert SAID in seen.text and "070-174 06 05" in seen.text
    seen = cem.follow(cem.submit(seen, button="Ta hand om den"))
    assert "Du har tagit hand om kontakten." in seen.text
    assert cem.submit(seen, {"answer": " "}, button="Spara och avsluta").status == 422
    done = cem.follow(cem.submit(seen, {"answer": "Ja, hon behöver bygglov."}, button="Spara och avsluta"))
    assert "Ingenting väntar." in done.text
    assert "Ja, hon behöver bygglov." in berit.get(handed.url).text


def test_it_is_not_there_for_another_group(sign_in: SignIn, handed: Seen) -> None:
    dag = sign_in("dag")
    assert dag.get(handed.url).status == 404
    assert "Astrid" not in dag.get("/desk/contacts/handed").text
    for noun in ("assignment", "return", "answer"):
        assert dag.post(f"{handed.url}/{noun}", {"answer": "Nej"}).status == 404


@pytest.mark.parametrize("noun", ["assignment", "return", "answer"])
def test_it_is_not_done_by_a_link_or_without_a_token(sign_in: SignIn, handed: Seen, noun: str) -> None:
    cem = sign_in("cem")
    assert cem.get(f"{handed.url}/{noun}").status == 405
    assert cem.post(f"{handed.url}/{noun}", {"answer": "Nej"}, token=False).status == 403


def test_who_handed_it_over_does_not_take_it_and_it_is_not_taken_twice(berit: Client, sign_in: SignIn, handed: Seen) -> None:
    assert berit.post(f"{handed.url}/assignment").status == 409
    cem = sign_in("cem")
    assert [cem.post(f"{handed.url}/assignment").status for _ in range(2)] == [303, 303]
    back = cem.follow(cem.submit(cem.get(handed.url), button="Lämna tillbaka till gruppen"))
    assert "Kontakten ligger hos gruppen igen." in back.text
    assert cem.post(f"{handed.url}/answer", {"answer": "Klart"}).status == 409
