"""A spoken yes is noted as a signature where the law takes it; where it wants ink a letter goes home, and the ink is noted."""

from collections.abc import Callable

from sqlalchemy import update
from sqlmodel import select

from accessibility.correspondence import telling
from eservices.cases import Case
from eservices.confirmations import of as confirmed
from eservices.contact_centre.letters.outgoing import reply_ways
from eservices.contact_centre.letters.outgoing.posting import Address, Posting
from forms.definition import Form
from portal.house import House
from tests.client import Client, Seen
from tests.portal.desk.calling.conftest import enter, first_question, journey_of, send, to_review

SIGNED = {"question": "signature", "kind": "signature", "label": {"sv": "Din underskrift"}}
ADDRESSED = {"question": "address", "kind": "address", "label": {"sv": "Var bor du?"}}


def published(house: House, sign: str) -> None:
    """The safety alarm with a signature at its end, that is given in that way on the telephone."""
    from eservices import services
    from forms import library

    tree = library.form("safety-alarm").model_dump(mode="json", by_alias=True, exclude_defaults=True)
    tree["pages"] = [
        {"page": "signing", "title": {"sv": "Skriv under"}, "items": [ADDRESSED, SIGNED | {"phone": {"sign": sign}}]}
    ]
    tree |= {"languages": ["sv"], "machine_made": [], "conditions": {}, "rules": []}
    tree.pop("applicant", None)
    tree.pop("on_behalf", None)
    with house.database.writing() as db:
        services.publish(db, Form.model_validate(tree), "", "test")


def letters(house: House) -> list[Posting]:
    with house.database.reading() as db:
        return list(db.exec(select(Posting)))


def to_signature(agent: Client) -> Seen:
    return enter(agent, first_question(agent))


def test_a_spoken_signature_is_noted_with_who_heard_it(berit: Client, house: House) -> None:
    published(house, "spoken")
    review = enter(berit, to_signature(berit), "Elsa Lund")
    receipt = send(berit, review, who="Elsa Lund")
    with house.database.reading() as db:
        signed = confirmed(db, journey_of(receipt))["signature", "signature"]
        assert (signed.how, signed.who, signed.by_name) == ("spoken", "Elsa Lund", "Berit Ek")
    assert not letters(house)


def test_ink_is_asked_for_by_letter_and_noted_when_it_has_come(
    berit: Client, house: House, only_case: Callable[[], Case]
) -> None:
    published(house, "sheet")
    asked = to_signature(berit)
    assert "skriva under på papper" in asked.text
    send(berit, enter(berit, asked), who="Elsa Lund")
    letter = letters(house)[0]
    assert (letter.title, letter.to_lines) == ("Att skriva under", ["Storgatan 1", "123 45 Lillköping"])
    address = f"/desk/cases/{only_case().reference}"
    case = berit.get(address)
    assert "Underskriften på papper har inte kommit än." in case.text
    assert berit.post(f"{address}/signature", token=False).status == 403
    noted = berit.follow(berit.submit(case, button="Anteckna underskriften"))
    assert "har skrivit under på papper." in noted.text
    assert "har inte kommit än" not in noted.text


def test_a_neighbouring_department_does_not_note_it(
    berit: Client, sign_in: Callable[[str], Client], house: House, only_case: Callable[[], Case]
) -> None:
    published(house, "sheet")
    send(berit, enter(berit, to_signature(berit)), who="Elsa Lund")
    assert sign_in("cem").post(f"/desk/cases/{only_case().reference}/signature").status == 404


def test_the_receipt_goes_home_in_one_letter_however_often_it_is_asked_for(berit: Client, house: House) -> None:
    receipt = send(berit, to_review(berit))
    posted = berit.follow(berit.submit(receipt, button="Skicka kvittot i ett brev"))
    berit.post(posted.url)
    assert [letter.title for letter in letters(house)] == ["Kvitto per brev"]
    assert "Kvittot ligger bland det som ska postas." in posted.text


def test_the_receipt_of_a_call_is_the_one_that_the_worker_would_write(
    berit: Client, house: House, only_case: Callable[[], Case]
) -> None:
    berit.submit(send(berit, to_review(berit)), button="Skicka kvittot i ett brev")
    (letter,), case = letters(house), only_case()
    assert (letter.case_id, letter.group_id) == (case.id, case.group_id)
    with house.database.writing() as db:
        reply_ways.note(db, case, None, "letter", Address("Elsa Lund", ("Storgatan 1", "123 45 Lillköping")))
    telling.tell(house.database, {"case_id": case.id}, municipality=house.settings.municipality)
    assert [each.id for each in letters(house)] == [letter.id]


def test_a_receipt_that_was_called_off_can_be_had_again(berit: Client, house: House) -> None:
    receipt = send(berit, to_review(berit))
    berit.submit(receipt, button="Skicka kvittot i ett brev")
    with house.database.writing() as db:
        db.exec(update(Posting).values(state="called_off"))
    again = berit.follow(berit.submit(berit.get(receipt.url), button="Skicka kvittot i ett brev"))
    assert sorted(letter.state for letter in letters(house)) == ["called_off", "ordered"]
    assert "Kvittot ligger bland det som ska postas." in again.text
