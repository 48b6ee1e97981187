"""An agent sends blank sheets to who asks for them, with what is known of the person in the contact that is open."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from eservices.contact_centre.letters.outgoing.posting import Posting
from eservices.contact_centre.meeting import callers, contacts
from eservices.contact_centre.meeting.contacts import Contact
from tests.client import Client

PLACE = "/desk/services/contact/posting"
ELSA = {"to_name": "Elsa Andersson", "to_lines": "Storgatan 1\n123 45 Lillköping"}


@pytest.fixture
def ordered(writing: Callable) -> Callable[[], list[Posting]]:
    def found() -> list[Posting]:
        with writing() as db:
            every = list(db.exec(select(Posting)))
            db.expunge_all()
            return every

    return found


def test_sheets_are_ordered_in_a_language_a_size_and_a_number(berit: Client, ordered):
    form = berit.get(berit.get("/desk/services").link("Skicka med posten: Kontakta kommunen"))
    typed = ELSA | {"count": "3", "language": "en", "size": "largest", "post_class": "priority"}
    told = berit.follow(berit.submit(form, typed, button="Lägg bland"))
    assert "Blanketterna görs i ordning" in told.text and "Elsa Andersson" in told.text and "extra stor text" in told.text
    (made,) = ordered()
    assert (made.kind, made.language, made.size, made.post_class) == ("blank_sheet", "en", "largest", "priority")
    assert (made.payload["count"], made.ordered_by_name) == (3, "Berit Ek")


@pytest.mark.parametrize(
    ("typed", "told"),
    [({"count": "0"}, "från 1 till 10"), ({"count": "elva"}, "från 1 till 10"), ({"language": "xx"}, "Välj vilket språk"),
     ({"to_lines": "Storgatan"}, "högst tre rader")],
)  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_is_ordered(berit: Client, ordered, typed: dict, told: str):
    seen = berit.submit(berit.get(PLACE), ELSA | typed, button="Lägg bland")
    assert seen.status == 422 and told in seen.text and b"Elsa Andersson" in seen.content and ordered() == []


def test_the_open_contact_fills_in_who_it_is_and_is_told_what_it_was_about(berit: Client, writing, ordered):
    from eservices import people

    with writing() as db:
        by = people.colleague(db, "berit")
        about = callers.About("Elsa Andersson", language="fi", needs=("large_print",), address=ELSA["to_lines"])
        caller = callers.add(db, by, about)
        contact = contacts.begin(db, by, contacts.new_key())
        contact.caller_id = caller.id
        contacts.keep(db, contact)
    berit.submit(berit.get(PLACE), button="Lägg bland")
    (made,) = ordered()
    assert (made.to_name, made.to_lines) == ("Elsa Andersson", ["Storgatan 1", "123 45 Lillköping"])
    assert (made.language, made.size) == ("fi", "large")
    with writing() as db:
        assert db.exec(select(Contact.service_id)).all() == ["contact"]


def test_not_without_a_token_nor_for_strangers_nor_of_what_there_is_not(berit: Client, client: Client, ordered):
    assert berit.post(PLACE, ELSA, token=False).status == 403 and client.post(PLACE, ELSA).status != 200
    assert berit.get("/desk/services/unheard-of/posting").status == 404
    assert ordered() == []


def test_a_button_pressed_twice_orders_once_and_another_person_is_another_order(berit: Client, ordered):
    form = berit.get(PLACE)
    for _ in range(2):
        told = berit.follow(berit.submit(form, ELSA, button="Lägg bland"))
        assert "Blanketterna görs i ordning" in told.text
    assert len(ordered()) == 1
    berit.submit(form, ELSA | {"to_name": "Bo Berg"}, button="Lägg bland")
    berit.submit(form, ELSA | {"size": "large"}, button="Lägg bland")
    assert len(ordered()) == 3
