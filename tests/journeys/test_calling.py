"""Elsa, 84, rings about a safety alarm: Berit never leaves the keyboard, and every key beside the words is counted."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.staff import signed_in
from tests.journeys.walking import assert_accessible
from tests.served import Running

pytestmark = pytest.mark.browser
MOST_KEYS = 60
SAYS = {
    "for_whom": ("1", ""), "applicant_name": ("", "Elsa Lund"), "personal_number": ("", "19121212-1212"),
    "telephone": ("", "0701740605"), "door_code": ("", ""), "need": ("12", ""), "hearing": ("2", ""),
    "contact_name": ("", "Bo Nyberg"), "contact_telephone": ("", "0701740606"), "contact_has_key": ("1", ""),
}  # fmt: skip
"""Question → the keys that choose its answer, and the words that Elsa says."""
ADDRESS = ("Storgatan 1", "12345", "Lillköping")


class Keys:
    """A keyboard that counts what is pressed beyond what the caller says."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def go_on(self, *keys: str) -> None:
        """To the next page."""
        before = self.page.url
        self.press(*keys)
        self.page.wait_for_url(lambda url: url != before)

    @property
    def at(self) -> str:
        return self.page.url.rpartition("/")[2].rpartition(".")[2]


def answer(keys: Keys, page: Page) -> None:
    """What Elsa says to the question on the page."""
    chosen, words = SAYS.get(keys.at, ("", ""))
    if keys.at == "address":
        for part in ADDRESS:
            page.keyboard.insert_text(part)
            keys.go_on("Enter") if part == ADDRESS[-1] else keys.press("Enter")
    elif keys.at == "contacts":
        keys.go_on("2" if page.get_by_text("Bo Nyberg").count() else "1", "Enter")
    elif keys.at == "key":
        keys.go_on("?")
    else:
        page.keyboard.insert_text(words)
        keys.go_on(*chosen, "Enter")


def test_a_safety_alarm_takes_no_more_than_sixty_keys_beyond_what_is_said(browser: Browser, lucka: Running) -> None:
    page = signed_in(browser, lucka, "berit")
    page.goto(f"{lucka.address}/desk/services")
    keys = Keys(page)
    page.get_by_role("button", name=re.compile("Börja samtalet.*Trygghetslarm")).focus()
    keys.go_on("Enter")
    keys.go_on("Enter")
    while keys.at != "review":
        if keys.at == "telephone":
            page.keyboard.insert_text("070")
            expect(page.locator("#spelled")).to_have_text("070")
            assert_accessible(page)
            keys.go_on("Escape")
            keys.go_on("Enter")
        answer(keys, page)
    assert_accessible(page)
    keys.go_on("Enter")
    keys.go_on("Enter")
    expect(page.get_by_role("heading", name="Läs upp kvittot")).to_be_visible()
    assert keys.pressed <= MOST_KEYS, keys.pressed
