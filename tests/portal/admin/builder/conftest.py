"""The builder open on a draft, with Eva who writes and Fatima who also does."""

from collections.abc import Callable

import pytest

from eservices import people
from eservices.publishing import proposals
from forms import library
from forms.editing import Tree, blank, from_form
from portal.house import House
from tests.client import Client

Begin = Callable[..., str]


@pytest.fixture
def fatima(sign_in: Callable[[str], Client]) -> Client:
    return sign_in("fatima")


@pytest.fixture
def begin(house: House) -> Begin:
    """Begins a draft of a shipped form, or a blank one, and returns its address."""

    def begun(name: str = "") -> str:
        tree = from_form(library.form(name)) if name else blank("new-form", "Nytt formulär", "social")
        with house.database.writing() as db:
            return f"/admin/proposals/{proposals.start(db, people.colleague(db, 'eva'), tree).id}"

    return begun


@pytest.fixture
def tree_of(house: House) -> Callable[[str], Tree]:
    """The tree of a draft as it stands."""

    def read(address: str) -> Tree:
        with house.database.reading() as db:
            return proposals.find(db, int(address.split("/")[3])).tree

    return read
