"""What agents and handlers keep for each other, on both databases: decisions, sentences, requests."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session

from eservices import clock
from eservices.back_office import behind, delegations, requests, sentences
from eservices.contact_centre.refusals import NotDelegable, NothingToSee, RequestAnswered, RequestGone, SentenceTooLong
from eservices.refusals import WordsMissing
from tests.eservices.conftest import Cast

pytestmark = pytest.mark.usefixtures("cast")
"""They are there before the transaction of the test begins."""


def test_of_two_decisions_the_later_is_in_force_and_both_are_kept(db: Session, cast: Cast):
    for parts in (["sentence"], ["due", "who"]):
        delegations.decide(db, cast.eva, "building", "", parts, "§ 1")
    assert [each.parts for each in delegations.every(db)] == [["due", "who"], ["sentence"]]
    assert delegations.decide(db, cast.eva, "building", "", [], "§ 2") is None
    assert all(each.ended_at for each in delegations.every(db))


@pytest.mark.parametrize(("department", "parts"), [("care", ["title"]), ("nowhere", ["due"]), ("building", ["answers"])])
def test_what_may_not_be_shown_is_not_decided(db: Session, cast: Cast, department: str, parts: list[str]):
    with pytest.raises(NotDelegable):
        delegations.decide(db, cast.eva, department, "", parts, "§ 1")
    with pytest.raises(WordsMissing):
        delegations.decide(db, cast.eva, "building", "", ["due"], " ")


def test_nothing_is_seen_from_outside_by_default(db: Session, cast: Cast, filed: Callable):
    case = filed(db)
    for reference in (case.reference, "K7M4PX9QH", ""):
        with pytest.raises(NothingToSee):
            behind.look(db, cast.elin, reference, "", "address")
    assert delegations.of_case(db, case) == frozenset()
    delegations.decide(db, cast.eva, "building", "", ["title", "sentence"], "§ 1")
    glimpse = behind.look(db, cast.elin, case.reference, "", "address")
    assert (glimpse.title, glimpse.sentence, glimpse.due_on, glimpse.who) == ("Bygglov", "", None, "")


def test_what_may_be_said_is_the_latest_and_all_of_it_is_kept(db: Session, cast: Cast, filed: Callable):
    case = filed(db)
    for words in ("Vi  läser.", "Vi läser.", "Det är klart."):
        sentences.write(db, case, cast.cem, words)
    assert [each.words for each in sentences.history(db, case.id)] == ["Det är klart.", "Vi läser."]
    assert sentences.of_cases(db, [case.id])[case.id].words == "Det är klart."
    sentences.write(db, case, cast.cem, "")
    assert sentences.said(db, case.id) is None and sentences.of_cases(db, [case.id]) == {}
    with pytest.raises(SentenceTooLong):
        sentences.write(db, case, cast.cem, "a" * 401)


def test_a_request_is_answered_once_and_a_new_time_keeps_it_open(db: Session, cast: Cast, filed: Callable):
    soon, later = (clock.now() + timedelta(hours=hours) for hours in (1, 5))
    made = requests.ask(db, cast.elin, "call_back", "Ring", case=filed(db), telephone="070", due_at=soon)
    requests.answer(db, made, cast.cem, "new_time", due_at=later)
    assert made.is_open and made.due_at == later
    requests.answer(db, made, cast.cem, "reply", "Det går bra.")
    with pytest.raises(RequestAnswered):
        requests.answer(db, made, cast.fia, "done")
    assert [each.kind for each in requests.answers(db, [made.id])[made.id]] == ["new_time", "reply"]


def test_what_is_due_first_stands_first_and_only_for_ones_groups(db: Session, cast: Cast):
    soon, later = (clock.now() + timedelta(hours=hours) for hours in (1, 5))
    for words, due_at in (("sist", None), ("sen", later), ("snart", soon)):
        requests.ask(db, cast.elin, "message", words, group="building", due_at=due_at)
    assert [each.words for each in requests.to_answer(db, cast.cem)] == ["snart", "sen", "sist"]
    assert requests.to_answer(db, cast.dag) == []
    with pytest.raises(RequestGone):
        requests.find(db, cast.dag, requests.to_answer(db, cast.cem)[0].id)
    with pytest.raises(RequestGone):
        requests.answer(db, requests.to_answer(db, cast.cem)[0], cast.elin, "done")
