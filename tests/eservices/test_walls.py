"""A case outside one's groups does not exist, and every look at one inside them is a row."""

import pytest

from eservices import cases, events, queue, readlog
from eservices.audit import verify
from eservices.database import Database
from eservices.files import Files
from eservices.people import Colleague
from eservices.refusals import (
    NotYours,
)
from tests.eservices.conftest import Cast, Filed


@pytest.mark.parametrize("outsider", ["dag", "elin"])
def test_a_case_of_another_group_does_not_exist(database: Database, cast: Cast, filed: Filed, outsider: str) -> None:
    with database.writing() as db:
        case = filed(db)
    by = getattr(cast, outsider)
    with database.reading() as db:
        for reference in (case.reference, "K7M4PX9QH", ""):
            with pytest.raises(NotYours):
                cases.find_on_desk(db, by, reference)
        assert queue.page(db, by).rows == []
        assert queue.counts(db, by).all == 0
        assert readlog.readers_of(db, case.id) == []


def test_someone_without_groups_sees_nothing_at_all(database: Database, cast: Cast, filed: Filed) -> None:
    nobody = Colleague(99, "nobody", "Nobody", "administrator", frozenset())
    with database.writing() as db:
        case = filed(db)
    with database.reading() as db:
        assert queue.page(db, nobody) == ([], None)
        with pytest.raises(NotYours):
            cases.find_on_desk(db, nobody, case.reference)


def test_a_case_that_is_handed_over_leaves_one_desk_and_lies_on_the_other(
    database: Database, cast: Cast, filed: Filed, files: Files
) -> None:
    with database.writing() as db:
        case = filed(db)
        cases.take(db, case, cast.cem)
        cases.hand_over(db, case, cast.cem, "care", "Gäller hemtjänst.")
    with database.reading() as db:
        with pytest.raises(NotYours):
            cases.find_on_desk(db, cast.cem, case.reference)
        assert cases.find_on_desk(db, cast.dag, case.reference).assignee_id is None
        handover = events.history(db, case.id)[-1]
        assert (handover.why, handover.data) == ("Gäller hemtjänst.", {"from": "building", "to": "care"})
        assert verify(db, files) == []


def test_every_look_at_a_case_is_a_row_also_in_a_reading(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        case = filed(db)
    with database.reading() as db:
        cases.find_on_desk(db, cast.cem, case.reference)
    with database.writing() as db:
        cases.find_on_desk(db, cast.fia, case.reference, what="files")
    with database.reading() as db:
        looks = [(look.staff_name, look.what) for look in readlog.readers_of(db, case.id)]
    assert looks == [("Fia Grahn", "files"), ("Cem Demir", "case")]


def test_the_citizen_is_not_shown_what_colleagues_note_for_each_other(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        case = filed(db)
        cases.note(db, case, cast.cem, "Svår att nå.")
        assert [event.kind for event in events.history_for_citizen(db, case.id)] == ["received"]
