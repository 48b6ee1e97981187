"""What those meet who have a poor line or no script: nothing moves when letters come late, and an application still gets there."""

import time

import pytest
from playwright.sync_api import Browser, Route

from forms import library
from tests.accessible.looking import eyes
from tests.accessible.visitor import Visitor
from tests.served import Running

pytestmark = pytest.mark.browser
WATCH = """
window.moved = 0;
new PerformanceObserver((list) => list.getEntries().forEach((each) => { moved += each.value })).observe({ type: 'layout-shift', buffered: true });
"""
LEAST = 0.01
"""A tenth of what counts as good: text may grow by a hair, and nothing may jump."""


@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.parametrize("path", ["/", "/services/home-care", "/services/contact/apply"])
def test_nothing_moves_when_the_letters_come_late(browser: Browser, lucka: Running, path: str, language: str) -> None:
    def late(route: Route) -> None:
        time.sleep(0.15)
        route.continue_()

    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.add_init_script(WATCH)
    page.route("**/*.woff2", late)
    page.goto(f"{lucka.address}{path}?lang={language}")
    page.evaluate("document.fonts.ready.then(() => null)")
    page.wait_for_timeout(150)
    assert page.evaluate("moved") <= LEAST
    page.close()


def test_an_application_reaches_its_receipt_without_script(browser: Browser, lucka: Running) -> None:
    context = browser.new_context(locale="sv-SE", java_script_enabled=False, viewport={"width": 320, "height": 640})
    visitor = Visitor(context, lucka.address, "sv", {"contact": library.form("contact")})
    visitor.begin("contact").press()
    assert visitor.page.title().startswith("Fel: ") and visitor.has("#problems a")
    visitor.answer_on("contact", "/apply/check")
    assert not eyes(visitor.page, "tooWide()")
    visitor.press().keep()
    assert {"reference", "code"} <= set(visitor.kept)
    context.close()
