"""The manners of a page: what every page owes every reader, whatever it is about."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import html

from accessibility import languages

UNLABELLED = {"hidden", "submit", "button", "image", "reset"}
_EXTERNAL = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.I)


def faults(source: str) -> list[str]:
    """Every breach of manners in one page, in words."""
    page = html.document_fromstring(source)
    return [
        *_doctype(source),
        *_language(page),
        *_headings(page),
        *_ids(page),
        *_labels(page),
        *_forms(page),
        *_links(page),
        *_safety(page),
    ]


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _doctype(source: str) -> Iterator[str]:
    if not source.lower().startswith("<!doctype html>"):
        yield "the page does not begin with <!doctype html>"
    if "{{" in source or "{%" in source:
        yield "a template's own marks stand on the page"


def _language(page: html.HtmlElement) -> Iterator[str]:
    known = languages.every().get(page.get("lang", ""))
    if known is None or page.get("dir") != known.direction:
        yield "html has no language of ours, or not its direction"


def _headings(page: html.HtmlElement) -> Iterator[str]:
    headings = page.findall(".//h1")
    if len(headings) != 1:
        yield f"{len(headings)} h1 instead of one"
        return
    title, heading = _words(page.find(".//title")), _words(headings[0])
    heading = re.sub(r" \((?:valfritt|optional|du kan svara senare|can be added later)\)$", "", heading)
    if not re.sub(r"^(?:Fel|Error): ", "", title).startswith(heading):
        yield f"the title “{title}” does not begin with the h1 “{heading}”"
    if len(page.findall(".//main")) != 1:
        yield "there is not exactly one main"


def _ids(page: html.HtmlElement) -> Iterator[str]:
    ids = Counter(page.xpath("//@id"))
    yield from (f"id {name} stands {count} times" for name, count in ids.items() if count > 1)
    for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
        for value in page.xpath(f"//@{attribute}"):
            yield from (f"{attribute} names {name}, which is not there" for name in value.split() if name not in ids)


def _labels(page: html.HtmlElement) -> Iterator[str]:
    labelled = set(page.xpath("//label/@for"))
    for field in page.xpath("//input | //select | //textarea"):
        if field.get("type") in UNLABELLED or field.get("id") in labelled:
            continue
        if not (field.get("aria-label") or field.get("aria-labelledby") or field.xpath("ancestor::label")):
            yield f"the field {field.get('name')} has no label"
    for button in page.xpath("//button"):
        if button.get("value"):
            yield f"the button {button.get('name')} has a value, which lynx shows in front of its words"
        if not (_words(button) or button.get("aria-label")):
            yield "a button says nothing"
    for fieldset in page.xpath("//fieldset[not(legend)]"):
        yield f"the fieldset {fieldset.get('id')} has no legend"


def _forms(page: html.HtmlElement) -> Iterator[str]:
    for form in page.findall(".//form"):
        method = (form.get("method") or "").lower()
        if method not in ("get", "post") or not form.get("action"):
            yield f"a form lacks method or action: {form.attrib}"
        if method == "post" and not form.xpath(".//input[@type='hidden'][@name='seal'][string(@value)]"):
            yield f"the form to {form.get('action')} has no seal"
        has_file = bool(form.xpath(".//input[@type='file']"))
        if has_file and form.get("enctype") != "multipart/form-data":
            yield f"the form to {form.get('action')} takes files but not as multipart"


def _links(page: html.HtmlElement) -> Iterator[str]:
    for link in page.iter("a"):
        if link.get("href") is None or not (_words(link) or link.get("aria-label")):
            yield f"a link is empty: {html.tostring(link, encoding='unicode')[:120]}"
    for image in page.iter("img"):
        if image.get("alt") is None:
            yield f"the picture {image.get('src')} has no alt"


def _safety(page: html.HtmlElement) -> Iterator[str]:
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        yield from (f"{name} on {element.tag}" for name in element.attrib if name == "style" or name.startswith("on"))
        for name in ("src", "href", "action", "data-hx-post", "data-hx-get"):
            value = element.get(name) or ""
            may_leave = element.tag == "a" and value.startswith(("https://", "mailto:", "tel:"))
            if value.lower().startswith(("javascript:", "data:")) or (_EXTERNAL.match(value) and not may_leave):
                yield f"{element.tag} {name} leads outside: {value}"
    yield from ("script in the page" for each in page.iter("script") if not each.get("src"))
    yield from ("style in the page" for _ in page.iter("style"))
