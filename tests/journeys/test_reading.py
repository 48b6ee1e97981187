"""A sheet has come back and was read: Berit confirms it without leaving the keyboard, and asks for what is lacking."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from eservices.database import connect
from eservices.files import Files
from tests import read_sheets
from tests.journeys.staff import TELEPHONE, signed_in
from tests.journeys.walking import assert_accessible, assert_fits
from tests.served import Running

pytestmark = pytest.mark.browser
MOST_KEYS = 8


def look(page: Page) -> None:
    """By axe, and in the narrowest window."""
    assert_accessible(page)
    wide = page.viewport_size
    page.set_viewport_size(TELEPHONE)
    assert_fits(page)
    page.set_viewport_size(wide)


def turn_to_the_end(page: Page) -> int:
    """Enter shows what is further down, and takes it all once its end has been seen; how many times it is pressed."""
    before, pressed = page.url, 0
    while page.url == before and pressed < MOST_KEYS:
        page.keyboard.press("Enter")
        pressed += 1
        page.wait_for_timeout(300)
    return pressed


def test_a_sheet_is_confirmed_by_keys_alone_and_filed_on_its_day(browser: Browser, lucka: Running) -> None:
    home = read_sheets.arrive(connect(None, lucka.data), Files(lucka.data))
    page = signed_in(browser, lucka, "berit")
    page.goto(f"{lucka.address}{home.removesuffix('/reading')}")
    page.keyboard.press("e")
    expect(page.get_by_role("heading", name="Vad vill du säga?")).to_be_visible()
    expect(page.get_by_label("Vad vill du säga?")).to_be_focused()
    page.keyboard.insert_text("Lampan är trasig.")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Vad heter du?")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Vad vill du säga?")).to_have_value("Lampan är trasig.")
    page.keyboard.press("PageDown")
    expect(page.get_by_label("Vad heter du?")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Titta igenom svaren")).to_be_visible()
    assert turn_to_the_end(page) <= MOST_KEYS
    expect(page).to_have_url(re.compile("/services/contact/apply/check$"))
    page.get_by_role("button", name="Skicka").click()
    page.get_by_role("link", name="Fråga efter det som saknas").click()
    expect(page.get_by_label("Din fråga")).to_have_value(re.compile("Vi saknar ditt svar på fråga 2"))


def test_its_pages_can_be_used_by_everyone(browser: Browser, lucka: Running) -> None:
    home = read_sheets.arrive(
        connect(None, lucka.data), Files(lucka.data), read_sheets.reading(("name",), matter={"other": "beside"})
    )
    page = signed_in(browser, lucka, "berit")
    page.goto(f"{lucka.address}{home}")
    look(page)
    page.keyboard.press("1")
    expect(page.get_by_role("radio").first).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Vad heter du?")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Titta igenom svaren")).to_be_visible()
    look(page)
