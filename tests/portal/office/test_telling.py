"""What may be said of a case: written by whoever has it, advised on, shown aloud, and to the citizen if so chosen."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from eservices.cases import Case
from eservices.receipts import make_status_key
from portal.citizen.status import STATUS_COOKIE
from portal.house import House
from tests.client import Client

SAID = "Vi läser din anmälan. Du får svar på fredag."


def tell(client: Client, reference: str, words: str = SAID, **more: str):
    return client.post(f"/office/cases/{reference}", {"words": words} | more)


def test_the_sentence_is_read_aloud_and_its_history_is_kept(berit: Client, reference: str):
    berit.follow(tell(berit, reference))
    assert SAID in berit.get(f"/desk/cases/{reference}/aloud").text
    seen = berit.follow(tell(berit, reference, "Det är klart."))
    assert SAID in seen.text and "Det är klart." in seen.text and "Berit Ek" in seen.text
    berit.follow(tell(berit, reference, ""))
    assert "Det är klart." not in berit.get(f"/desk/cases/{reference}/aloud").text


@pytest.mark.parametrize("shown", [True, False])
def test_the_citizen_reads_it_only_where_so_chosen(berit: Client, reference: str, client: Client, house: House, shown: bool):
    berit.follow(tell(berit, reference, **({"for_citizen": "yes"} if shown else {})))
    with house.database.writing() as db:
        client.browser.cookies.set(STATUS_COOKIE, make_status_key(db, db.exec(select(Case)).one()))
    assert (SAID in client.get(f"/cases/{reference}").text) == shown


def test_advice_on_plain_words_is_given_and_hinders_nothing(berit: Client, reference: str):
    words = (
        "Er ansökan föreligger för handläggning hos förvaltningen och kommer att expedieras snarast efter remissförfarandet."
    )
    seen = tell(berit, reference, words, advise="")
    assert "Så blir det lättare att förstå" in seen.text and "LIX" in seen.text
    assert words not in berit.get(f"/desk/cases/{reference}/aloud").text
    assert tell(berit, reference, words).status == 303


def test_what_is_too_long_to_say_is_typed_again(berit: Client, reference: str):
    assert tell(berit, reference, "ord " * 200).status == 422


def test_what_may_be_said_is_decided_within_the_walls(sign_in: Callable, reference: str):
    assert tell(sign_in("cem"), reference).status == 404
    assert sign_in("cem").get(f"/office/cases/{reference}").status == 404
    assert tell(sign_in("berit"), reference).status == 303
    assert sign_in("berit").post(f"/office/cases/{reference}", {"words": "x"}, token=False).status == 403


def test_a_handler_sees_what_may_be_said_of_each_own_case(sign_in: Callable, permit: str, house: House):
    with house.database.writing() as db:
        case = db.exec(select(Case)).one()
        case.group_id = "building"
        db.add(case)
    cem = sign_in("cem")
    cem.post(f"/desk/cases/{permit}/assignment")
    assert "Skriv vad som får sägas" in cem.get("/office").text
    tell(cem, permit)
    assert SAID in cem.get("/office").text
