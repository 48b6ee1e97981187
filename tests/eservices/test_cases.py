"""What colleagues may do with a case, and what lies behind their walls."""

import threading
from datetime import timedelta

import pytest
from sqlmodel import Session

from eservices import cases, clock, events, supplements
from eservices.audit import verify
from eservices.cases import OUTCOMES, STATUSES, TRANSITIONS, Case
from eservices.database import Database
from eservices.files import Files
from eservices.people import Colleague
from eservices.refusals import (
    AlreadyTaken,
    NotAllowed,
    NotHolder,
    UnknownGroup,
    WordsMissing,
    WordsTooMany,
)
from tests.eservices.conftest import Cast, Filed


def put_in(db: Session, case: Case, status: str, by: Colleague) -> None:
    """Bring a received case to that status by the verbs themselves."""
    if status != "received":
        cases.take(db, case, by)
    if status == "waiting":
        supplements.ask(db, case, by, "Var står huset?")
    if status == "closed":
        cases.close(db, case, by, "settled", "Klart.")


VERBS = {
    "take": lambda db, case, by: cases.take(db, case, by),
    "note": lambda db, case, by: cases.note(db, case, by, "Ringde."),
    "put_back": lambda db, case, by: cases.put_back(db, case, by),
    "hand_over": lambda db, case, by: cases.hand_over(db, case, by, "care", "Hör till er."),
    "ask": lambda db, case, by: supplements.ask(db, case, by, "När?"),
    "delay": lambda db, case, by: cases.delay(db, case, by, "Många söker just nu."),
    "answer": lambda db, case, by: supplements.answer(db, case, "I maj."),
    "close": lambda db, case, by: cases.close(db, case, by, "granted", "Enligt plan."),
    "reopen": lambda db, case, by: cases.reopen(db, case, by, "Nya uppgifter."),
}
LEADS_TO = {
    ("received", "take"): "in_progress",
    ("received", "note"): "received",
    ("received", "delay"): "received",
    ("in_progress", "delay"): "in_progress",
    ("waiting", "delay"): "waiting",
    ("received", "hand_over"): "received",
    ("in_progress", "take"): "in_progress",
    ("in_progress", "note"): "in_progress",
    ("in_progress", "put_back"): "received",
    ("in_progress", "hand_over"): "received",
    ("in_progress", "ask"): "waiting",
    ("in_progress", "close"): "closed",
    ("waiting", "take"): "waiting",
    ("waiting", "note"): "waiting",
    ("waiting", "put_back"): "received",
    ("waiting", "hand_over"): "received",
    ("waiting", "answer"): "in_progress",
    ("waiting", "close"): "closed",
    ("closed", "note"): "closed",
    ("closed", "reopen"): "in_progress",
}
"""What may be done, and where it leads; everything else is refused. (Taking what one has is taking it once.)"""


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("verb", TRANSITIONS)
def test_every_verb_in_every_status_does_what_the_table_says(
    database: Database, cast: Cast, filed: Filed, files: Files, verb: str, status: str
) -> None:
    with database.writing() as db:
        case = filed(db)
        put_in(db, case, status, cast.cem)
        before = len(events.history(db, case.id))
    leads_to = LEADS_TO.get((status, verb))
    try:
        with database.writing() as db:
            VERBS[verb](db, db.merge(case), cast.cem)
        assert leads_to is not None
    except NotAllowed as refusal:
        assert leads_to is None
        assert (refusal.verb, refusal.status) == (verb, status)
    with database.reading() as db:
        assert db.get_one(Case, case.id).status == (leads_to or status)
        repeated = verb == "take" and status != "received"
        assert len(events.history(db, case.id)) == before + (1 if leads_to and not repeated else 0)
        assert verify(db, files) == []


def test_two_agents_cannot_take_the_same_case(database: Database, cast: Cast, filed: Filed, files: Files) -> None:
    with database.writing() as db:
        taken = [filed(db) for _ in range(10)]
    outcomes: list[str] = []
    gate = threading.Barrier(2)

    def take_all(by: Colleague) -> None:
        for case in taken:
            gate.wait()
            try:
                with database.writing() as db:
                    mine = cases.find_on_desk(db, by, case.reference)
                    cases.take(db, mine, by)
                    outcomes.append(by.name)
            except AlreadyTaken as refusal:
                outcomes.append(f"not {by.name}")
                assert refusal.by_name in ("Cem Demir", "Fia Grahn")

    threads = [threading.Thread(target=take_all, args=(by,)) for by in (cast.cem, cast.fia)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(outcome in ("cem", "fia") for outcome in outcomes) == 10
    assert len(outcomes) == 20
    with database.reading() as db:
        assert verify(db, files) == []


def test_who_comes_too_late_is_told_who_was_faster_and_when(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        case = filed(db)
        cases.take(db, case, cast.cem)
    with pytest.raises(AlreadyTaken) as refusal, database.writing() as db:
        cases.take(db, cases.find_on_desk(db, cast.fia, case.reference), cast.fia)
    assert refusal.value.by_name == "Cem Demir"
    assert clock.now() - refusal.value.at < timedelta(minutes=1)


def test_taking_what_one_has_already_taken_changes_nothing(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        case = filed(db)
        cases.take(db, case, cast.cem)
        cases.take(db, case, cast.cem)
        assert [event.kind for event in events.history(db, case.id)] == ["received", "take"]


def test_a_case_cannot_be_handed_to_a_group_that_does_not_exist(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        case = filed(db)
    with pytest.raises(UnknownGroup), database.writing() as db:
        cases.hand_over(db, db.merge(case), cast.cem, "moon", "Dit.")


def test_only_who_has_taken_a_case_asks_closes_or_puts_it_back(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        case = filed(db)
        cases.take(db, case, cast.cem)
    for verb in ("ask", "close", "put_back"):
        with pytest.raises(NotHolder) as refusal, database.writing() as db:
            VERBS[verb](db, db.merge(case), cast.fia)
        assert refusal.value.holder == "Cem Demir"
    assert cases.allowed(case, cast.fia) == {"delay", "note", "hand_over"}
    assert cases.allowed(case, cast.cem) == {"delay", "note", "hand_over", "put_back", "ask", "close"}


@pytest.mark.parametrize("words", ["", "   ", "x" * 10_001])
def test_words_that_are_missing_or_too_many_are_refused(database: Database, cast: Cast, filed: Filed, words: str) -> None:
    with database.writing() as db:
        case = filed(db)
        cases.take(db, case, cast.cem)
    for verb in (cases.note, supplements.ask):
        with pytest.raises((WordsMissing, WordsTooMany)), database.writing() as db:
            verb(db, db.merge(case), cast.cem, words)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_case_is_closed_with_an_outcome_and_a_reason(database: Database, cast: Cast, filed: Filed, outcome: str) -> None:
    with database.writing() as db:
        case = filed(db)
        cases.take(db, case, cast.cem)
        cases.close(db, case, cast.cem, outcome, "Enligt 9 kap.")
        assert (case.status, case.outcome) == ("closed", outcome)
        assert case.closed_at
        cases.reopen(db, case, cast.cem, "Nya uppgifter.")
        assert (case.status, case.outcome, case.closed_at) == ("in_progress", None, None)


def test_an_outcome_that_does_not_exist_is_refused(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        case = filed(db)
        cases.take(db, case, cast.cem)
    with pytest.raises(NotAllowed), database.writing() as db:
        cases.close(db, db.merge(case), cast.cem, "forgotten", "Ingen orkade.")


def test_a_verb_on_a_case_that_has_changed_since_it_was_read_is_refused(
    database: Database, cast: Cast, filed: Filed, files: Files
) -> None:
    with database.writing() as db:
        stale = filed(db)
        cases.take(db, stale, cast.cem)
    with database.writing() as db:
        cases.close(db, db.get_one(Case, stale.id), cast.cem, "settled", "Klart.")
    with pytest.raises(NotAllowed) as refusal, database.writing() as db:
        db.add(stale)
        cases.close(db, stale, cast.cem, "granted", "En gång till.")
    assert refusal.value.status == "closed"
    with database.reading() as db:
        assert db.get_one(Case, stale.id).outcome == "settled"
        assert verify(db, files) == []
