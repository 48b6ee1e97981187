"""Many cases at once: each by its own rules, undone where nobody has been there since, and told which."""

from datetime import timedelta

import pytest

from eservices import cases, clock, queue
from eservices.audit import verify
from eservices.contact_centre.refusals import TooLateToUndo
from eservices.contact_centre.sharing_work import bulk
from eservices.database import Database
from eservices.events import history
from eservices.files import Files
from eservices.refusals import UnknownGroup, WordsMissing
from tests.eservices.conftest import Cast, Filed


def references(rows: list[bulk.Row]) -> list[object]:
    return [row["reference"] for row in rows]


def test_those_that_can_be_taken_are_and_the_others_are_told_with_the_reason(
    database: Database, cast: Cast, filed: Filed, files: Files
) -> None:
    with database.writing() as db:
        free, own, taken, closed, walled = filed(db), filed(db), filed(db), filed(db), filed(db, "home-care")
        for case, by in ((own, cast.cem), (taken, cast.fia), (closed, cast.cem)):
            cases.take(db, case, by)
        cases.close(db, closed, cast.cem, "granted", "Enligt plan.")
        everything = [case.reference for case in (free, own, taken, closed, walled)]
        action = bulk.take(db, cast.cem, everything)
        assert references(action.done) == [free.reference]
        told = [(row["reference"], row["why"], row["by"]) for row in action.refused]
        assert told == [(taken.reference, "taken", "Fia Grahn"), (closed.reference, "status", "closed")]
        assert queue.counts(db, cast.cem)[:3] == (2, 0, 3)
        assert verify(db, files) == []


def test_an_undo_lays_each_back_but_lets_be_what_somebody_has_touched(
    database: Database, cast: Cast, filed: Filed, files: Files
) -> None:
    with database.writing() as db:
        first, second, third = (filed(db) for _ in range(3))
        cases.take(db, third, cast.cem)
        action = bulk.hand_over(db, cast.cem, [case.reference for case in (first, second, third)], "care", "Hör dit.")
        cases.note(db, second, cast.dag, "Jag ringer.")
        assert queue.counts(db, cast.cem).all == 0
    with database.writing() as db:
        undone = bulk.undo(db, cast.cem, action.id or 0)
        assert undone.kept == [second.reference]
        back = [cases.find_on_desk(db, cast.cem, case.reference) for case in (first, third)]
        assert [(case.status, case.assignee_id) for case in back] == [("received", None), ("in_progress", cast.cem.id)]
        assert cases.find_on_desk(db, cast.dag, second.reference).group_id == "care"
        assert history(db, first.id or 0)[-1].kind == "undo"
        assert verify(db, files) == []


def test_an_undo_is_ones_own_once_and_within_ten_minutes(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        action = bulk.take(db, cast.cem, [filed(db).reference])
        late = bulk.take(db, cast.cem, [filed(db).reference])
    assert action.id
    assert late.id
    with database.writing() as db:
        assert bulk.find(db, cast.fia, action.id) is None
        with pytest.raises(TooLateToUndo):
            bulk.undo(db, cast.fia, action.id)
        bulk.undo(db, cast.cem, action.id)
        with pytest.raises(TooLateToUndo):
            bulk.undo(db, cast.cem, action.id)
    with clock.standing_at(clock.now() + timedelta(minutes=10)), database.writing() as db, pytest.raises(TooLateToUndo):
        bulk.undo(db, cast.cem, late.id)


def test_many_are_put_back_by_the_one_who_has_them_only(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        mine, other = filed(db), filed(db)
        cases.take(db, mine, cast.cem)
        cases.take(db, other, cast.fia)
        action = bulk.put_back(db, cast.cem, [mine.reference, other.reference])
        assert references(action.done) == [mine.reference]
        assert [(row["why"], row["by"]) for row in action.refused] == [("holder", "Fia Grahn")]
        assert cases.find_on_desk(db, cast.cem, mine.reference).status == "received"


def test_a_note_on_many_is_undone_by_a_word_beside_it(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        case = filed(db)
        action = bulk.note(db, cast.cem, [case.reference, case.reference, "UNKNOWN"], " Väntar på karta. ")
        bulk.undo(db, cast.cem, action.id or 0)
        noted, undone = history(db, case.id or 0)[-2:]
        assert (noted.kind, noted.why) == ("note", "Väntar på karta.")
        assert undone.data == {"event": noted.id}


def test_words_and_a_group_that_there_is_are_asked_for_before_anything_is_done(
    database: Database, cast: Cast, filed: Filed
) -> None:
    with database.writing() as db:
        reference = filed(db).reference
        with pytest.raises(WordsMissing):
            bulk.note(db, cast.cem, [reference], " ")
        with pytest.raises(UnknownGroup):
            bulk.hand_over(db, cast.cem, [reference], "nowhere", "Hör dit.")
        assert len(history(db, cases.find_on_desk(db, cast.cem, reference).id or 0)) == 1


def test_what_was_done_is_forgotten_after_a_month(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        action = bulk.take(db, cast.cem, [filed(db).reference])
        bulk.remove_old(db)
        assert bulk.find(db, cast.cem, action.id or 0)
    with clock.standing_at(clock.now() + timedelta(days=31)), database.writing() as db:
        bulk.remove_old(db)
        assert bulk.find(db, cast.cem, action.id or 0) is None
