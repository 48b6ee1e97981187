"""The browser of the journeys."""

from pathlib import Path

import pytest

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Debian's Chromium, without the sandbox that root cannot have."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed")
    return browser_type_launch_args | {"executable_path": str(CHROMIUM), "args": ["--no-sandbox"]}
