"""Berit keeps the queue open while a colleague works elsewhere: it moves under her hand, and nothing of hers is lost."""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlmodel import select

from eservices import cases, clock, drafts, filing, people, services
from eservices.cases import Case
from eservices.database import Database, connect
from eservices.people import Colleague
from forms.answers import Answer
from forms.journey import walk
from tests.journeys.staff import TELEPHONE, signed_in
from tests.journeys.walking import assert_accessible, assert_fits
from tests.served import Running

pytestmark = pytest.mark.browser
SOON = 6_000
"""Milliseconds: a look every other second and a pulse every second make three; a busy machine gets as much again."""
GIVEN = {"matter": {"option": "fault"}, "message": "Lampan är trasig.", "reply": {"option": "phone"}, "name": "Elsa Lund"}


@pytest.fixture
def beside(lucka: Running) -> Iterator[Database]:
    """The same data, worked with from another process."""
    database = connect(None, lucka.data)
    yield database
    database.close()


def come_in(database: Database, days: int = 0) -> str:
    with clock.standing_at(clock.now() - timedelta(days=days)), database.writing() as db:
        version = services.current(db, "contact")
        draft, _ = drafts.begin(db, version)
        given = {path: Answer(value) for path, value in (GIVEN | {"telephone": "+46701740605"}).items()}
        return filing.file(db, filing.prepare(version, draft, walk(version.form, given).shown)).reference


def taken(database: Database, reference: str) -> None:
    with database.writing() as db:
        staff = db.exec(select(people.Staff).where(people.Staff.name == "siv")).first()
        staff = staff or people.add_staff(db, "siv", "Siv Holm", "agent", "x", {people.CONTACT_CENTRE})
        by: Colleague = people.as_colleague(staff, {people.CONTACT_CENTRE})
        cases.take(db, db.exec(select(Case).where(Case.reference == reference)).one(), by)


def untaken(page: Page) -> int:
    return int(page.get_by_role("link", name="Otagna").locator(".count").inner_text().split()[0])


def test_the_queue_moves_under_ones_hand_and_nothing_of_ones_own_is_lost(
    browser: Browser, lucka: Running, beside: Database
) -> None:
    first, second, third = (come_in(beside, days) for days in (30, 29, 28))
    berit = signed_in(browser, lucka, "berit")
    berit.goto(f"{lucka.address}/desk?view=unassigned")
    assert_accessible(berit)
    row = {reference: berit.locator(f"#row-{reference}") for reference in (first, second, third)}
    number = untaken(berit)
    berit.get_by_text("Anteckna på de valda").click()
    berit.get_by_label("Anteckning").fill("Ringer i morgon")
    row[first].locator("th a").focus()
    berit.keyboard.press("ArrowDown")
    berit.keyboard.press("x")
    expect(row[second].locator("th a")).to_be_focused()

    taken(beside, third)
    pressing = come_in(beside, days=40)
    expect(row[third]).to_have_count(0, timeout=SOON)
    expect(berit.locator("#queue-list tbody tr").first).to_have_id(f"row-{pressing}", timeout=SOON)
    assert untaken(berit) == number
    expect(row[second].locator("th a")).to_be_focused()
    expect(row[second].get_by_role("checkbox")).to_be_checked()
    expect(berit.get_by_label("Anteckning")).to_have_value("Ringer i morgon")

    taken(beside, second)
    expect(row[second]).to_have_count(0, timeout=SOON)
    expect(berit.get_by_text("Ett ärende som du hade valt är inte kvar i listan.")).to_be_visible()
    assert berit.evaluate("document.activeElement.closest('tbody tr, h1') !== null"), "focus is in the list still"


def test_a_lost_connection_is_told_and_mended_and_a_hidden_tab_rests(
    browser: Browser, lucka: Running, beside: Database
) -> None:
    berit = signed_in(browser, lucka, "berit", TELEPHONE)
    berit.goto(f"{lucka.address}/desk?view=unassigned")
    assert_fits(berit)
    berit.context.set_offline(True)
    expect(berit.get_by_text("Ingen kontakt just nu.")).to_be_visible(timeout=SOON)
    reference = come_in(beside, days=50)
    berit.context.set_offline(False)
    expect(berit.locator(f"#row-{reference}")).to_be_visible(timeout=2 * SOON)
    expect(berit.get_by_text("Kontakten är tillbaka.")).to_be_visible()

    asked: list[str] = []
    berit.on("request", lambda request: asked.append(request.url))
    berit.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    berit.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    time.sleep(2.5)
    assert asked == []
    berit.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    berit.wait_for_timeout(500)
    assert asked
