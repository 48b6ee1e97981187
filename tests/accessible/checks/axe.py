"""All that axe can tell, with every rule of WCAG 2.0–2.2 A and AA, target size and the experimental rules on."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.accessible.looking import check

EVERYTHING = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
"""No rule is off. One that must be is named here with the day and the reason."""
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "resultTypes": ["violations"]}
RUN = """options => axe.run(document, options).then((seen) => seen.violations.flatMap(
  (each) => each.nodes.map((node) => `${each.id}: ${each.help}: ${node.html.slice(0, 160)}`)))"""


def _seen(page: Page, options: dict[str, Any]) -> list[str]:
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(RUN, options)


@check("1.1.1", "1.3.1", "1.3.5", "1.4.3", "1.4.12", "2.4.1", "2.4.2", "2.4.4", "2.5.3", "2.5.8", "3.1.1", "3.1.2", "3.3.2", "4.1.2",
       when="width")  # fmt: skip
def axe(page: Page) -> list[str]:
    """No rule is broken."""
    return _seen(page, EVERYTHING)


@check("1.4.3", when="scheme")
def contrast(page: Page) -> list[str]:
    """Text stands out from its ground, and a link from the words around it, in light, dark and forced colours."""
    return _seen(page, COLOURS)
