"""What the tests of a form's life share: a proposal begun, changed, and made ready."""

import copy
from typing import Any

from sqlmodel import Session

from eservices.database import Database
from eservices.people import Colleague
from eservices.publishing import form_events, proposals, publications, reviews
from eservices.publishing.proposals import Change, Proposal
from eservices.publishing.publications import Decision
from eservices.publishing.revisions import Tree
from eservices.services import Version
from forms.definition import Form
from forms.editing import element
from tests.eservices.conftest import form

SERVICE = "building-permit"


def tree(service: str = SERVICE, title: str = "Bygglov") -> Tree:
    return form(service, title=title).model_dump(mode="json", by_alias=True, exclude_none=True)


def relabelled(key: str, words: str) -> Change:
    """A change of one question's label."""

    def change(before: Tree) -> Tree:
        after = copy.deepcopy(before)
        for item in (item for page in after["pages"] for item in page["items"]):
            if item.get("question") == key:
                item["label"] = {"sv": words}
        return after

    return change


def label(proposal: Proposal, key: str) -> str:
    return element(proposal.tree, key)["label"]["sv"]


def begun(database: Database, by: Colleague, service: str = SERVICE) -> int:
    with database.writing() as db:
        return proposals.start(db, by, tree(service), "# källan").id


def edited(database: Database, number: int, by: Colleague, key: str, words: str, seen: str = "") -> Proposal:
    with database.writing() as db:
        return proposals.edit(db, number, by, relabelled(key, words), {"verb": "label"}, key, seen)


def approved(database: Database, writer: Colleague, reviewer: Colleague, service: str = SERVICE) -> int:
    """A proposal with one change that a colleague has approved: revision 2."""
    number = begun(database, writer, service)
    edited(database, number, writer, "applicant", "Vad heter du?")
    with database.writing() as db:
        reviews.approve(db, number, reviewer, "Läst och provat", 2)
    return number


def published(database: Database, number: int, by: Colleague, revision: int = 2, **more: Any) -> Version:
    with database.reading() as db:
        asked = Form.model_validate(proposals.find(db, number).tree)
    with database.writing() as db:
        return publications.publish(db, number, asked, "# källan", by, Decision(revision, "Tydligare fråga", **more))


def kinds(db: Session, service: str = SERVICE, *, whole: bool = False) -> list[Any]:
    """What has happened to a form, in order."""
    events = list(reversed(form_events.history(db, service)))
    return events if whole else [event.kind for event in events]
