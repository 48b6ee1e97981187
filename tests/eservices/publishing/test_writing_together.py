"""Several people write in one proposal at once, and nobody writes over anybody else."""

import threading

import pytest

from eservices.database import Database
from eservices.publishing import proposals, revisions
from eservices.publishing.form_refusals import ChangedMeanwhile, ServiceIdTaken
from forms.editing import EditRefused, digest_of
from tests.eservices.conftest import Cast
from tests.eservices.publishing.press import begun, edited, label, tree


def test_two_who_change_different_questions_never_meet(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    names, drawings = digest_of(tree(), "applicant"), digest_of(tree(), "drawings")
    edited(database, number, cast.eva, "applicant", "Vad heter du?", names)
    proposal = edited(database, number, cast.mia, "drawings", "Dina ritningar", drawings)
    assert (label(proposal, "applicant"), label(proposal, "drawings")) == ("Vad heter du?", "Dina ritningar")


def test_who_saves_the_same_question_later_sees_both(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    seen = digest_of(tree(), "applicant")
    edited(database, number, cast.eva, "applicant", "Vad heter du?", seen)
    edited(database, number, cast.eva, "drawings", "Dina ritningar")
    with pytest.raises(ChangedMeanwhile) as refused:
        edited(database, number, cast.mia, "applicant", "Ditt hela namn", seen)
    assert refused.value.by_name == "Eva Holm"
    assert refused.value.theirs["label"] == {"sv": "Vad heter du?"}
    with database.reading() as db:
        assert label(proposals.find(db, number), "applicant") == "Vad heter du?"
    now = digest_of({"pages": [{"page": "p", "items": [refused.value.theirs]}]}, "applicant")
    assert label(edited(database, number, cast.mia, "applicant", "Ditt hela namn", now), "applicant") == "Ditt hela namn"


def test_what_a_colleague_has_removed_is_gone_to_the_later_saver(database: Database, cast: Cast) -> None:
    number, seen = begun(database, cast.eva), digest_of(tree(), "drawings")

    def without_drawings(before: dict) -> dict:
        page = before["pages"][0]
        return before | {"pages": [page | {"items": page["items"][:1]}]}

    with database.writing() as db:
        proposals.edit(db, number, cast.eva, without_drawings, {"verb": "remove"}, "drawings")
    with pytest.raises(ChangedMeanwhile) as refused:
        edited(database, number, cast.mia, "drawings", "Ritningar", seen)
    assert (refused.value.by_name, refused.value.theirs) == ("Eva Holm", None)


def test_of_two_who_save_the_same_question_at_the_same_moment_one_is_told(database: Database, cast: Cast) -> None:
    number, seen = begun(database, cast.eva), digest_of(tree(), "applicant")
    together, told = threading.Barrier(2), []

    def save(by: object, words: str) -> None:
        together.wait(5)
        try:
            edited(database, number, by, "applicant", words, seen)
        except ChangedMeanwhile as refused:
            told.append((words, refused.theirs["label"]["sv"]))

    threads = [threading.Thread(target=save, args=each) for each in ((cast.eva, "Evas"), (cast.mia, "Mias"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as db:
        kept = label(proposals.find(db, number), "applicant")
    assert told in ([("Evas", "Mias")], [("Mias", "Evas")])
    assert kept == told[0][1]


def test_many_editors_at_once_lose_nothing(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)

    def add(one: int) -> None:
        def change(before: dict) -> dict:
            page = before["pages"][0]
            item = {"question": f"q{one}", "kind": "text", "label": {"sv": f"Fråga {one}"}}
            return before | {"pages": [page | {"items": [*page["items"], item]}]}

        with database.writing() as db:
            proposals.edit(db, number, cast.eva if one % 2 else cast.mia, change, {"verb": "add"}, f"q{one}")

    threads = [threading.Thread(target=add, args=(one,)) for one in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as db:
        proposal = proposals.find(db, number)
        items = {item["question"] for item in proposal.tree["pages"][0]["items"]}
        assert items == {"applicant", "drawings", *(f"q{one}" for one in range(12))}
        assert proposal.revision == 13
        assert [each.number for each in revisions.all_of(db, number)] == list(range(13, 0, -1))


def test_a_change_that_changes_nothing_leaves_nothing(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    proposal = edited(database, number, cast.mia, "applicant", "Ditt namn")
    assert (proposal.revision, proposal.changed_by_name) == (1, "Eva Holm")


def test_a_whole_that_no_page_could_show_is_kept_out(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with pytest.raises(EditRefused), database.writing() as db:
        proposals.edit(db, number, cast.mia, lambda tree: tree | {"pages": []}, {"verb": "upload"}, revision=1)
    with pytest.raises(EditRefused), database.writing() as db:
        proposals.start(db, cast.eva, tree("berth") | {"minutes": "ett par"})
    with database.reading() as db:
        assert proposals.find(db, number).revision == 1


def test_whoever_replaces_the_whole_has_seen_the_last_of_it(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    edited(database, number, cast.eva, "applicant", "Vad heter du?")
    other = tree(title="Lov")
    with pytest.raises(ChangedMeanwhile), database.writing() as db:
        proposals.edit(db, number, cast.mia, lambda _: other, {"verb": "upload"}, revision=1, source="# ny")
    with database.writing() as db:
        proposal = proposals.edit(db, number, cast.mia, lambda _: other, {"verb": "upload"}, revision=2, source="# ny")
        assert (proposal.title, proposal.source, proposal.revision) == ({"sv": "Lov"}, "# ny", 3)


def test_what_is_refused_has_changed_nothing_even_where_the_page_goes_on(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with database.writing() as db, pytest.raises(ServiceIdTaken):
        proposals.edit(db, number, cast.mia, lambda _: tree("berth"), {"verb": "upload"}, revision=1, source="# annan")
    with database.reading() as db:
        proposal = proposals.find(db, number)
        assert (proposal.source, proposal.revision, proposal.service_id) == ("# källan", 1, "building-permit")
