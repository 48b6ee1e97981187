"""The cast that works with forms: Eva, Mia and Fatima administer, Berit answers the telephone, Cem handles cases."""

from collections.abc import Callable

import pytest

from eservices import people
from portal.admin import uploads
from portal.house import House
from tests.client import Client, Seen

PASSWORD = "det var en gång en lucka"
CAST = {
    "eva": ("Eva Lindgren", "administrator", set()),
    "mia": ("Mia Strand", "administrator", set()),
    "fatima": ("Fatima Ali", "administrator", set()),
    "berit": ("Berit Ek", "agent", {"contact-centre"}),
    "cem": ("Cem Yilmaz", "handler", {"building"}),
}
SignIn = Callable[[str], Client]


@pytest.fixture
def cast(house: House) -> None:
    password_hash = people.hash_password(PASSWORD)
    with house.database.writing() as db:
        for name, (full_name, role, groups) in CAST.items():
            people.add_staff(db, name, full_name, role, password_hash, groups)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read and written in a process of its own is done here."""
    monkeypatch.setattr(uploads.workshop, "run", lambda work, *args: work(*args))


@pytest.fixture
def sign_in(cast: None, browsers: Callable[[], Client]) -> SignIn:
    def signed_in(name: str) -> Client:
        client = browsers()
        assert client.submit(client.get("/desk/sign-in"), {"name": name, "password": PASSWORD}, button="Logga in").status == 303
        return client

    return signed_in


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
