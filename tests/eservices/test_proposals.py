"""A form is written by several people at once beside the live version, and nobody writes over anybody else."""

import copy
from collections.abc import Callable

import pytest
from sqlmodel import Session

from eservices import form_events, proposals, revisions, services
from eservices.database import Database
from eservices.form_refusals import (
    ProposalOpen,
)  # fmt: skip
from eservices.people import Colleague
from eservices.proposals import Proposal
from eservices.refusals import WordsMissing
from eservices.revisions import Tree
from forms.editing import element
from tests.eservices.conftest import Cast, form


def tree(service: str = "building-permit", title: str = "Bygglov") -> Tree:
    return form(service, title=title).model_dump(mode="json", by_alias=True, exclude_none=True)


def relabelled(key: str, words: str) -> Callable[[Tree], Tree]:
    """A change of one question's label."""

    def change(before: Tree) -> Tree:
        after = copy.deepcopy(before)
        for page in after["pages"]:
            for item in page["items"]:
                if item.get("question") == key:
                    item["label"] = {"sv": words}
        return after

    return change


def label(proposal: Proposal, key: str) -> str:
    return element(proposal.tree, key)["label"]["sv"]


def begin(database: Database, by: Colleague, service: str = "building-permit") -> int:
    with database.writing() as db:
        return proposals.start(db, by, tree(service), "# källan").id


def edit(database: Database, number: int, by: Colleague, key: str, words: str, seen: str = "") -> Proposal:
    with database.writing() as db:
        return proposals.edit(db, number, by, relabelled(key, words), {"verb": "label"}, key, seen)


def kinds(db: Session, service: str = "building-permit") -> list[str]:
    return [event.kind for event in reversed(form_events.history(db, service))]


def test_a_proposal_stands_beside_the_live_version_and_changes_nothing_of_it(database: Database, cast: Cast) -> None:
    number = begin(database, cast.eva)
    proposal = edit(database, number, cast.eva, "applicant", "Vad heter du?")
    assert (label(proposal, "applicant"), proposal.state, proposal.base_number, proposal.revision) == (
        "Vad heter du?", "writing", 1, 2,
    )  # fmt: skip
    with database.reading() as db:
        assert services.current(db, "building-permit").form == form()
        assert proposals.find(db, number).source == "# källan"
        assert kinds(db) == ["started"]


def test_a_service_has_one_open_proposal_and_who_begins_another_is_told_of_it(database: Database, cast: Cast) -> None:
    number = begin(database, cast.eva)
    with pytest.raises(ProposalOpen) as refused:
        begin(database, cast.mia)
    assert (refused.value.proposal_id, refused.value.by_name) == (number, "Eva Holm")
    with database.writing() as db, pytest.raises(WordsMissing):
        proposals.drop(db, number, cast.eva, " ")
    with database.writing() as db:
        proposals.drop(db, number, cast.eva, "Behövs inte")
    assert begin(database, cast.mia) != number
