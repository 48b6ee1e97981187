"""The cast that works with forms: Eva, Mia and Fatima administer, Berit answers the telephone, Cem handles cases."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.admin import uploads
from tests.client import Client, Seen
from tests.portal.conftest import SignIn, changed, employ

CAST = {
    "eva": ("Eva Lindgren", "administrator", set()),
    "mia": ("Mia Strand", "administrator", set()),
    "fatima": ("Fatima Ali", "administrator", set()),
    "berit": ("Berit Ek", "agent", {"contact-centre"}),
    "cem": ("Cem Yilmaz", "handler", {"building"}),
}


@pytest.fixture(scope="session")
def stocked_sqlite(published_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped services, and the cast."""
    return changed(published_sqlite, tmp_path_factory.mktemp("admin"), lambda db: employ(db, CAST))


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read and written in a process of its own is done here."""
    monkeypatch.setattr(uploads.workshop, "run", lambda work, *args: work(*args))


@pytest.fixture
def eva(sign_in: SignIn) -> Client:
    return sign_in("eva")


@pytest.fixture
def mia(sign_in: SignIn) -> Client:
    return sign_in("mia")


@pytest.fixture
def draft(eva: Client) -> str:
    """The address of a draft of the contact form that Eva has begun."""
    done = eva.submit(eva.get("/admin/forms/contact"), button="Börja ett utkast")
    assert done.status == 303
    return done.location


@pytest.fixture
def change(eva: Client, draft: str) -> Callable[..., Seen]:
    """Eva changes something of what the draft says of the service: change(**{"title.sv": "…"})."""

    def changed(**typed: str) -> Seen:
        return eva.submit(eva.get(f"{draft}/catalogue"), typed, button="Spara allt")

    return changed
