"""Names, headings, languages, purposes and drawings."""

import json

from playwright.sync_api import Page

from tests.accessible.looking import check, eyes

TONGUES = {
    "sv": r"(?<!\p{L})(och|att|för|är|inte|som|det|vill|ska|från|till|om|du)(?!\p{L})",
    "en": r"(?<!\p{L})(the|and|you|your|of|is|are|will|with|from|to|for)(?!\p{L})",
    "fi": r"(?<!\p{L})(ja|ei|että|tai|voit|jos|sinun|olet|sen)(?!\p{L})",
}
"""Little words that give a language away."""
SENSES = r"(?<!\p{L})(till (höger|vänster)|(gröna?|röda?|blåa?|gula?|runda?) (knapp|ruta|fält|text)\p{L}*|(right|left)-hand|on the (right|left)|(green|red|blue|yellow|round) (button|box|field|text))"


@check("1.3.1", "2.4.6")
def headings_step_down(page: Page) -> list[str]:
    """One h1, and no level skipped."""
    return eyes(page, "skippedHeadings()")


@check("2.4.2", "2.4.6")
def title_tells_the_page(page: Page) -> list[str]:
    """The title begins with the page's heading and ends with whose page it is."""
    title = page.title()
    heading = page.evaluate(
        "document.querySelector('h1')?.firstElementChild?.firstChild?.data || document.querySelector('h1')?.innerText || ''"
    )
    first = " ".join(heading.split()).split(" (")[0]
    return [] if first and first in title and " – " in title else [f"the title “{title}” does not tell “{first}”"]


@check("3.1.1", "3.1.2")
def languages_are_marked(page: Page) -> list[str]:
    """The page says its language, and what is in another says so."""
    faults = [] if page.locator("html[lang]").count() else ["html has no language"]
    strange = page.evaluate("Boolean(document.querySelector('html[lang|=ar]'))")
    right = page.locator("html").get_attribute("dir") == "rtl"
    if strange != right:
        faults.append("the direction is not that of the language")
    return faults + eyes(page, f"strangeWords({json.dumps(TONGUES)})")


@check("1.3.3")
def needs_no_senses(page: Page) -> list[str]:
    """No instruction leans on place, shape or colour."""
    text = page.evaluate("document.body.innerText")
    found = page.evaluate("([text, pattern]) => text.match(new RegExp(pattern, 'giu')) || []", [text, SENSES])
    return [f"told by the senses: “{words}”" for words in found]


@check("2.5.3", "4.1.2")
def name_says_what_is_seen(page: Page) -> list[str]:
    """Someone who speaks the words that stand on a thing reaches it."""
    return eyes(page, "misnamed()") + eyes(page, "unnamed()")


@check("3.3.2", "1.3.1")
def fields_are_labelled(page: Page) -> list[str]:
    """Every field has a label that is seen; choices stand in groups; tables have names and headings."""
    return eyes(page, "unlabelledFields()") + eyes(page, "tableFaults()")


@check("1.3.5")
def purposes_are_told(page: Page) -> list[str]:
    """What is asked about the person carries a purpose that there is, and the right one."""
    return eyes(page, "purposes()")


@check("1.1.1", "1.4.5")
def drawings_are_silent_or_named(page: Page) -> list[str]:
    """A drawing is hidden from speech or named; no text is a picture."""
    return eyes(page, "pictures()")


@check("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.4.2")
def has_no_media(page: Page) -> list[str]:
    """There is no sound, no film, and nothing of others on the page."""
    return eyes(page, "media()")


@check("1.3.1", "2.4.1")
def text_stands_in_landmarks(page: Page) -> list[str]:
    """Header, navigation, main and footer are there, and all text is in one of them."""
    return eyes(page, "landmarks()")


@check("2.4.4")
def links_speak_for_themselves(page: Page) -> list[str]:
    """No link says only “here” or “more”."""
    return eyes(page, "emptyLinks()")


@check("2.5.7", "2.5.1", "2.5.4")
def nothing_is_dragged(page: Page) -> list[str]:
    """Nothing waits for dragging, gestures or shaking."""
    return page.evaluate(
        "[...document.querySelectorAll('[draggable=true], [ondragstart], [ontouchmove], [dropzone]')].map(each => `is dragged: ${each.localName}`)"
    )


@check("3.2.6", when="citizen")
def help_has_its_place(page: Page) -> list[str]:
    """The number to ring stands right after the page's content, before the footer."""
    order = page.evaluate("[...document.body.children].map(each => each.id === 'help' ? 'help' : each.localName)")
    number = page.locator("#help a[href^='tel:']").count()
    placed = "help" in order and "footer" in order and order.index("main") < order.index("help") < order.index("footer")
    return [] if placed and number else ["the help strip is not between the content and the footer, with a number"]


@check("2.4.5", when="citizen")
def leads_to_all_services(page: Page) -> list[str]:
    """From every page one comes to the list of services, where there is a search too."""
    return [] if page.locator("footer a[href='/'], header a[href='/']").count() else ["no way to all services"]
