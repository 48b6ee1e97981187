"""The whole way, from the first question to the agent's desk, on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlmodel import select

from eservices import audit, people
from eservices.cases import Case
from eservices.database import Database
from eservices.files import Files
from forms import library
from portal.app import create_app
from portal.house import House
from portal.settings import Settings
from portal.shipping import publish_shipped
from tests.client import Client
from tests.portal.conftest import SECRET
from tests.walking import Walk

PASSWORD = "en lucka i disken"


@pytest.fixture
def served(database: Database, tmp_path: Path) -> House:
    with database.writing() as db:
        publish_shipped(db)
        people.add_staff(db, "berit", "Berit Ek", "agent", people.hash_password(PASSWORD), {"contact-centre"})
    return House(Settings(data=tmp_path), SECRET, database, Files(tmp_path))


def test_ten_presses_at_once_are_one_case_that_berit_takes(served: House) -> None:
    app = create_app(served, raises=True)
    walk = Walk(Client(app, SECRET), library.form("building-permit"), {"measure": "fence"}, files=True)
    check = walk.to_check()
    with ThreadPoolExecutor(10) as presses:
        answers = list(presses.map(lambda _: walk.client.submit(check, button="Skicka"), range(10)))
    assert {(answer.status, answer.location) for answer in answers} == {(303, f"{walk.home}/receipt")}
    receipts = {walk.client.get(f"{walk.home}/receipt").select("main")[0].text_content() for _ in range(2)}
    with served.database.reading() as db:
        case = db.exec(select(Case)).one()
        assert len(receipts) == 1 and case.reference in receipts.pop().replace(" ", "")
        assert audit.verify(db, served.files) == []

    berit = Client(app, SECRET)
    page = berit.get("/desk/sign-in")
    berit.submit(page, {"name": "berit", "password": PASSWORD}, button="Logga in")
    seen = berit.get(f"/desk/cases/{case.reference}")
    assert "Astrid Ek" in seen.text and "ritning" in seen.text
    taken = berit.follow(berit.submit(seen, button="Ta ärendet"))
    assert "Berit Ek" in taken.text
    with served.database.reading() as db:
        assert db.get_one(Case, case.id).status == "in_progress"
