"""In a real browser: a page is read aloud by a voice of the computer's own, and the text grows without anything being lost."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.lynx import lynx
from tests.served import Running

pytestmark = pytest.mark.browser

SPEECH = """
(voices) => {
  const heard = window.heard = [];
  let now = null;
  class Utterance { constructor(text) { this.text = text } }
  const speech = new EventTarget();
  Object.assign(speech, {
    known: [],
    getVoices: () => speech.known,
    speak: (said) => {
      now = said;
      heard.push([said.text, said.lang]);
      setTimeout(() => { if (now === said) said.onend() }, 5);
    },
    cancel: () => { now = null; heard.push(['', 'silence']) },
  });
  Object.defineProperty(window, 'speechSynthesis', { value: speech, configurable: true });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance, configurable: true });
  setTimeout(() => { speech.known = voices; speech.dispatchEvent(new Event('voiceschanged')) }, 50);
}
"""
SWEDISH = {"lang": "sv-SE", "localService": True, "default": True, "name": "Alva"}
FAR_AWAY = SWEDISH | {"localService": False}
ENGLISH = SWEDISH | {"lang": "en_GB"}


def with_voices(page: Page, *voices: dict) -> Page:
    """The browser speaks with these voices, which come a moment after the page, as they do."""
    page.add_init_script(f"({SPEECH})({json.dumps(voices)})")
    return page


def heard(page: Page) -> str:
    return "\n".join(text for text, _ in page.evaluate("window.heard") if text)


def until(page: Page, words: str) -> list[str]:
    """What has been read, line by line, once the words have been."""
    for _ in range(50):
        if words in heard(page):
            return heard(page).split("\n")
        page.wait_for_timeout(100)
    return pytest.fail(f"nobody reads “{words}”: {heard(page)}")


@pytest.mark.parametrize("voices", [[], [FAR_AWAY], [ENGLISH]], ids=["none", "only elsewhere", "another language"])
def test_without_a_voice_of_ones_own_there_is_no_button(lucka: Running, page: Page, voices: list[dict]) -> None:
    with_voices(page, *voices).goto(f"{lucka.address}/services/contact?lang=sv")
    page.wait_for_timeout(200)
    assert page.get_by_role("button", name="Lyssna").count() == 0


def test_a_page_is_read_from_its_heading_and_not_its_menus(lucka: Running, page: Page) -> None:
    with_voices(page, SWEDISH).goto(f"{lucka.address}/services/contact?lang=sv")
    page.get_by_role("button", name="Lyssna").click()
    expect(page.get_by_role("button", name="Sluta läsa")).to_be_focused()
    until(page, "Det kostar inget")
    page.get_by_role("button", name="Sluta läsa").click()
    expect(page.get_by_role("button", name="Lyssna")).to_be_visible()
    assert "Kontakta kommunen" in heard(page).split("\n")[:2]
    assert "English" not in heard(page) and "Sluta läsa" not in heard(page)


def test_a_question_is_read_with_its_choices_and_what_is_chosen(lucka: Running, page: Page) -> None:
    with_voices(page, SWEDISH).goto(f"{lucka.address}/services/contact/apply?lang=sv")
    page.locator("main form button").first.click()
    page.get_by_label("Anmäla ett fel").check()
    page.get_by_role("button", name="Lyssna").click()
    lines = until(page, "Säga vad jag tycker")
    assert "Vad vill du göra?" in lines and "Ställa en fråga" in lines
    assert [line for line in lines if line.startswith("Valt:")] == ["Valt: Anmäla ett fel"]
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Lyssna")).to_be_visible()


def test_an_english_page_is_read_by_an_english_voice(lucka: Running, page: Page) -> None:
    with_voices(page, SWEDISH, ENGLISH).goto(f"{lucka.address}/services/contact?lang=en")
    page.get_by_role("button", name="Listen").click()
    until(page, "Contact the municipality")
    assert {language for text, language in page.evaluate("window.heard") if text} == {"en"}


def test_what_is_half_written_stays_when_the_text_grows(lucka: Running, page: Page) -> None:
    page.goto(f"{lucka.address}/status?lang=sv")
    field = page.locator("main input:not([type=hidden])").first
    field.fill("K7M 4P")
    page.get_by_role("button", name="Större text").click()
    expect(page.locator("html.large")).to_be_attached()
    expect(page.get_by_role("button", name="Vanlig text")).to_be_focused()
    expect(field).to_have_value("K7M 4P")
    page.reload()
    expect(page.locator("html.large")).to_be_attached()
    page.get_by_role("button", name="Vanlig text").click()
    expect(page.locator("html.large")).not_to_be_attached()
    page.reload()
    expect(page.locator("html.large")).not_to_be_attached()


def test_what_is_half_written_stays_when_the_language_changes(lucka: Running, page: Page) -> None:
    page.goto(f"{lucka.address}/services/contact/apply?lang=sv")
    page.get_by_role("button", name="Börja").click()
    page.get_by_label("Säga vad jag tycker").check()
    page.locator(".languages summary").click()
    page.get_by_role("link", name="English").click()
    expect(page.locator("html[lang=en]")).to_be_attached()
    expect(page.get_by_role("heading", level=1)).to_have_text("What do you want to do?")
    expect(page.locator("main input[type=radio]:checked")).to_have_count(1)


def test_the_text_grows_without_script(lucka: Running, browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{lucka.address}/services/contact?lang=sv")
    page.get_by_role("button", name="Större text").click()
    expect(page.locator("html.large")).to_be_attached()
    assert page.url.endswith("/services/contact?lang=sv")
    context.close()


def test_the_switch_of_text_size_works_in_lynx_and_leads_back(lucka: Running) -> None:
    with lynx(f"{lucka.address}/accessibility?lang=sv") as terminal:
        assert "Lyssna" not in terminal.until("Större text")
        larger = terminal.press("Större text", then="Vanlig text")
        assert "Kan alla använda våra e-tjänster?" in larger
