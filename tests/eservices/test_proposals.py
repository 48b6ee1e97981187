"""A form is written by several people at once beside the live version, and nobody writes over anybody else."""

import threading

import pytest
from pydantic import ValidationError

from eservices import clock, proposals, revisions, services
from eservices.database import Database
from eservices.form_refusals import ChangedMeanwhile, FormNotAllowed, NothingToUndo, ProposalGone, ProposalOpen, ServiceIdTaken
from eservices.refusals import WordsMissing, WordsTooMany
from forms.editing import digest_of
from tests.eservices.conftest import Cast, form
from tests.eservices.press import begun, edited, kinds, label, relabelled, tree


def test_a_proposal_stands_beside_the_live_version_and_changes_nothing_of_it(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    proposal = edited(database, number, cast.eva, "applicant", "Vad heter du?")
    assert label(proposal, "applicant") == "Vad heter du?"
    assert (proposal.state, proposal.base_number, proposal.revision) == ("writing", 1, 2)
    with database.reading() as db:
        assert services.current(db, "building-permit").form == form()
        assert proposals.find(db, number).source == "# källan"
        assert kinds(db) == ["started"]


def test_a_proposal_may_be_for_a_service_that_does_not_exist_yet(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva, "boat-place")
    with database.reading() as db:
        proposal = proposals.find_open(db, "boat-place")
        assert (proposal.id, proposal.base_number, proposal.title) == (number, 0, {"sv": "Bygglov"})
        assert [each.service_id for each in proposals.all_open(db)] == ["boat-place"]
        with pytest.raises(ProposalGone):
            proposals.find(db, number + 1)


def test_a_service_has_one_open_proposal_and_who_begins_another_is_told_of_it(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with pytest.raises(ProposalOpen) as refused:
        begun(database, cast.mia)
    assert (refused.value.proposal_id, refused.value.by_name) == (number, "Eva Holm")
    with database.writing() as db:
        proposals.drop(db, number, cast.eva, "Behövs inte")
    assert begun(database, cast.mia) != number


def test_of_many_who_begin_at_the_same_time_one_has_begun(database: Database, cast: Cast) -> None:
    told: list[object] = []

    def try_to_begin() -> None:
        try:
            told.append(begun(database, cast.eva))
        except ProposalOpen as refused:
            told.append(refused)

    threads = [threading.Thread(target=try_to_begin) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (number,) = [each for each in told if isinstance(each, int)]
    assert {each.proposal_id for each in told if isinstance(each, ProposalOpen)} == {number}
    assert len(told) == 6


def test_an_old_version_is_brought_back_as_a_proposal_against_the_live_one(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        services.publish(db, form(title="Lov att bygga"), "", "test")
        old = services.find_version(db, "building-permit", 1)
        proposal = proposals.start(db, cast.eva, tree(), old.source, base=old)
        assert proposal.base_number == 2
    with database.reading() as db:
        (event,) = kinds(db, whole=True)
        assert (event.kind, event.data, event.by_name) == ("started", {"from": 1, "of": "building-permit"}, "Eva Holm")


@pytest.mark.parametrize("service", ["prov-abc", "home-care"])
def test_a_new_form_cannot_take_the_id_of_another_or_of_a_trial(database: Database, cast: Cast, service: str) -> None:
    if service.startswith("prov-"):
        with pytest.raises(ServiceIdTaken):
            begun(database, cast.eva, service)
    number = begun(database, cast.eva, "boat-place")
    with pytest.raises(ServiceIdTaken), database.writing() as db:
        proposals.edit(db, number, cast.eva, lambda tree: tree | {"service": service}, {"verb": "head"})


def test_a_form_that_is_not_published_yet_may_change_its_id_and_its_history_goes_along(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva, "boat-place")
    with database.writing() as db:
        proposals.edit(db, number, cast.eva, lambda tree: tree | {"service": "berth"}, {"verb": "head"})
    with database.reading() as db:
        assert proposals.find_open(db, "boat-place") is None
        assert proposals.find_open(db, "berth").id == number
        assert kinds(db, "berth") == ["started"]
    begun(database, cast.mia, "boat-place")


def test_a_published_service_keeps_its_id(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with pytest.raises(ServiceIdTaken), database.writing() as db:
        proposals.edit(db, number, cast.eva, lambda tree: tree | {"service": "berth"}, {"verb": "head"})


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
    with pytest.raises(ValidationError), database.writing() as db:
        proposals.edit(db, number, cast.mia, lambda tree: tree | {"pages": []}, {"verb": "upload"}, revision=1)
    with pytest.raises(ValidationError), database.writing() as db:
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


def test_a_task_is_struck_when_it_has_been_seen_to(database: Database, cast: Cast) -> None:
    tasks = [{"at": "applicant", "name": "Namn", "reason": "regex"}, {"at": "", "name": "Titel", "reason": "språk"}]
    with database.writing() as db:
        number = proposals.start(db, cast.eva, tree(), tasks=tasks).id
    with database.writing() as db:
        proposals.resolve(db, number, 0)
    with database.reading() as db:
        assert [task["name"] for task in proposals.find(db, number).tasks] == ["Titel"]


def test_dropping_wants_a_reason_and_nothing_can_be_written_afterwards(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    for words, refusal in ((" ", WordsMissing), ("x" * 10_001, WordsTooMany)):
        with pytest.raises(refusal), database.writing() as db:
            proposals.drop(db, number, cast.eva, words)
    with database.writing() as db:
        proposals.drop(db, number, cast.mia, "Vi gör om tjänsten")
    with pytest.raises(FormNotAllowed) as refused:
        edited(database, number, cast.eva, "applicant", "Namn")
    assert (refused.value.verb, refused.value.state) == ("edit", "dropped")
    with database.reading() as db:
        last = kinds(db, whole=True)[-1]
        assert (last.kind, last.why, last.by_name, last.at <= clock.now()) == (
            "dropped",
            "Vi gör om tjänsten",
            "Mia Strand",
            True,
        )
        assert label(proposals.find(db, number), "applicant") == "Ditt namn"
