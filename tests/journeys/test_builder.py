"""Eva builds a form in the browser, from nothing: twelve questions on five pages, two conditions, and a part that repeats."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.staff import signed_in
from tests.journeys.walking import assert_accessible, assert_fits
from tests.served import Running

pytestmark = pytest.mark.browser


@pytest.fixture
def eva(browser: Browser, administrators: Running) -> Iterator[Page]:
    """An administrator's browser."""
    page = signed_in(browser, administrators, "eva")
    yield page
    page.context.close()


class Builder:
    """Eva at work: what she presses and writes, by the words that she reads."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, name: str, *, exact: bool = True) -> None:
        self.page.get_by_role("button", name=name, exact=exact).first.click()

    def told(self, words: str) -> None:
        expect(self.page.locator("#done")).to_contain_text(words)

    def heading(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)

    def write(self, legend: str, swedish: str) -> None:
        """In Swedish; the form has no other language to begin with."""
        group = self.page.get_by_role("group", name=legend, exact=True)
        group.get_by_label("svenska", exact=True).fill(swedish)

    def add_page(self, title: str, question: str, kind: str = "Kort text") -> None:
        self.page.get_by_role("link", name="Lägg till en sida").click()
        self.heading("Lägg till en sida")
        self.write("Sidans rubrik", title)
        self.write("Det första på sidan", question)
        self.choose(kind)
        self.press("Lägg till sidan")
        self.told(f"Sidan ”{title}” lades till.")

    def add(self, question: str, kind: str = "Kort text") -> None:
        """To the part that is open."""
        self.press("Lägg till här")
        self.heading("Lägg till")
        self.write("Frågan, rubriken eller texten", question)
        self.choose(kind)
        self.press("Lägg till")
        self.told(f"”{question}” lades till.")

    def choose(self, kind: str) -> None:
        self.page.get_by_role("radio", name=re.compile(f"^{kind}")).check()

    def open(self, name: str) -> None:
        outline = self.page.get_by_role("navigation", name="Formulärets sidor och frågor")
        outline.get_by_role("link", name=re.compile(re.escape(name))).first.click()
        self.heading(name)

    def options(self, *labels: str) -> None:
        """The two that a question begins with, and then one at a time."""
        for n, label in enumerate(labels[:2], 1):
            self.page.get_by_label(f"Svar {n}, svenska").fill(label)
        for label in labels[2:]:
            self.page.get_by_label("Ett svar till, svenska").fill(label)
            self.press("Lägg till svaret")
            expect(self.page.locator(f'input[value="{label}"]')).to_be_visible()
            expect(self.page.get_by_label("Ett svar till, svenska")).to_be_focused()
        self.press("Spara frågan")
        self.told("sparades.")

    def show_when(self, part: str, question: str, way: str, answer: str) -> None:
        self.open(part)
        self.press("Lägg till ett villkor")
        self.heading("När visas")
        chosen = self.page.get_by_label("Fråga eller villkor")
        chosen.select_option(label=next(each for each in chosen.locator("option").all_inner_texts() if question in each))
        self.page.get_by_label("Hur svaret jämförs").select_option(label=way)
        self.page.get_by_label("Svar", exact=True).select_option(label=answer)
        self.press("Spara villkoret")
        self.told("fick ett villkor.")


def build(page: Page) -> None:
    """A form about lending of garden tools, with the draft open in the builder."""
    eva = Builder(page)
    eva.add("Vad vill du låna?", "Ett svar av några")
    eva.options("Gräsklippare", "Häcksax", "Släp")
    eva.open("Sida 1")
    eva.add("Vad ska du göra?", "Lång text")
    eva.add_page("Lånet", "När vill du hämta?", "Datum")
    eva.add("När lämnar du tillbaka?", "Datum")
    eva.open("Sida 2")
    eva.add("Har du körkort för släp?", "Ja eller nej")
    eva.show_when("Har du körkort för släp?", "Vad vill du låna?", "är", "Släp")
    eva.add_page("Du som lånar", "Vad heter du?")
    eva.add("Vilket telefonnummer har du?", "Telefonnummer")
    eva.open("Sida 3")
    eva.add("Lånar du åt en förening?", "Ja eller nej")
    eva.add_page("Föreningen", "Vad heter föreningen?")
    eva.show_when("Föreningen", "Lånar du åt en förening?", "är", "Ja")
    eva.add_page("Flera som lånar", "Person som får hämta", "Upprepad del")
    eva.open("Person som får hämta")
    eva.write("Rubrik för varje del", "Person")
    eva.add("Vad heter personen?")
    eva.open("Person som får hämta")
    eva.add("Hur gammal är personen?", "Heltal")
    eva.add_page("Skriv under", "Jag följer reglerna för lån", "Försäkran")


def test_eva_builds_a_form_of_twelve_questions_with_conditions_and_a_part_that_repeats(eva: Page, lucka: Running) -> None:
    eva.goto(f"{lucka.address}/admin/new")
    begin(eva, "Låna redskap")
    build(eva)
    assert_accessible(eva)
    assert_fits(eva)
    outline = eva.get_by_role("navigation", name="Formulärets sidor och frågor")
    expect(outline.locator("b").last).to_have_text("12")
    expect(outline.get_by_text("har villkor")).to_have_count(2)
    eva.get_by_role("button", name=re.compile("^Ångra")).click()
    expect(eva.locator("#done")).to_contain_text("Ångrat:")
    expect(outline.locator("b").last).to_have_text("11")
    eva.get_by_role("button", name=re.compile("^Gör om")).click()
    expect(outline.locator("b").last).to_have_text("12")


def begin(page: Page, title: str) -> None:
    """A draft out of nothing, opened in the builder."""
    page.get_by_label("Vad ska det heta?").fill(title)
    page.get_by_label("Vilken förvaltning ansvarar?").select_option(index=1)
    page.get_by_role("button", name="Börja från tomt").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sida 1")
