"""The sheet to fill in on the screen: beside the one to print, and as soon as there is one."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from eservices import fillable_sheets, references, services, sheets
from eservices.jobs import Job
from eservices.municipality import Municipality
from eservices.sheets import Sheet
from tests.client import Client

PAPER = "/services/contact/paper.pdf?lang=sv&size=standard&fillable=yes"


@pytest.fixture
def master(writing: Callable) -> Sheet:
    with writing() as db:
        version = services.current(db, "contact")
        token, face = references.new_token(), Municipality().face
        sheet = sheets.keep(db, version.id or 0, "sv", "standard", token, b"%PDF-printed", {}, 2, face)
        db.expunge(sheet)
    return sheet


def test_the_page_of_a_service_leads_to_it(client: Client) -> None:
    link = client.get("/services/contact").link("Fyll i blanketten på skärmen och skriv ut den (PDF)")
    assert link == PAPER


def test_it_is_handed_out_under_a_name_of_its_own(client: Client, master: Sheet, writing: Callable) -> None:
    with writing() as db:
        fillable_sheets.keep(db, master, b"%PDF-fillable")
    seen = client.get(PAPER)
    assert seen.content == b"%PDF-fillable"
    assert seen.headers["content-disposition"] == 'inline; filename="contact-1-standard-sv-fillable.pdf"'
    assert client.get(PAPER.replace("&fillable=yes", "")).content == b"%PDF-printed"


def test_of_a_sheet_that_was_drawn_without_it_is_ordered_once_and_waited_for(
    client: Client, master: Sheet, writing: Callable
) -> None:
    assert [client.get(PAPER).status for _ in range(2)] == [503, 503]
    with writing() as db:
        [job] = db.exec(select(Job).where(Job.key == f"fillable:{master.id}"))
        assert job.kind == sheets.RENDER and job.payload["version_id"] == master.version_id


def test_it_is_kept_once_and_goes_with_its_master(master: Sheet, writing: Callable) -> None:
    with writing() as db:
        fillable_sheets.keep(db, master, b"first")
        fillable_sheets.keep(db, master, b"second")
        assert fillable_sheets.find(db, master).pdf == b"first"
        sheets.remove_of(db, [master.version_id])
    with writing() as db:
        assert fillable_sheets.find(db, master) is None
