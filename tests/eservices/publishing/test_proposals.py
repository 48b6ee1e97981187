"""A form is begun beside the live version, and ended; one draft a service."""

import threading

import pytest

from eservices import clock, services
from eservices.database import Database
from eservices.publishing import proposals
from eservices.publishing.form_refusals import FormNotAllowed, ProposalGone, ProposalOpen, ServiceIdTaken
from eservices.refusals import WordsMissing, WordsTooMany
from tests.eservices.conftest import Cast, form
from tests.eservices.publishing.press import begun, edited, kinds, label, tree


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
