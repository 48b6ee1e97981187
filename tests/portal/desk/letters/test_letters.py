"""Letters about a case on the desk: proposed and ordered with one press, written and looked at, noted and never twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import select

from accessibility.correspondence import ordering
from eservices import cases, clock, people
from eservices.cases import Case
from eservices.contact_centre.letters.outgoing import case_letters, reply_ways
from eservices.contact_centre.letters.outgoing.case_letters import CaseLetter
from eservices.contact_centre.letters.outgoing.posting import Address, Posting
from portal.citizen import by_letter
from portal.desk.letters import words
from tests.client import Client
from tests.portal.desk.conftest import MakeCase, SignIn

HOME = {"street": "Kyrkogatan 11", "postcode": "100 02", "city": "Lillköping"}
BY_LETTER = {"reply": {"option": "letter"}, "postal_address": HOME}


@pytest.fixture
def hers(make_case: MakeCase, writing: Callable) -> str:
    """A case of Astrid's, who wants letters; Berit has it."""
    reference = make_case(**BY_LETTER)
    with writing() as db:
        cases.take(db, _case(db, reference), people.colleague(db, "berit"))
    return reference


def _case(db, reference: str) -> Case:
    return db.exec(select(Case).where(Case.reference == reference)).one()


@pytest.fixture
def papers(writing: Callable) -> Callable[[], list[Posting]]:
    def found() -> list[Posting]:
        with writing() as db:
            return list(db.exec(select(Posting).order_by(Posting.id)))

    return found


def _ask(client: Client, reference: str) -> None:
    client.post(f"/desk/cases/{reference}/supplement", {"question": "Vilken lampa?", "answer_by": ""})


def test_a_question_to_who_wants_letters_is_a_letter_at_once(berit: Client, hers: str, papers):
    _ask(berit, hers)
    seen = berit.get(f"/desk/cases/{hers}")
    assert "Personen får besked så här: Brev" in seen.text and "Frågan till den sökande Görs i ordning" in seen.text
    assert [(each.to_name, each.post_class) for each in papers()] == [("Astrid Nyberg", "priority")]


def test_what_is_in_doubt_is_proposed_and_ordered_with_one_press_and_not_twice(berit: Client, ali: Client, hers: str, papers):
    berit.post(f"/desk/cases/{hers}/closing", {"outcome": "refused", "reason": "Lampan är hel."})
    mine, other = berit.get(f"/desk/cases/{hers}"), ali.get(f"/desk/cases/{hers}")
    assert "Ska det här postas? Beslutet" in mine.text and papers() == []
    told = berit.follow(berit.submit(mine, button="Beställ brevet: Beslutet"))
    assert "Brevet är beställt" in told.text and "Ska det här postas?" not in told.text and len(papers()) == 1
    late = ali.submit(other, button="Beställ brevet: Beslutet")
    assert late.status == 409 and "Berit Ek" in late.text and len(papers()) == 1


def test_a_proposal_is_put_away(berit: Client, hers: str, papers):
    berit.post(f"/desk/cases/{hers}/closing", {"outcome": "refused", "reason": "Lampan är hel."})
    told = berit.follow(berit.submit(berit.get(f"/desk/cases/{hers}"), button="Ta bort förslaget"))
    assert "Förslaget är borttaget" in told.text and "Ska det här postas?" not in told.text and papers() == []


def test_all_proposals_stand_in_one_list_and_are_ordered_there(berit: Client, hers: str, papers):
    berit.post(f"/desk/cases/{hers}/closing", {"outcome": "refused", "reason": "Lampan är hel."})
    seen = berit.get("/desk/letters")
    assert "Astrid Nyberg" in seen.text and "Kontrollera först" in seen.text
    told = berit.follow(berit.submit(seen, button="Beställ brevet"))
    assert "Inget förslag väntar." in told.text and len(papers()) == 1


@pytest.fixture
def nowhere(berit: Client, make_case: MakeCase, writing) -> str:
    """A case whose person wants letters and has given no address, with a question on its way to them."""
    reference = make_case()
    with writing() as db:
        case, by = _case(db, reference), people.colleague(db, "berit")
        reply_ways.note(db, case, by, "letter", Address("", ()))
        cases.take(db, case, by)
    _ask(berit, reference)
    return reference


def test_what_lacks_an_address_is_filled_in_before_it_is_ordered(berit: Client, nowhere: str, papers):
    form = berit.follow(berit.submit(berit.get(f"/desk/cases/{nowhere}"), button="Fyll i det som saknas"))
    assert "Vilken lampa?" in form.text
    wrong = berit.submit(form, button="Beställ brevet")
    assert wrong.status == 422 and wrong.title.startswith("Fel:") and papers() == []
    typed = {"to_name": "Astrid", "to_lines": "Torget 1\n100 01 Lillköping", "size": "large"}
    berit.follow(berit.submit(wrong, typed, button="Beställ brevet"))
    assert [(each.to_name, each.size) for each in papers()] == [("Astrid", "large")]


def test_once_the_address_is_noted_what_waited_for_it_takes_one_press(berit: Client, nowhere: str, papers):
    assert "Adressen saknas" in berit.get(f"/desk/cases/{nowhere}").text
    typed = {"how": "letter", "to_name": "Astrid", "to_lines": "Torget 1\n100 01 Lillköping", "size": "standard"}
    told = berit.follow(berit.submit(berit.get(f"/desk/cases/{nowhere}/reply-way"), typed, button="Spara"))
    assert "Adressen saknas" not in told.text
    berit.submit(told, button="Beställ brevet: Frågan till den sökande")
    assert [each.to_name for each in papers()] == ["Astrid"]


def test_a_letter_is_written_in_ones_own_words_seen_and_ordered_once(berit: Client, hers: str, papers):
    form = berit.get(f"/desk/cases/{hers}/letters/new")
    looked = berit.submit(form, {"words": "Vi kommer på torsdag."}, button="Visa brevet igen")
    assert looked.status == 200 and looked.text.count("Vi kommer på torsdag.") == 2 and papers() == []
    for _ in range(2):
        berit.follow(berit.submit(looked, button="Beställ brevet"))
    (paper,) = papers()
    assert paper.title == "Hur det går, per brev" and "Vi kommer på torsdag." in str(paper.payload)


def test_a_new_code_stands_in_the_letter_and_nowhere_else(berit: Client, hers: str, papers):
    form = berit.get(f"/desk/cases/{hers}/letters/new?kind=code")
    berit.follow(berit.submit(form, button="Beställ brevet"))
    (paper,) = papers()
    code = str(paper.payload["code"])
    assert len(code.replace(" ", "")) == 12 and code not in form.text
    assert code not in berit.get(f"/desk/cases/{hers}").text


def test_how_somebody_hears_from_us_is_noted_and_followed(berit: Client, reference: str, papers):
    form = berit.get(f"/desk/cases/{reference}/reply-way")
    wrong = berit.submit(form, {"how": "letter"}, button="Spara")
    assert wrong.status == 422
    typed = {"how": "letter", "to_name": "Astrid", "to_lines": "Torget 1\n100 01 Lillköping", "size": "largest"}
    told = berit.follow(berit.submit(form, typed, button="Spara"))
    assert "Brev (antecknat av Berit Ek). Astrid, Torget 1, 100 01 Lillköping, extra stor text" in told.text
    berit.post(f"/desk/cases/{reference}/assignment")
    _ask(berit, reference)
    assert [each.size for each in papers()] == ["largest"]


def test_a_delay_is_told_why_and_until_when(berit: Client, hers: str, papers):
    seen = berit.get(f"/desk/cases/{hers}")
    assert berit.submit(seen, button="Spara beskedet").status == 422
    typed = {"delay_why": "Många är sjuka.", "delay_until": "2099-01-07"}
    told = berit.follow(berit.submit(seen, typed, button="Spara beskedet"))
    assert "Besked om att det dröjer" in told.text and "Många är sjuka." in told.text


def test_a_case_whose_time_has_run_out_says_so_until_the_person_is_told(berit: Client, make_case: MakeCase):
    reference = make_case(clock.now() - timedelta(weeks=60))
    assert "Tiden har gått ut." in berit.get(f"/desk/cases/{reference}").text
    berit.post(f"/desk/cases/{reference}/delay", {"delay_why": "Många är sjuka.", "delay_until": ""})
    assert "Tiden har gått ut." not in berit.get(f"/desk/cases/{reference}").text


def test_another_group_sees_orders_and_changes_nothing(sign_in: SignIn, berit: Client, hers: str, papers, writing):
    berit.post(f"/desk/cases/{hers}/closing", {"outcome": "refused", "reason": "Lampan är hel."})
    with writing() as db:
        number = db.exec(select(CaseLetter.id)).one()
    dag, home = sign_in("dag"), f"/desk/cases/{hers}"
    assert "Astrid" not in dag.get("/desk/letters").text
    for address in (f"{home}/letters/new", f"{home}/reply-way"):
        assert dag.get(address).status == 404
    for address in (
        f"{home}/letters/{number}/order",
        f"{home}/letters/{number}/dropped",
        f"{home}/letters/new",
        f"{home}/delay",
    ):
        assert dag.post(address, {"delay_why": "x"}).status == 404
    assert papers() == []


def test_nothing_by_get_without_a_token_or_without_signing_in(client: Client, berit: Client, hers: str, papers):
    home = f"/desk/cases/{hers}"
    assert berit.get(f"{home}/letters/1/order").status == 405
    assert berit.post(f"{home}/letters/new", {"kind": "status"}, token=False).status == 403
    assert berit.post(f"{home}/reply-way", {"how": "phone"}, token=False).status == 403
    assert client.get(f"{home}/letters/new").status in (303, 403) and papers() == []


def test_every_letter_has_a_name_for_who_writes_it_who_posts_it_and_who_gets_it() -> None:
    for named in (words.KINDS, ordering.TITLES, by_letter.WHAT):
        assert set(named) == set(case_letters.KINDS)
