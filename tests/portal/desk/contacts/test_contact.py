"""A contact at the desk: begun by one key, saved as it is typed, and ended once; by its agent alone, behind the walls."""

from collections.abc import Callable

import pytest

from eservices import people
from eservices.contact_centre.meeting import contacts, endings
from eservices.contact_centre.meeting.merging import Typed
from eservices.references import new_reference
from portal.house import House
from tests.client import Client, Seen
from tests.portal.desk.conftest import SignIn, in_threes

Begin = Callable[[Client], Seen]


@pytest.fixture
def begin() -> Begin:
    """Presses the key on a page where it stands, and comes to the contact."""

    def begun(client: Client) -> Seen:
        return client.follow(client.submit(client.get("/desk/services"), button="Börja ny kontakt"))

    return begun


def value(seen: Seen, name: str) -> str:
    field = seen.select(f"[name={name}]")[0]
    return (field.text or "").strip() if field.tag == "textarea" else field.get("value", "")


def test_a_settled_call_is_begun_written_and_ended(berit: Client, begin: Begin) -> None:
    seen = begin(berit)
    assert seen.h1 == "Kontakt: Okänd person"
    fields = {"caller_name": "Astrid Nyberg", "phone": "070-174 06 05", "about": "Sophämtning", "note": "Torsdag jämna veckor."}
    seen = berit.follow(berit.submit(seen, fields, button="Avsluta kontakten"))
    assert "Kontakten är avslutad: löst direkt." in seen.text
    line = " ".join(seen.select(".contacts tbody tr")[0].text_content().split())
    assert line.startswith("Astrid Nyberg") and "Sophämtning" in line and "Löst direkt" in line
    seen = berit.get(seen.select(".contacts th a")[0].get("href"))
    assert "Torsdag jämna veckor." in seen.text and "070-174 06 05" in seen.text


def test_what_is_typed_is_there_when_one_comes_back_in_another_browser(berit: Client, sign_in: SignIn, begin: Begin) -> None:
    seen = begin(berit)
    assert berit.post(seen.url, {"caller_name": "Astrid", "note": "Hon undrar om\nåäö 🙂"}).status == 303
    other = sign_in("berit")
    bar = other.get("/desk")
    assert "Du talar med Astrid" in " ".join(bar.select(".contact-bar")[0].text_content().split())
    again = other.follow(other.submit(bar, button="Du talar med"))
    assert value(again, "caller_name") == "Astrid"
    assert value(again, "note") == "Hon undrar om\nåäö 🙂"


def test_the_script_is_sent_the_contact_alone_with_what_the_words_lead_to(berit: Client, begin: Begin) -> None:
    seen = begin(berit)
    fields = {"asking": "about", "about": "trygghetslarm", "seal": berit.token()}
    answer = berit.browser.post(seen.url, data=fields, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert 'name="service:safety-alarm"' in answer.text
    assert "<html" not in answer.text


def test_a_service_that_is_chosen_is_what_it_is_about_and_leads_to_its_application(berit: Client, begin: Begin) -> None:
    seen = begin(berit)
    seen = berit.follow(berit.post(seen.url, {"about": "larm", "service:safety-alarm": ""}))
    assert "Trygghetslarm" in value(seen, "about")
    assert seen.link("Fyll i åt personen") == "/desk/services/safety-alarm/application"
    assert seen.select("textarea[autofocus]")
    seen = berit.follow(berit.submit(seen, button="Byt ämne"))
    assert value(seen, "about") == ""


def test_pressing_the_key_twice_begins_one_contact(berit: Client) -> None:
    page = berit.get("/desk/services")
    first, second = (berit.submit(page, button="Börja ny kontakt").location for _ in range(2))
    berit.post(first, {"note": "Hej"})
    assert first == second == berit.submit(page, button="Börja ny kontakt").location


def test_two_contacts_can_be_open_and_each_keeps_its_own_words(berit: Client, begin: Begin) -> None:
    first = begin(berit)
    berit.post(first.url, {"caller_name": "Astrid"})
    second = begin(berit)
    berit.post(second.url, {"caller_name": "Bo"})
    assert first.url != second.url
    bar = [" ".join(each.text_content().split()) for each in berit.get("/desk").select(".contact-bar form")[1:]]
    assert [words.split(" 0:")[0] for words in bar] == ["Du talar med Bo", "Du talar med Astrid"]
    assert value(berit.get(first.url), "caller_name") == "Astrid"


def test_ending_twice_is_ending_once(berit: Client, begin: Begin) -> None:
    seen = begin(berit)
    assert berit.submit(seen, {"note": "Klart"}, button="Avsluta kontakten").location == "/desk/contacts"
    assert berit.submit(seen, {"note": "Klart"}, button="Avsluta kontakten").location == seen.url
    assert len(berit.get("/desk/contacts").select(".contacts tbody tr")) == 1


def test_what_was_typed_when_the_session_had_ended_comes_along_through_signing_in(
    berit: Client, begin: Begin, client: Client
) -> None:
    seen = begin(berit)
    berit.browser.cookies.delete("lucka_staff")
    late = berit.post(f"{seen.url}/ending", {"note": "Det hon sa sist.", "outcome": "settled"})
    assert late.status == 403
    again = berit.submit(late, {"name": "berit", "password": "det var en gång en lucka"}, button="Logga in")
    assert "Kontakten är avslutad" in berit.follow(berit.submit(again, button="Skicka igen")).text
    assert "Det hon sa sist." in berit.get(seen.url).text


def test_a_text_of_any_length_is_taken_and_kept(berit: Client, begin: Begin) -> None:
    seen = begin(berit)
    assert berit.post(seen.url, {"note": "ord " * 60_000, "about": "ö" * 5_000, "caller_name": "n" * 900}).status == 303
    assert len(value(berit.get(seen.url), "note")) == 239_999


@pytest.mark.parametrize(("fields", "problem", "anchor"), [
    ({"outcome": ""}, "Välj vad det blev av kontakten.", "#outcome"),
    ({"outcome": "exploded"}, "Välj vad det blev av kontakten.", "#outcome"),
    ({"outcome": "handed_over", "handed_to": "", "note": "Hej"}, "Välj vilken grupp som ska ta vid.", "#handed_to"),
    ({"outcome": "handed_over", "handed_to": "moon", "note": "Hej"}, "Välj vilken grupp som ska ta vid.", "#handed_to"),
    ({"outcome": "handed_over", "handed_to": "building"}, "Skriv vad som sades", "#note"),
    ({"outcome": "settled", "minutes": "en stund"}, "Skriv tiden som minuter", "#minutes"),
])  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_is_lost(
    berit: Client, begin: Begin, fields: dict[str, str], problem: str, anchor: str
) -> None:
    seen = begin(berit)
    wrong = berit.post(f"{seen.url}/ending", {"caller_name": "Astrid", **fields})
    assert wrong.status == 422
    assert wrong.title.startswith("Fel:") and problem in wrong.text
    assert anchor in [link.get("href") for link in wrong.select(".problems a")]
    assert wrong.select(anchor)
    assert len(wrong.select("[autofocus]")) <= 1
    assert value(berit.get(seen.url), "caller_name") == "Astrid"


def test_the_time_can_be_told_and_corrected(berit: Client, begin: Begin) -> None:
    seen = begin(berit)
    berit.submit(seen, {"note": "Hej", "minutes": "4:30"}, button="Avsluta kontakten")
    ended = berit.get(seen.url)
    assert "4:30" in ended.text
    fixed = berit.follow(berit.submit(ended, {"minutes": "12", "note": "Hej då"}, button="Spara ändringen"))
    assert "12:00" in fixed.text and "Hej då" in fixed.text
    assert berit.submit(fixed, {"minutes": "länge"}, button="Spara ändringen").status == 422


def test_a_blank_contact_is_taken_away_and_one_with_words_is_not(berit: Client, begin: Begin) -> None:
    seen = begin(berit)
    gone = berit.follow(berit.submit(seen, button="Ta bort den tomma kontakten"))
    assert "Den tomma kontakten är borttagen." in gone.text
    assert berit.get(seen.url).status == 404
    seen = begin(berit)
    berit.post(seen.url, {"note": "Hej"})
    assert berit.post(f"{seen.url}/removal").location == seen.url


@pytest.mark.parametrize("noun", ["", "/ending", "/correction", "/current", "/removal"])
def test_a_contact_is_changed_by_its_agent_alone(berit: Client, sign_in: SignIn, begin: Begin, noun: str) -> None:
    seen = begin(berit)
    berit.post(seen.url, {"note": "Hemligt"})
    fields = {"note": "Ändrat", "outcome": "settled"}
    for name in ("ali", "cem", "eva"):
        assert sign_in(name).post(seen.url + noun, fields).status == 404
    assert berit.post(seen.url + noun, fields, token=False).status == 403
    assert noun == "" or berit.get(seen.url + noun).status == 405
    assert value(berit.get(seen.url), "note") == "Hemligt"


def test_a_contact_is_read_by_ones_group_and_does_not_exist_across_a_wall(
    berit: Client, sign_in: SignIn, begin: Begin, client: Client
) -> None:
    seen = begin(berit)
    berit.submit(seen, {"caller_name": "Astrid Nyberg", "note": "Hemligt"}, button="Avsluta kontakten")
    assert "Hemligt" in sign_in("ali").get(seen.url).text
    for name in ("cem", "dag", "eva"):
        other = sign_in(name)
        assert other.get(seen.url).status == 404
        assert "Astrid" not in other.get("/desk/contacts?view=groups").text
    assert client.get(seen.url).location.startswith("/desk/sign-in")


def test_who_is_in_no_group_is_told_why_there_are_no_contacts(sign_in: SignIn) -> None:
    eva = sign_in("eva")
    assert "Börja ny kontakt" not in eva.get("/desk").text
    assert "Du är inte med i någon grupp" in eva.post("/desk/contacts").text


def test_a_reference_looks_the_same_whether_it_lies_behind_a_wall_or_nowhere(
    berit: Client, sign_in: SignIn, begin: Begin, reference: str, do: Callable[..., Seen]
) -> None:
    do("berit", reference, "handover", group="building", why="Bygge")
    shown = []
    for number in (reference, new_reference()):
        seen = begin(berit)
        berit.post(seen.url, {"note": "x", "outcome": "settled", f"case:{number}": ""})
        found = berit.get(seen.url)
        shown.append(" ".join(found.select(".chosen")[0].text_content().split()).replace(in_threes(number), "…"))
        berit.post(f"{seen.url}/ending", {"outcome": "settled"})
    assert shown[0] == shown[1] == "Ärende … Byt ämne"
    assert "Okänd person" in sign_in("cem").get(f"/desk/cases/{reference}").select("#contacts ~ .contacts")[0].text_content()


def test_the_contacts_stand_on_the_page_of_the_case_and_the_open_one_is_tied_to_it_by_one_press(
    berit: Client, begin: Begin, reference: str
) -> None:
    seen = begin(berit)
    berit.post(seen.url, {"caller_name": "Astrid", "note": "När byts lampan?"})
    page = berit.get(f"/desk/cases/{reference}")
    assert "Inga kontakter om ärendet." in page.text
    tied = berit.follow(berit.submit(page, button="till ärendet"))
    assert in_threes(reference) in " ".join(tied.select("[role=status]")[0].text_content().split())
    assert "Astrid" in tied.select("#contacts ~ .contacts")[0].text_content()
    assert "till ärendet" not in tied.text
    assert in_threes(reference) in berit.get(seen.url).text


def test_the_list_is_narrowed_down_and_goes_on_by_key(berit: Client, house: House) -> None:
    with house.database.writing() as db:
        by = people.colleague(db, "berit")
        for number in range(27):
            contact = contacts.begin(db, by, contacts.new_key())
            contacts.save(db, contact, Typed({"note": f"Samtal {number}."}))
            endings.finish(db, contact, "settled" if number % 9 else "wrong_number")
    first = berit.get("/desk/contacts")
    second = berit.get(first.link("Visa fler i listan"))
    assert [len(each.select(".contacts tbody tr")) for each in (first, second)] == [25, 2]
    assert len(berit.get("/desk/contacts?outcome=wrong_number").select(".contacts tbody tr")) == 3
    assert "Inga kontakter passar urvalet." in berit.get("/desk/contacts?channel=letter&service=nothing").text
    assert berit.get("/desk/contacts?before=x&view=y&outcome=z").status == 200
