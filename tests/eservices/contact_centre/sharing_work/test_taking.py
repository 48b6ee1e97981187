"""The next best case: the most pressing one that a colleague may take and can."""

import threading
from datetime import timedelta

import pytest
from sqlmodel import Session

from eservices import cases, clock, drafts, people, services
from eservices.cases import Case
from eservices.contact_centre.refusals import NothingFits
from eservices.contact_centre.sharing_work import absences, taking
from eservices.database import Database
from eservices.people import Colleague
from forms.answers import Answer
from tests.eservices.conftest import Cast, send

CENTRE = people.CONTACT_CENTRE


@pytest.fixture
def finnish(database: Database, cast: Cast) -> Colleague:
    """Aino answers in Finnish, beside what she does at the contact centre."""
    with database.writing() as db:
        people.ensure_group(db, "finska")
        people.find_group(db, "finska").languages = ["fi"]
        people.add_staff(db, "aino", "Aino Virta", "agent", "x", {CENTRE, "finska"})
        return people.colleague(db, "aino")


def wait(db: Session, days: int, language: str = "sv", service: str = "contact") -> str:
    with clock.standing_at(clock.now() - timedelta(days=days)):
        draft, _ = drafts.begin(db, services.current(db, service), "web", language)
        drafts.save_answers(db, draft, {"applicant": Answer("Astrid Berg")})
        return send(db, draft).reference


def test_the_most_pressing_is_taken_then_the_next_and_then_there_is_none(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        later, sooner, _ = wait(db, 1), wait(db, 5), wait(db, 9, service="home-care")
        assert [taking.take_next(db, cast.elin).reference for _ in range(2)] == [sooner, later]
        with pytest.raises(NothingFits):
            taking.take_next(db, cast.elin)


def test_a_language_is_left_to_those_who_speak_it_while_they_are_at_work(
    database: Database, cast: Cast, finnish: Colleague
) -> None:
    with database.writing() as db:
        in_finnish, in_arabic, swedish = wait(db, 9, "fi"), wait(db, 8, "ar"), wait(db, 7)
        assert taking.take_next(db, cast.elin).reference == in_arabic, "nobody here speaks it, so it is everyone's"
        assert taking.take_next(db, finnish).reference == in_finnish
        last = wait(db, 6, "fi")
        assert taking.take_next(db, cast.elin).reference == swedish
        with pytest.raises(NothingFits):
            taking.take_next(db, cast.elin)
        absences.announce(db, finnish, clock.now(), clock.now() + timedelta(hours=1))
        assert {taking.take_next(db, cast.elin).reference for _ in range(2)} == {in_finnish, last}


def test_one_who_answers_about_some_subjects_only_takes_no_others_and_a_generalist_takes_all(
    database: Database, cast: Cast
) -> None:
    with database.writing() as db:
        pressing, permit = wait(db, 9), wait(db, 3, service="building-permit")
        people.find_group(db, "building").subjects = ["building"]
        assert taking.take_next(db, cast.cem).reference == permit
        assert taking.skills(db, cast.fia).subjects == frozenset()
        assert taking.take_next(db, cast.fia).reference == pressing


def test_many_who_ask_at_once_never_get_the_same_case(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        wanted = {wait(db, days) for days in range(12)}
    got: list[Case] = []

    def ask(by: Colleague) -> None:
        for _ in range(4):
            with database.writing() as db:
                got.append(taking.take_next(db, by))

    hands = [threading.Thread(target=ask, args=(by,)) for by in (cast.elin, cast.fia, cast.elin)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert sorted(case.reference for case in got) == sorted(wanted)


def test_one_press_takes_one_case_however_often_it_comes_at_once(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        for days in range(8):
            wait(db, days)
    got: list[str] = []

    def press(which: str) -> None:
        with database.writing() as db:
            got.append(taking.take_next(db, cast.elin, which).reference)

    hands = [threading.Thread(target=press, args=(which,)) for which in "aabbaabb"]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert len(got) == 8
    assert len(set(got)) == 2
    with database.writing() as db:
        mine = cases.find_on_desk(db, cast.elin, got[0])
        cases.put_back(db, mine, cast.elin, "Hann inte.")
        assert len({taking.take_next(db, cast.elin, which).reference for which in "abab"}) == 2


def test_put_back_a_case_can_be_taken_by_a_colleague_and_only_its_holder_puts_it_back(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        wait(db, 1)
        case = taking.take_next(db, cast.elin)
        assert "put_back" not in cases.allowed(case, cast.fia)
        cases.put_back(db, case, cast.elin, "Hann inte.")
        assert cases.allowed(case, cast.elin) == {"delay", "take", "note", "hand_over"}
        assert taking.take_next(db, cast.fia).reference == case.reference
