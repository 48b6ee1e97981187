"""The whole way, from the first question to the agent's desk, on SQLite and on PostgreSQL."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlmodel import select

from eservices import attachments, audit, drafts, people
from eservices.cases import Case
from eservices.database import Database
from eservices.drafts import Draft
from eservices.files import Files
from forms import library
from portal.app import create_app
from portal.house import House
from portal.settings import Settings
from portal.shipping import publish_shipped
from tests.client import Client
from tests.portal.conftest import SECRET
from tests.walking import PDF, Walk

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


@pytest.fixture
def walk(served: House) -> Walk:
    """Astrid before the check page of her fence."""
    client = Client(create_app(served, raises=True), SECRET)
    return Walk(client, library.form("building-permit"), {"measure": "fence"})


@pytest.mark.parametrize(
    "address", ["/services/contact%00", "/services/%00/apply", "/cases/%00", "/services/contact/apply/%00"]
)
def test_nothing_is_found_by_nul(served: House, address: str) -> None:
    seen = Client(create_app(served, raises=True), SECRET).get(address)
    assert seen.status == 404 or seen.location


def test_files_from_tabs_that_send_at_once_are_all_kept(served: House, walk: Walk) -> None:
    walk.to_check()

    def upload(number: int) -> int:
        files = {"site_plan-file": (f"{number}.pdf", PDF + bytes([number]), "application/pdf")}
        return walk.client.post(f"{walk.home}/site_plan", {"site_plan": "now", "upload": "site_plan"}, files=files).status

    with ThreadPoolExecutor(4) as tabs:
        assert set(tabs.map(upload, range(4))) == {303}
    with served.database.reading() as db:
        draft = db.exec(select(Draft)).one()
        named = {file["id"] for file in draft.given["site_plan"].value["files"]}
        assert named == {file.id for file in attachments.of_draft(db, draft)} and len(named) == 4


def test_what_is_sent_is_what_another_tab_saved_just_before(served: House, walk: Walk) -> None:
    check = walk.to_check()
    with ThreadPoolExecutor(1) as tab:
        with served.database.writing() as db:
            draft = db.exec(select(Draft)).one()
            drafts.save_answers(db, draft, {"site_plan": None, "measure": None})
            sending = tab.submit(walk.client.submit, check, button="Skicka")
            time.sleep(0.5)
        assert sending.result().status == 422
    with served.database.reading() as db:
        assert db.exec(select(Case)).all() == []
