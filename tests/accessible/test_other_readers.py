"""The part of the whole run that every test run holds: from right to left, in large letters, at the desk, and for ears alone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from forms import library
from tests.accessible.matrix import FEW_VIEWS, ONE_VIEW
from tests.accessible.places import KINDS, SERVICES
from tests.accessible.touring import Trip, go
from tests.accessible.visitor import Visitor
from tests.served import Running
from tests.walking import PDF

pytestmark = pytest.mark.browser
TRIPS = [
    Trip("citizen", "ar", ("start", "service", "first question", "open a case, wrong code"), ONE_VIEW, ("open a case",)),
    Trip("citizen", "en", ("start, large", "a question, large, wrong"), ONE_VIEW, ("a question, large",)),
    Trip("desk", "sv", ("sign in", "queue", "a case"), FEW_VIEWS, ()),
]
TOLD = "[...document.querySelectorAll('[role=status], [role=alert], [aria-live]')].map((each) => each.textContent).join(' ')"


@pytest.mark.parametrize("trip", TRIPS, ids=str)
def test_everyone_can_use_the_central_pages(trip: Trip, browser: Browser, municipality: Running) -> None:
    found = go(trip, municipality.address, browser)
    assert not found.faults, "\n".join(found.faults)
    assert found.views == len(trip.places) * len(trip.views)


def test_a_file_that_is_kept_says_so(browser: Browser, municipality: Running, tmp_path: Path) -> None:
    """What changes on a page without a new page is told to those who do not see it."""
    drawing = tmp_path / "ritning.pdf"
    drawing.write_bytes(PDF)
    context = browser.new_context(locale="sv-SE")
    visitor = Visitor(context, municipality.address, "sv", {name: library.form(form) for name, form in SERVICES.items()})
    visitor.begin(KINDS).answer_on(KINDS, "/apply/enclosures", pet="yes", home="flat")
    page = visitor.page
    page.locator("input[value=now]").first.check()
    page.locator("input[type=file]").first.set_input_files(drawing)
    page.locator("ul.files").get_by_text("ritning.pdf").first.wait_for()
    assert "ritning.pdf" in page.evaluate(TOLD)
    context.close()
