"""Room, size, colour and movement."""

from io import BytesIO

from PIL import Image, ImageChops
from playwright.sync_api import Locator, Page

from tests.accessible.looking import check, dressed, eyes

SPACED = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important} p{margin-bottom:2em!important}"
)
COMFORTABLE = 44
"""Pixels: more than the 24 that 2.5.8 asks for."""


@check("1.4.10", "1.4.4", when="view")
def fits(page: Page) -> list[str]:
    """Nothing is wider than the window."""
    return eyes(page, "tooWide()")


@check("1.4.10", "1.4.4", when="width")
def whole_text(page: Page) -> list[str]:
    """No text is cut off or stands over another."""
    return eyes(page, "clipped()") + eyes(page, "overlapping()")


@check("1.4.4", when="width")
def double_text(page: Page) -> list[str]:
    """With the browser's letters set to double size nothing is lost."""
    letters = page.context.new_cdp_session(page)
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    try:
        grown = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        lost = eyes(page, "tooWide()") + eyes(page, "clipped()") + eyes(page, "overlapping()")
        return lost + ([] if grown >= 32 else [f"letters do not grow: {grown} px"])
    finally:
        letters.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        letters.detach()


@check("1.4.12", when="width")
def spaced_text(page: Page) -> list[str]:
    """With the room between lines, words and letters that some need nothing is lost."""
    return dressed(page, SPACED, lambda: eyes(page, "tooWide()") + eyes(page, "clipped()") + eyes(page, "overlapping()"))


@check("2.5.8", when="width")
def large_targets(page: Page) -> list[str]:
    """What is pressed is 44 px both ways, except links within sentences."""
    return eyes(page, f"smallTargets({COMFORTABLE})")


@check("1.3.2", "2.4.3", when="narrow")
def reads_downwards(page: Page) -> list[str]:
    """In one column what is read later stands further down."""
    return eyes(page, "outOfOrder()")


@check("1.4.1")
def links_are_underlined(page: Page) -> list[str]:
    """A link within a sentence is told by more than its colour."""
    return eyes(page, "plainLinks()")


@check("1.4.11", when="scheme")
def edges_are_seen(page: Page) -> list[str]:
    """A field's edge and a drawing stand out from the ground, 3 to 1."""
    if page.evaluate("matchMedia('(forced-colors: active)').matches"):
        return []
    return eyes(page, "faintEdges()") + eyes(page, "faintIcons()")


@check("1.4.1", "1.4.11", when="scheme")
def choices_are_seen(page: Page) -> list[str]:
    """A ticked box differs from an empty one in grey, not by colour alone."""
    for kind in ("radio", "checkbox"):
        ticked = page.locator(f"input[type={kind}]:checked").locator("visible=true")
        empty = page.locator(f"input[type={kind}]:not(:checked)").locator("visible=true")
        if ticked.count() and empty.count() and _unlike(ticked.first, empty.first) < 0.05:
            return [f"a ticked {kind} looks like an empty one"]
    return []


def _unlike(one: Locator, other: Locator) -> float:
    """The part of the pixels that differ clearly when colour is taken away."""
    first, second = (Image.open(BytesIO(each.screenshot())).convert("L") for each in (one, other))
    difference = ImageChops.difference(first, second.resize(first.size)).histogram()
    return sum(difference[64:]) / (first.width * first.height)


@check("2.2.2", "2.3.1")
def stands_still(page: Page) -> list[str]:
    """With reduced motion nothing moves at all, and nothing ever goes on for five seconds."""
    faults = eyes(page, "endless()")
    page.emulate_media(reduced_motion="reduce")
    try:
        return faults + eyes(page, "moving()")
    finally:
        page.emulate_media(reduced_motion="null")


@check("1.4.13")
def nothing_appears_on_hover(page: Page) -> list[str]:
    """No content comes and goes with the pointer."""
    return eyes(page, "appearing()")


@check("1.3.4")
def either_way_up(page: Page) -> list[str]:
    """The same is read on a telephone held upright and on its side."""
    before, read = page.viewport_size, []
    for width, height in ((360, 640), (640, 360)):
        page.set_viewport_size({"width": width, "height": height})
        clocks = "[...document.querySelectorAll('[data-clock]')].forEach((each) => each.textContent = '0:00')"
        page.evaluate(clocks)
        read.append(page.evaluate("document.body.innerText.replace(/\\s+/g, ' ')"))
    page.set_viewport_size(before)
    return [] if _same_words(*read) else ["another text when turned"]


def _same_words(one: str, other: str) -> bool:
    """Labels that a table shows in one column only are its headings in another."""
    return set(one.split()) == set(other.split())
