"""What was changed can be undone and made again, and every change is told."""

import pytest

from eservices.database import Database
from eservices.publishing import proposals, revisions
from eservices.publishing.form_refusals import ChangedMeanwhile, NothingToUndo
from tests.eservices.conftest import Cast
from tests.eservices.publishing.press import begun, edited, label, relabelled


def test_undo_walks_back_whoever_made_the_change_and_tells_whose_it_was(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    for by, words in ((cast.eva, "Ett"), (cast.mia, "Två"), (cast.eva, "Tre")):
        edited(database, number, by, "applicant", words)
    undone = []
    for _ in range(3):
        with database.writing() as db:
            step = proposals.undo(db, number, cast.eva)
            undone.append((step.by_name, step.number, label(proposals.find(db, number), "applicant")))
    assert undone == [("Eva Holm", 4, "Två"), ("Mia Strand", 3, "Ett"), ("Eva Holm", 2, "Ditt namn")]
    with pytest.raises(NothingToUndo), database.writing() as db:
        proposals.undo(db, number, cast.eva)


def test_what_was_undone_can_be_made_again_until_something_else_is_changed(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    for words in ("Ett", "Två", "Tre"):
        edited(database, number, cast.eva, "applicant", words)

    def step(verb: str) -> str:
        with database.writing() as db:
            getattr(proposals, verb)(db, number, cast.mia)
            return label(proposals.find(db, number), "applicant")

    assert [step(verb) for verb in ("undo", "undo", "redo", "undo", "redo", "redo")] == [
        "Två",
        "Ett",
        "Två",
        "Ett",
        "Två",
        "Tre",
    ]
    with pytest.raises(NothingToUndo):
        step("redo")
    assert step("undo") == "Två"
    edited(database, number, cast.eva, "drawings", "Dina ritningar")
    with pytest.raises(NothingToUndo):
        step("redo")
    assert [step("undo") for _ in range(3)] == ["Två", "Ett", "Ditt namn"]


def test_who_undoes_what_has_been_overtaken_is_told(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    mine = edited(database, number, cast.eva, "applicant", "Vad heter du?").revision
    edited(database, number, cast.mia, "drawings", "Dina ritningar")
    with pytest.raises(ChangedMeanwhile) as refused, database.writing() as db:
        proposals.undo(db, number, cast.eva, mine)
    assert refused.value.by_name == "Mia Strand"


def test_the_last_fifty_changes_can_be_undone_and_every_change_is_still_told(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with database.writing() as db:
        for count in range(revisions.KEPT + 10):
            proposals.edit(db, number, cast.eva, relabelled("applicant", f"Namn {count}"), {"verb": "label"}, "applicant")
    steps = 0
    with database.writing() as db:
        while revisions.to_undo(db, number):
            proposals.undo(db, number, cast.eva)
            steps += 1
    with database.reading() as db:
        told = revisions.all_of(db, number, limit=500)
        assert (steps, len(told)) == (revisions.KEPT, 1 + revisions.KEPT + 10 + steps)
        assert label(proposals.find(db, number), "applicant") == "Namn 9"
