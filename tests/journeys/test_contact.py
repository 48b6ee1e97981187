"""A contact by the keyboard alone: a settled call takes twelve keys beside its note, and nothing typed is lost."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.staff import signed_in
from tests.served import Running

pytestmark = pytest.mark.browser
NOTE = "Vill veta vad larmet kostar. Läste upp avgiften, blanketten ligger på nätet."
MOST_KEYS = 12


@dataclass
class Keyboard:
    """Every key that goes down is counted, those held for another too."""

    page: Page
    pressed: int = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += len(key.split("+"))

    def write(self, text: str) -> None:
        """The note itself, which is not counted."""
        self.page.keyboard.type(text)


def begun(page: Page) -> Keyboard:
    keys = Keyboard(page)
    keys.press("n")
    expect(page.get_by_label("Vem?")).to_be_focused()
    return keys


def test_a_settled_call_is_registered_in_twelve_keys_and_what_was_typed_survives_the_window(
    browser: Browser, lucka: Running
) -> None:
    page = signed_in(browser, lucka, "berit")
    page.goto(f"{lucka.address}/desk/services")
    keys = begun(page)
    keys.press("Tab", "Tab", *"larm", "Enter")
    expect(page.get_by_label("Anteckning")).to_be_focused()
    keys.write(NOTE)
    keys.press("Control+Enter")
    page.wait_for_url("**/desk/contacts")
    expect(page.get_by_role("row", name=re.compile("Trygghetslarm.*Löst direkt"))).to_be_visible()
    assert keys.pressed <= MOST_KEYS, keys.pressed
    closed_in_the_middle(browser, lucka, page)


def closed_in_the_middle(browser: Browser, lucka: Running, page: Page) -> None:
    """The window goes away between two letters; in another browser the bar leads back to every one of them."""
    keys = begun(page)
    address = page.url
    keys.write("Gunnar Holm")
    expect(page.get_by_role("button", name="Skriv in Gunnar Holm som ny person")).to_be_visible()
    page.get_by_label("Anteckning").focus()
    keys.write("Ringde om taxi")
    page.goto("about:blank")
    other = signed_in(browser, lucka, "berit")
    other.keyboard.press("z")
    other.wait_for_url(address)
    expect(other.get_by_label("Vem?")).to_have_value("Gunnar Holm")
    expect(other.get_by_label("Anteckning")).to_have_value("Ringde om taxi")
    page.context.close()
    ended_after_signing_in_again(other)


def ended_after_signing_in_again(page: Page) -> None:
    """Signed out in another window while one writes: it is told, the words stay, and go along through signing in."""
    page.context.clear_cookies()
    page.get_by_label("Anteckning").focus()
    page.keyboard.press("End")
    page.keyboard.type(", i morgon")
    expect(page.locator("#saved")).to_contain_text("Du är inte inloggad längre")
    expect(page.get_by_label("Anteckning")).to_have_value("Ringde om taxi, i morgon")
    page.context.close()
