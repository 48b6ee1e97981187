"""All that axe can tell, with every rule of WCAG 2.0–2.2 A and AA, target size and the experimental rules on."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.accessible.looking import check

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
"""No rule is off. One that must be is named here with the day and the reason."""


@check("1.1.1", "1.3.1", "1.3.5", "1.4.3", "1.4.12", "2.4.1", "2.4.2", "2.4.4", "2.5.3", "2.5.8", "3.1.1", "3.1.2", "3.3.2", "4.1.2",
       when="view")  # fmt: skip
def axe(page: Page) -> list[str]:
    """No rule is broken."""
    seen = Axe().run(page, options=OPTIONS)
    return [
        f"{each['id']}: {each['help']}: {node['html'][:160]}" for each in seen.response["violations"] for node in each["nodes"]
    ]
