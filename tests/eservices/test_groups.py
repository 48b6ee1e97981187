"""Groups: made, named, and who is let in behind their wall, each time told."""

import pytest

from eservices import cases, groups, people, queue
from eservices.audit import verify
from eservices.database import Database
from eservices.files import Files
from eservices.refusals import NameTaken, NotYours, WordsMissing, WordsTooMany
from tests.eservices.conftest import Cast, Filed


def test_a_group_gets_an_id_of_its_name_and_lies_where_it_was_made(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        assert (groups.make(db, " Tillsyn  öst ", "building").id, people.find_group(db, "tillsyn-ost").department_id) == (
            "tillsyn-ost", "building",
        )  # fmt: skip
        assert groups.make(db, "Tillsyn ost", None).id == "tillsyn-ost-2"
        assert groups.make(db, "Rules", None).id == "rules-2"
        assert groups.make(db, "دعم", None).id == "grupp"


@pytest.mark.parametrize(("name", "refusal"), [(" ", WordsMissing), ("x" * 101, WordsTooMany), ("kontaktcenter", NameTaken)])
def test_a_name_is_written_short_and_its_own(database: Database, cast: Cast, name: str, refusal: type[Exception]) -> None:
    with database.writing() as db:
        with pytest.raises(refusal):
            groups.make(db, name, None)
        with pytest.raises(refusal):
            groups.change(db, people.find_group(db, "care"), name, [], [])
        with pytest.raises(NotYours):
            groups.make(db, "Ny", "no-such-department")


def test_what_a_group_can_is_kept_in_order(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        group = people.find_group(db, "care")
        groups.change(db, group, group.name, ["care", "building", "care"], ["fi"])
        assert (group.subjects, group.languages) == (["building", "care"], ["fi"])


def test_who_is_let_in_sees_the_queue_and_each_change_is_told_once(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        group = people.find_group(db, "care")
        filed(db, "home-care")
        for _ in range(2):
            groups.join(db, cast.eva, group, cast.elin.id)
        assert queue.counts(db, people.colleague(db, "elin")).by_group["care"] == 1
        assert [(change.by_name, name, change.joined) for change, name in groups.changes(db, group)] == [
            ("Eva Holm", "Elin Fors", True)
        ]
        with pytest.raises(NotYours):
            groups.join(db, cast.eva, group, 999)


def test_the_cases_of_who_is_let_out_go_back_to_the_queue(database: Database, cast: Cast, filed: Filed, files: Files) -> None:
    with database.writing() as db:
        there, elsewhere, closed = filed(db), filed(db, "contact"), filed(db)
        for case in (there, elsewhere, closed):
            cases.take(db, case, cast.fia)
        cases.close(db, closed, cast.fia, "granted", "Enligt plan.")
        group = people.find_group(db, "building")
        assert groups.leave(db, cast.eva, group, cast.fia.id) == 1
        assert groups.leave(db, cast.eva, group, cast.fia.id) == 0
        assert cases.find_on_desk(db, cast.cem, there.reference).status == "received"
        assert cases.find_on_desk(db, cast.elin, elsewhere.reference).assignee_id == cast.fia.id
        assert [staff.name for staff in groups.members(db)["building"]] == ["cem"]
        assert [change.joined for change, _ in groups.changes(db, group)] == [False]
        assert verify(db, files) == []
