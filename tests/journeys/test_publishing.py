"""A form from nothing to its first three cases: Eva writes it, Mia reads it, and it is filed through each door."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from eservices import clock
from forms import reading
from forms.definition import Form
from forms.texts import Say
from tests.journeys.staff import signed_in
from tests.journeys.test_builder import Builder, begin, build
from tests.journeys.walking import BrowserWalk, assert_accessible, assert_fits
from tests.served import Running

pytestmark = pytest.mark.browser
TITLE = "Låna redskap"
SAYS = {"vad_vill_du_lana": "slap", "lanar_du_at_en_forening": "yes", "vad_heter_du": "Astrid Ek"}
DRAWN = """async (sheet) => {
  for (let asked = 0; asked < 240; asked++) {
    const answer = await fetch(sheet, { cache: "no-store" });
    if (answer.ok) return (await answer.text()).slice(0, 5);
    await new Promise((again) => setTimeout(again, 1000));
  }
}"""
"""Asks for a sheet as the page does that waits for it. It is drawn when nothing else needs the processor."""
OFFER = {
    "Vad den är till för": "Här lånar du redskap av kommunen.",
    "Ord som leder hit": "gräsklippare, häcksax, släp",
    "Varför den tiden?": "Det är vårt eget mål.",
    "Vad kostar det?": "Det kostar inget.",
    "Vad använder vi uppgifterna till?": "Vi använder svaren för att låna ut redskap till dig.",
    "Hur länge sparas de?": "Vi sparar svaren i två år.",
}


def mended(eva: Page) -> None:
    """Each stop, through the page where its link leads, until nothing stops."""
    stops = eva.locator(".finding.stops")
    expect(stops.filter(has_text="Sidan ”…”")).to_have_count(1)
    stops.get_by_role("link", name="Sidan").click()
    Builder(eva).write("Sidans rubrik", "Redskapet")
    Builder(eva).press("Spara sidan")
    Builder(eva).told("sparades.")
    eva.get_by_role("link", name="Om tjänsten").click()
    for legend, words in OFFER.items():
        Builder(eva).write(legend, words)
    Builder(eva).write("Rad 1", "Vi ringer dig när redskapet finns att hämta.")
    eva.get_by_label("Fråga som säger vem som söker").select_option(label="6. Vad heter du?")
    Builder(eva).press("Spara allt på sidan")
    expect(eva.get_by_text("Det du skrev är sparat")).to_be_visible()
    eva.get_by_role("link", name="Granska och publicera").click()
    expect(eva.get_by_text("Inget stoppar", exact=False).first).to_be_visible()
    expect(stops).to_have_count(0)


def reviewed(eva: Page, mia: Page, lucka: Running) -> None:
    """Eva cannot publish alone: she asks, and Mia finds the request in her list, reads and approves."""
    expect(eva.get_by_role("button", name="Publicera", exact=True)).to_have_count(0)
    eva.get_by_label("Vad ska den som granskar titta på?").fill("Är villkoren rätt?")
    Builder(eva).press("Be om granskning")
    expect(eva.get_by_text("Granskning är begärd.").first).to_be_visible()
    mia.goto(f"{lucka.address}/admin")
    mia.get_by_role("main").get_by_role("link", name=TITLE).first.click()
    expect(mia.get_by_text("Är villkoren rätt?")).to_be_visible()
    assert_accessible(mia)
    mia.get_by_label("Dina ord till den som har skrivit").fill("Jag har läst alla frågor.")
    Builder(mia).press("Godkänn utkastet")
    expect(mia.get_by_text("Utkastet är godkänt.")).to_be_visible()


def published(eva: Page) -> Form:
    """The form in force, as Eva downloads it."""
    eva.reload()
    eva.get_by_label("Varför publicerar du?").fill("Många frågar efter redskap.")
    Builder(eva).press("Publicera")
    expect(eva.get_by_text("Version 1 är publicerad")).to_be_visible()
    assert_accessible(eva)
    with eva.expect_download() as file:
        eva.get_by_role("link", name="Hämta som fil (YAML)").click()
    return reading.read(Path(file.value.path()).read_text())


def filed_on_screen(astrid: Page, lucka: Running, form: Form) -> None:
    """She finds it by a word that Eva wrote, and meets the pages with conditions and the part that repeats."""
    astrid.set_default_timeout(15_000)
    astrid.goto(lucka.address)
    astrid.get_by_label("Sök").fill("häcksax")
    astrid.get_by_role("button", name="Sök").click()
    astrid.get_by_role("link", name=TITLE).first.click()
    astrid.get_by_role("link", name="Börja", exact=True).click()
    astrid.get_by_role("button", name="Börja").click()
    walk = BrowserWalk(astrid, form, SAYS, [], (assert_accessible, assert_fits))
    walk.to_check()
    for label in ("Har du körkort för släp?", "Vad heter föreningen?", "Hur gammal är personen?"):
        expect(astrid.get_by_text(label).first).to_be_visible()
    astrid.get_by_role("button", name="Skicka", exact=True).click()
    expect(astrid.get_by_text(re.compile(r"\b[0-9A-Z]{3} [0-9A-Z]{3} [0-9A-Z]{3}\b")).first).to_be_visible()


def rung(berit: Page, lucka: Running) -> None:
    """By a caller who knows no answer, where one need not choose."""
    berit.goto(f"{lucka.address}/desk/services")
    berit.get_by_role("button", name=re.compile(f"Börja samtalet.*{TITLE}")).click()
    berit.get_by_role("link", name="Första frågan").click()
    while not berit.url.endswith("/review"):
        before = berit.url
        for heard in ("?", "2"):
            if berit.url == before:
                berit.locator("[name=heard]").fill(heard)
                with berit.expect_navigation():
                    berit.keyboard.press("Enter")
        assert berit.url != before
    berit.locator("[name=who]").fill("Elsa Lund")
    berit.get_by_role("button", name="Skicka ansökan").click()
    expect(berit.get_by_role("heading", name="Läs upp kvittot")).to_be_visible()


def keyed(berit: Page, lucka: Running, form: Form) -> None:
    """From a letter with the day of its stamp."""
    berit.goto(f"{lucka.address}/desk/services")
    berit.get_by_role("link", name=re.compile(f"Fyll i åt någon.*{TITLE}")).click()
    berit.get_by_label("Brev", exact=True).check()
    berit.get_by_role("button", name="Börja fylla i").click()
    BrowserWalk(berit, form, SAYS, []).to_check()
    berit.get_by_label("Vilken dag står på brevets stämpel?").fill((clock.today() - timedelta(days=2)).isoformat())
    berit.get_by_role("button", name="Skicka", exact=True).click()
    expect(berit.get_by_role("link", name="Öppna ärendet")).to_be_visible()


def seen_at_every_door(berit: Page, lucka: Running, form: Form) -> None:
    """The sheet is a PDF once it has been drawn, and the script says each question."""
    sheet = f"{lucka.address}/services/{form.service}/paper.pdf"
    assert berit.evaluate(DRAWN, sheet) == "%PDF-"
    berit.goto(f"{lucka.address}/desk/services/{form.service}/script")
    for question in form.questions_by_key.values():
        expect(berit.get_by_role("main")).to_contain_text(Say("sv").text(question.label))


def test_a_form_is_built_checked_reviewed_published_and_filed_through_each_door(
    browser: Browser, administrators: Running
) -> None:
    lucka = administrators
    eva, mia, berit = (signed_in(browser, lucka, name) for name in ("eva", "mia", "berit"))
    eva.goto(f"{lucka.address}/admin/new")
    begin(eva, TITLE)
    build(eva)
    eva.get_by_role("link", name="Granska och publicera").click()
    mended(eva)
    reviewed(eva, mia, lucka)
    form = published(eva)
    assert len(form.questions_by_key) == 12
    filed_on_screen(browser.new_context(locale="sv-SE").new_page(), lucka, form)
    rung(berit, lucka)
    keyed(berit, lucka, form)
    seen_at_every_door(berit, lucka, form)
    berit.goto(f"{lucka.address}/desk?view=all")
    cases = berit.get_by_role("row", name=TITLE)
    expect(cases).to_have_count(3)
    for channel in ("Webb", "Telefon", "Brev"):
        expect(cases.filter(has_text=channel)).to_have_count(1)
