"""The part of the whole run that every test run holds: a citizen's central pages, in a narrow light view and a wide dark one."""

import pytest
from playwright.sync_api import Browser

from tests.accessible import markup, weights
from tests.accessible.matrix import FEW_VIEWS
from tests.accessible.touring import Trip, go
from tests.served import Running

pytestmark = pytest.mark.browser
LOOKED_AT = ("start", "service", "who, nothing answered", "days, nothing answered", "check the answers", "receipt",
             "a question to answer")  # fmt: skip
THROUGH = ("first question", "days, empty", "declaration, empty", "status of a case")


def test_a_citizens_central_pages_can_be_used_by_everyone(browser: Browser, municipality: Running) -> None:
    found = go(Trip("citizen", "sv", LOOKED_AT, FEW_VIEWS, THROUGH), municipality.address, browser)
    faults = found.faults + markup.faults(found.sources.kept) + weights.faults(found.sources.kept, municipality.address)
    assert not faults, "\n".join(faults)
    assert found.views == len(LOOKED_AT) * len(FEW_VIEWS)
