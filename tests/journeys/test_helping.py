"""Astrid is stuck at her screen and rings Berit: two browsers at one application, each seeing what the other does."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.staff import TELEPHONE, signed_in
from tests.journeys.walking import assert_accessible, assert_fits
from tests.served import Running

pytestmark = pytest.mark.browser
SOON = 2_000
"""How soon each sees what the other has done, in milliseconds."""


def look(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)


def stuck(browser: Browser, lucka: Running) -> Page:
    """Astrid, on her telephone, at the question of what she wants to say."""
    astrid = browser.new_context(locale="sv-SE", viewport=TELEPHONE).new_page()
    astrid.goto(f"{lucka.address}/services/contact/apply")
    astrid.get_by_role("button", name="Börja").click()
    astrid.get_by_label("Anmäla ett fel").check()
    astrid.get_by_role("button", name="Fortsätt", exact=True).click()
    astrid.get_by_label("Vad vill du säga?").wait_for()
    return astrid


def let_in(astrid: Page, berit: Page, lucka: Running) -> None:
    """The code is read aloud, and nothing is seen before Astrid says yes to Berit by name."""
    astrid.get_by_role("button", name="Be om hjälp att fylla i").click()
    look(astrid)
    berit.goto(f"{lucka.address}/desk/help")
    look(berit)
    berit.get_by_label("Hjälpkod").fill(astrid.locator(".reference strong").inner_text())
    berit.keyboard.press("Enter")
    expect(berit.get_by_role("heading", name="Vänta på personens ja")).to_be_visible()
    look(berit)
    expect(astrid.get_by_role("heading", name="Vill du låta Berit Ek hjälpa dig?")).to_be_visible(timeout=SOON)
    look(astrid)
    astrid.get_by_role("button", name="Ja, ta hjälp").click()
    expect(berit.get_by_role("button", name="Öppna ansökan")).to_be_visible(timeout=SOON)
    berit.keyboard.press("Enter")
    expect(berit.get_by_text("Du hjälper någon att fylla i.")).to_be_visible()
    look(berit)
    expect(astrid.get_by_text("Berit Ek hjälper dig.")).to_be_visible()
    look(astrid)


def where(page: Page) -> Locator:
    return page.get_by_label("Var är felet?")


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Fortsätt", exact=True).click()


def write_beside(astrid: Page, berit: Page) -> None:
    """What Berit saves stands at Astrid's, and what Astrid is typing meanwhile stays as she types it."""
    where(astrid).press_sequentially("Vid tor")
    berit.get_by_label("Vad vill du säga?").fill("Lampan är trasig.")
    go_on(berit)
    expect(astrid.get_by_label("Vad vill du säga?")).to_have_value("Lampan är trasig.", timeout=SOON)
    expect(where(astrid)).to_have_value("Vid tor")
    assert where(astrid).evaluate("field => field === document.activeElement")
    look(astrid)


def write_the_same(astrid: Page, berit: Page) -> None:
    """Both answer one question: the later one sees both answers and chooses."""
    berit.go_back()
    where(berit).fill("Vid skolan")
    go_on(berit)
    expect(astrid.get_by_text("Berit Ek har svarat: Vid skolan")).to_be_visible(timeout=SOON)
    where(astrid).press_sequentially("get")
    look(astrid)
    go_on(astrid)
    expect(astrid.get_by_text("svarade ”Vid skolan” medan du skrev").first).to_be_visible()
    expect(where(astrid)).to_have_value("Vid torget")
    look(astrid)
    berit.go_back()
    go_on(astrid)
    expect(where(berit)).to_have_value("Vid torget", timeout=SOON)


def test_two_fill_in_together_and_the_applicant_alone_decides(browser: Browser, lucka: Running) -> None:
    berit, astrid = signed_in(browser, lucka, "berit"), stuck(browser, lucka)
    let_in(astrid, berit, lucka)
    write_beside(astrid, berit)
    write_the_same(astrid, berit)
    astrid.get_by_role("button", name="Avsluta hjälpen").click()
    expect(astrid.get_by_text("Ingen annan kan se eller ändra dina svar längre")).to_be_visible()
    expect(berit.get_by_role("heading", name="Du hjälper inte till längre")).to_be_visible(timeout=SOON)
