"""The browser of the journeys, and the administrators who write forms in it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.served import Running

CHROMIUM = Path("/usr/bin/chromium")
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Debian's Chromium, without the sandbox that root cannot have."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed")
    return browser_type_launch_args | {"executable_path": str(CHROMIUM), "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def administrators(lucka: Running) -> Running:
    """The served Lucka, with Eva who writes forms and Mia who reads them."""
    for name, full in (("eva", "Eva Lindgren"), ("mia", "Mia Strand")):
        lucka.employ(name, full, "administrator")
    return lucka
