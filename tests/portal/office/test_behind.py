"""What agents may see and say of a case behind another wall: nothing by default, and never what it holds."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import select

from eservices import clock, drafts, filing, people, references, services
from eservices.back_office import delegations, sentences
from eservices.cases import Case
from eservices.readlog import ReadLog
from forms.answers import Answer
from forms.journey import walk
from portal.house import House
from tests.client import Client, Seen

SAID = "Vi väntar på ett intyg. Du får besked nästa vecka."
NOBODYS = references.new_reference()
NOTHING = "Det finns inget du får berätta om det numret."


@pytest.fixture
def alarm(house: House) -> filing.Receipt:
    """Astrid's alarm, which lies with care: secret, and outside Berit's walls."""
    with house.database.writing() as db:
        version = services.current(db, "safety-alarm")
        draft, _ = drafts.begin(db, version)
        given = {"for_whom": Answer({"option": "self"}), "applicant_name": Answer("Astrid Nyberg"),
                 "need": Answer({"options": ["falls"]})}  # fmt: skip
        receipt = filing.file(db, filing.prepare(version, draft, walk(version.form, given).shown))
        case = db.exec(select(Case)).one()
        case.group_id = "care"
        db.add(case)
        db.flush()
        sentences.write(db, case, people.colleague(db, "dag"), SAID)
        return receipt


@pytest.fixture
def delegate(house: House) -> Callable[..., None]:
    """Puts a decision of care's in force."""

    def decided(*parts: str, service: str = "", department: str = "care") -> None:
        with house.database.writing() as db:
            delegations.decide(db, people.colleague(db, "eva"), department, service, parts, "SN 2026-11-01 § 14")

    return decided


def look(client: Client, reference: str, code: str = "") -> Seen:
    return client.post("/desk/behind", {"reference": reference, "code": code})


def looks(house: House) -> list[str]:
    with house.database.reading() as db:
        return [each.what for each in db.exec(select(ReadLog)) if each.what in ("code", "delegation")]


def test_by_default_nothing_tells_that_a_secret_case_exists(berit: Client, alarm: filing.Receipt, house: House):
    there, not_there = look(berit, alarm.reference), look(berit, NOBODYS)
    assert there.status == not_there.status == 422
    bare = [seen.text.replace(alarm.reference, "").replace(NOBODYS, "") for seen in (there, not_there)]
    assert bare[0] == bare[1] and NOTHING in there.text
    assert berit.get(f"/desk/cases/{alarm.reference}").status == 404
    assert not looks(house)


def test_a_wrong_code_is_answered_as_no_case_is(berit: Client, alarm: filing.Receipt, delegate: Callable):
    assert NOTHING in look(berit, alarm.reference, "K7M4PX9QHACD").text
    delegate("sentence")
    assert SAID not in look(berit, alarm.reference, "K7M4PX9QHACD").text


def test_with_the_callers_code_the_sentence_the_day_and_the_handler_are_told(
    berit: Client, alarm: filing.Receipt, house: House
):
    seen = look(berit, alarm.reference, alarm.code)
    assert SAID in seen.text and "Omsorg" in seen.text and "Klart senast" in seen.text
    assert "Astrid" not in seen.text and "ramla" not in seen.text and "larm" not in seen.text.lower()
    assert looks(house) == ["code"]


def test_what_a_delegation_names_is_told_and_no_more(berit: Client, alarm: filing.Receipt, delegate: Callable, house: House):
    delegate("due", service="safety-alarm")
    seen = look(berit, alarm.reference)
    assert "Klart senast" in seen.text
    assert SAID not in seen.text and "Omsorg" not in seen.text and "Astrid" not in seen.text
    assert looks(house) == ["delegation"]


def test_a_decision_for_a_service_goes_before_that_of_the_department(berit: Client, alarm: filing.Receipt, delegate: Callable):
    delegate("sentence", "who")
    delegate("due", service="safety-alarm")
    assert SAID not in look(berit, alarm.reference).text
    delegate(service="safety-alarm")
    assert SAID in look(berit, alarm.reference).text
    delegate()
    assert NOTHING in look(berit, alarm.reference).text


def test_handlers_see_who_has_looked_from_outside(berit: Client, alarm: filing.Receipt, sign_in: Callable):
    look(berit, alarm.reference, alarm.code)
    seen = sign_in("dag").get(f"/desk/cases/{alarm.reference}")
    assert "Läste läget utifrån, med koden från den som ringde" in seen.text and "Berit Ek" in seen.text


def test_what_is_secret_can_be_delegated_only_without_its_title(sign_in: Callable):
    eva = sign_in("eva")
    fields = {"department": "care", "part": "title", "decision": "§ 1"}
    assert "hemligt" in eva.post("/office/delegations", fields).text
    eva.follow(eva.post("/office/delegations", fields | {"department": "building"}))
    assert "Vad ärendet heter" in eva.get("/office/delegations").text


def test_a_decision_is_for_a_service_that_there_is(sign_in: Callable):
    eva = sign_in("eva")
    fields = {"department": "care", "part": "due", "decision": "§ 7", "service": "nothing" * 9}
    assert eva.post("/office/delegations", fields).status == 422
    assert "§ 7" not in eva.get("/office/delegations").text


@pytest.mark.parametrize("name", ["berit", "dag"])
def test_only_administrators_put_decisions_in_force(sign_in: Callable, name: str):
    client = sign_in(name)
    fields = {"department": "care", "part": "sentence", "decision": "§ 1"}
    assert client.post("/office/delegations", fields).status == 403
    assert "§ 1" not in client.get("/office/delegations").text


# --- asking the handler without seeing


def test_a_message_reaches_the_handler_without_the_agent_seeing_the_case(
    berit: Client, alarm: filing.Receipt, sign_in: Callable
):
    fields = {"reference": alarm.reference, "code": alarm.code, "kind": "message", "words": "Astrid har bytt portkod."}
    seen = berit.follow(berit.post("/desk/behind/request", fields))
    assert "Handläggaren ser det nu." in seen.text and alarm.reference not in seen.response.text
    dag = sign_in("dag")
    assert "Astrid har bytt portkod." in dag.get("/office").text
    assert "Astrid har bytt portkod." in dag.get(f"/desk/cases/{alarm.reference}").text
    assert "bytt portkod" not in sign_in("cem").get("/office").text


def test_without_code_or_delegation_no_message_is_left(berit: Client, alarm: filing.Receipt, sign_in: Callable):
    fields = {"reference": alarm.reference, "code": "", "kind": "message", "words": "Hej"}
    assert NOTHING in berit.post("/desk/behind/request", fields).text
    assert "Hej" not in sign_in("dag").get("/office").text


def test_a_call_back_is_promised_anew_and_done_and_both_see_it(berit: Client, sign_in: Callable, house: House):
    later = clock.local(clock.now() + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M")
    fields = {"group": "care", "kind": "call_back", "words": "Vill veta mer", "telephone": "070-174 06 05", "due_at": later}
    berit.follow(berit.post("/desk/requests", fields))
    dag = sign_in("dag")
    later = clock.local(clock.now() + timedelta(hours=5)).strftime("%Y-%m-%d %H:%M")
    dag.follow(dag.post("/office/requests/1/answer", {"kind": "new_time", "due_at": later}))
    assert "Ny tid" in berit.get("/desk/requests").text
    with clock.standing_at(clock.now() + timedelta(hours=6)):
        assert "Tiden har gått ut" in sign_in("berit").get("/desk/requests").text
        assert "Tiden har gått ut" in sign_in("dag").get("/office").text
    dag.follow(dag.post("/office/requests/1/answer", {"kind": "done"}))
    assert "Klart" in berit.get("/desk/requests").text
    assert dag.post("/office/requests/1/answer", {"kind": "done"}).status == 409


@pytest.mark.parametrize(("fields", "words"), [
    ({"kind": "call_back", "words": "Hej"}, "Skriv numret"), ({"kind": "message", "words": " "}, "Skriv vad det gäller."),
    ({"kind": "message", "words": "Hej", "due_at": "i morgon"}, "Skriv dag och tid"),
    ({"kind": "message", "words": "Hej", "due_at": "0001-01-01 00:00"}, "Skriv dag och tid"),
    ({"kind": "message", "words": "Hej", "due_at": "2020-01-01T10:00"}, "Välj en tid som inte har varit."),
    ({"kind": "ransom", "words": "Hej"}, "Välj om handläggaren"),
])  # fmt: skip
def test_what_cannot_be_asked_is_typed_again(berit: Client, fields: dict[str, str], words: str):
    seen = berit.post("/desk/requests", {"group": "care"} | fields)
    assert seen.status == 422 and words in seen.text
    assert fields["words"].strip() in seen.text


def test_a_request_is_seen_by_who_asked_and_who_may_answer(berit: Client, sign_in: Callable):
    berit.post("/desk/requests", {"group": "care", "kind": "message", "words": "Hej"})
    assert berit.get("/office/requests/1").status == 200
    assert berit.post("/office/requests/1/answer", {"kind": "done"}).status == 404
    assert sign_in("cem").get("/office/requests/1").status == 404
    assert sign_in("dag").post("/office/requests/1/answer", {"kind": "done"}, token=False).status == 403
    assert sign_in("dag").get("/office/requests/1/answer").status == 405
