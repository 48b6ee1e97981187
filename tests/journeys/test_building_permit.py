"""Astrid sends a building permit with two drawings; Berit takes it from the queue. With script and without."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from forms import library
from tests.journeys.walking import BrowserWalk, assert_accessible, assert_fits
from tests.served import PASSWORD, Running
from tests.walking import PDF

pytestmark = pytest.mark.browser
SAYS = {"measure": "complementary", "building_kind": "carport", "applicant_name": "Astrid Ek"}
WINDOW = {"width": 320, "height": 640}
FORM = library.form("building-permit")


@pytest.fixture
def drawings(tmp_path: Path) -> list[Path]:
    """A site plan and a façade drawing."""
    paths = [tmp_path / "situationsplan.pdf", tmp_path / "fasad åt söder.pdf"]
    for path in paths:
        path.write_bytes(PDF)
    return paths


def begin(page: Page, lucka: Running) -> None:
    """From the start page, by search, to the first question."""
    page.set_default_timeout(15_000)
    page.goto(lucka.address)
    page.get_by_label("Sök").fill("carpot")
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("link", name="Bygglov").click()
    page.get_by_role("link", name="Börja", exact=True).click()
    page.get_by_role("button", name="Börja").click()


def send(page: Page) -> str:
    """Send from the check page; returns the reference."""
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    found = re.search(r"\b[0-9A-Z]{3} [0-9A-Z]{3} [0-9A-Z]{3}\b", page.locator("main").inner_text())
    assert found, page.locator("main").inner_text()
    return found[0]


def test_astrid_files_a_building_permit_and_berit_takes_it(browser: Browser, lucka: Running, drawings: list[Path]) -> None:
    astrid = browser.new_context(locale="sv-SE", viewport=WINDOW).new_page()
    begin(astrid, lucka)
    walk = BrowserWalk(astrid, FORM, SAYS, drawings, (assert_accessible, assert_fits))
    walk.to_check()
    reference = send(astrid)
    walk.look()

    berit = browser.new_context(locale="sv-SE").new_page()
    berit.goto(f"{lucka.address}/desk")
    berit.get_by_label("Användarnamn").fill("berit")
    berit.get_by_label("Lösenord").fill(PASSWORD)
    assert_accessible(berit)
    berit.get_by_role("button", name="Logga in").click()
    assert_accessible(berit)
    berit.get_by_role("link", name=reference).first.click()
    expect(berit.get_by_text("Astrid Ek").first).to_be_visible()
    assert_accessible(berit)
    with berit.expect_download() as download:
        berit.get_by_role("link", name="situationsplan.pdf").first.click()
    assert Path(download.value.path()).read_bytes() == PDF
    berit.get_by_role("button", name="Ta ärendet").click()
    expect(berit.get_by_text("Berit Ek").first).to_be_visible()


def test_astrid_files_it_without_script(browser: Browser, lucka: Running, drawings: list[Path]) -> None:
    page = browser.new_context(locale="sv-SE", java_script_enabled=False).new_page()
    begin(page, lucka)
    BrowserWalk(page, FORM, SAYS, drawings).to_check()
    assert send(page)
