"""Elsa writes a letter, Berit keys it from the desk: the same pages in a narrow window, and the letter's own day."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from eservices import clock
from forms import library
from tests.journeys.staff import TELEPHONE, signed_in
from tests.journeys.walking import BrowserWalk, assert_accessible, assert_fits
from tests.served import Running

pytestmark = pytest.mark.browser
SAYS = {"name": "Elsa Lund", "reply": "letter"}
LOOKS = (assert_accessible, assert_fits)


def look(page: Page) -> None:
    for each in LOOKS:
        each(page)


def test_berit_keys_elsas_letter_and_reads_the_status_aloud(browser: Browser, lucka: Running) -> None:
    berit, stamped = signed_in(browser, lucka, "berit", TELEPHONE), clock.today() - timedelta(days=4)
    berit.goto(f"{lucka.address}/desk/services")
    look(berit)
    berit.get_by_role("link", name=re.compile("Fyll i åt någon.*Kontakta kommunen")).click()
    expect(berit.get_by_label("Brev", exact=True)).to_be_visible()
    look(berit)
    berit.get_by_label("Brev", exact=True).check()
    with berit.expect_event("load"):
        berit.get_by_role("button", name="Börja fylla i").click()
    BrowserWalk(berit, library.form("contact"), SAYS, [], LOOKS).to_check()

    berit.get_by_role("button", name="Skicka", exact=True).click()
    expect(berit.get_by_role("link", name="Skriv dagen då det kom till oss")).to_be_visible()
    look(berit)
    berit.get_by_label("Vilken dag står på brevets stämpel?").fill(stamped.isoformat())
    berit.get_by_role("button", name="Skicka", exact=True).click()
    expect(berit.get_by_role("heading", name="Skicka kvittot i ett brev")).to_be_visible()
    look(berit)

    berit.get_by_role("link", name="Öppna ärendet").click()
    expect(berit.get_by_text("4 dagar, av 1 vecka", exact=True)).to_be_visible()
    berit.get_by_role("link", name="Läs upp läget").click()
    expect(berit.get_by_text("med brev.")).to_be_visible()
    look(berit)
