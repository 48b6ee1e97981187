"""A small service in several versions, published as an administrator does, with what becomes of those who are in the middle."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import date

from sqlmodel import Session

from eservices import people
from eservices.publishing import proposals, publications
from eservices.publishing.publications import Decision
from eservices.refusals import NameTaken
from forms.definition import Form
from tests.forms.small import tree_of

Writing = Callable[[], AbstractContextManager[Session]]
SERVICE = "moving"
HOME = f"/services/{SERVICE}/apply"
NAME = {"question": "name", "kind": "text", "label": "Vad heter du?"}
HOUSING = {
    "question": "housing", "kind": "radio", "label": "Hur bor du?",
    "options": [{"option": "house", "label": "I villa"}, {"option": "flat", "label": "I lägenhet"}],
}  # fmt: skip
WHY = {"question": "why", "kind": "textarea", "label": "Varför söker du?", "required": "no"}
PAPERS = {"question": "papers", "kind": "file", "label": "Intyg", "required": "no"}
SINCE = {"question": "since", "kind": "integer", "label": "Hur många år har du bott där?"}
FEWER = HOUSING | {"options": [HOUSING["options"][0], {"option": "room", "label": "I ett rum"}]}
FIRST = ([NAME], [HOUSING], [WHY, PAPERS])
SECOND = ([NAME], [FEWER, SINCE])
"""One option gone, one question new, a page with two questions gone."""


def publish(writing: Writing, *pages: list[dict], running: str = "finish", until: date | None = None, **more: object) -> Form:
    """The next version of the small service, by an administrator of its own."""
    tree = tree_of(*pages, **{"service": SERVICE, "title": "Flytten"} | more)
    form = Form.model_validate(tree)
    with writing() as db:
        by = _publisher(db)
        proposal = proposals.start(db, by, tree)
        decision = Decision(proposal.revision, "För att det behövs", running, until, review=False)
        publications.publish(db, proposal.id or 0, form, "", by, decision)
    return form


def _publisher(db: Session) -> people.Colleague:
    with suppress(NameTaken):
        people.add_staff(db, "publisher", "Ester Ek", "administrator", "no password", set())
    return people.colleague(db, "publisher")
