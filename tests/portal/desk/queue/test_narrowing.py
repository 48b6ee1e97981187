"""The queue narrowed to what one looks for, and kept as a view of one's own or of the group."""

from datetime import timedelta

import pytest

from eservices import clock
from tests.client import Client, Seen
from tests.portal.desk.conftest import MakeCase, SignIn, in_threes


def narrow(client: Client, **fields: str) -> Seen:
    seen = client.get(client.get("/desk?view=all").link("Avgränsa"))
    return client.follow(client.submit(seen, fields, button="Visa urvalet"))


def rows(seen: Seen) -> int:
    return len(seen.select(".queue tbody tr"))


def test_only_what_is_asked_for_is_shown_and_told(berit: Client, permit: str, make_case: MakeCase) -> None:
    late = make_case(clock.now() - timedelta(days=9))
    make_case()
    berit.post(f"/desk/cases/{permit}/handover", {"group": "contact-centre", "why": "x"})
    assert rows(berit.get("/desk?view=all")) == 3
    seen = narrow(berit, late="yes")
    assert [in_threes(late) in seen.text, rows(seen)] == [True, 1]
    seen = narrow(berit, service="building-permit", channel="phone")
    assert (rows(seen), "Visar bara: Bygglov · Telefon" in seen.text) == (1, True)
    assert rows(narrow(berit, language="ar")) == 0
    assert rows(berit.get(narrow(berit, language="ar").link("Visa hela listan"))) == 3


def test_words_of_a_title_become_its_services_and_stand_in_no_address(berit: Client, permit: str, make_case: MakeCase) -> None:
    make_case()
    seen = narrow(berit, title_words="kommunens kontakt")
    assert rows(seen) == 1
    seen = berit.submit(berit.get("/desk?view=all&narrow=yes"), {"title_words": "Astrid Nyberg"}, button="Visa urvalet")
    assert "Astrid" not in seen.location
    assert "Ingen tjänst har de orden i namnet" in berit.follow(seen).text


def test_a_narrow_list_has_pages_and_keeps_narrow_beside_what_is_done(berit: Client, make_case: MakeCase) -> None:
    for _ in range(27):
        make_case()
    seen = berit.get("/desk?view=all&channel=web")
    second = berit.get(seen.link("Visa fler i listan"))
    assert (rows(seen), rows(second)) == (25, 2)
    assert "channel=web" in seen.select("input[name=look]")[0].get("value")


@pytest.mark.parametrize("query", ["service=" + "x," * 100, "language=%00", "channel=pigeon", "late=maybe", "service=-"])
def test_a_damaged_address_shows_a_list_all_the_same(berit: Client, reference: str, query: str) -> None:
    assert berit.get(f"/desk?view=all&{query}").status == 200


def keep(client: Client, name: str, owner: str = "") -> Seen:
    seen = client.get("/desk?view=all&late=yes&narrow=yes")
    return client.submit(seen, {"name": name, "owner": owner}, button="Spara urvalet")


def test_a_view_is_kept_for_oneself_or_for_the_group_and_dropped(berit: Client, ali: Client, sign_in: SignIn) -> None:
    assert "Urvalet är sparat" in berit.follow(keep(berit, "Sena")).text
    keep(berit, "Våra sena", "contact-centre")
    seen = ali.get("/desk")
    assert "Våra sena (Kontaktcenter)" in seen.text
    assert not any(tab.text_content().strip() == "Sena" for tab in seen.select(".tabs a"))
    assert "Våra sena" not in sign_in("dag").get("/desk").text
    seen = ali.get(seen.link("Våra sena"))
    assert "Visar bara: Sena" in seen.text
    dropped = ali.submit(seen, button="Ta bort urvalet Våra sena")
    assert "Urvalet är borttaget." in ali.follow(dropped).text
    assert "Våra sena" not in berit.get("/desk").text


def test_a_name_that_will_not_do_is_told_where_it_is_written(berit: Client, ali: Client) -> None:
    keep(berit, "Sena")
    wrong = {"Sena": "Det finns redan ett urval som heter så.", " ": "Skriv vad urvalet ska heta.", "x" * 61: "högst 60"}
    for name, words in wrong.items():
        seen = keep(berit, name)
        assert (seen.status, words in seen.text) == (422, True)
    number = next(tab for tab in berit.get("/desk").select(".tabs li") if "Sena" in tab.text_content()).get("id").split("-")[1]
    assert ali.post(f"/desk/views/{number}/removal").status == 404
    assert ali.post("/desk/views/x/removal").status == 404
    assert ali.post("/desk/views", {"look": "view=all&late=yes", "name": "Omsorg", "owner": "care"}).status == 404
