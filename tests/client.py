"""A browser without a screen: walks the pages as a person does and holds every one of them to good manners."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from anyio.from_thread import BlockingPortal, start_blocking_portal
from cssselect2 import ElementWrapper
from lxml import html
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from portal import seal
from tests.manners import faults

HOST = "http://lucka.test"
Fields = Mapping[str, str | list[str]]
_OPEN = ExitStack()


@dataclass
class Seen:
    """One answer. Its page has been checked for manners when it is HTML."""

    response: Any
    url: str

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def content(self) -> bytes:
        return self.response.content

    @property
    def headers(self) -> Mapping[str, str]:
        return self.response.headers

    @property
    def page(self) -> html.HtmlElement:
        return html.document_fromstring(self.response.text)

    @property
    def text(self) -> str:
        """What is read on the page, white space made one."""
        return words(self.page.body) if self.is_html else self.response.text

    @property
    def h1(self) -> str:
        return words(self.page.find(".//h1"))

    @property
    def title(self) -> str:
        return words(self.page.find(".//title"))

    @property
    def location(self) -> str:
        return self.headers.get("location", "")

    @property
    def is_html(self) -> bool:
        return self.headers.get("content-type", "").startswith("text/html")

    def select(self, css: str) -> list[html.HtmlElement]:
        """Elements by CSS selector."""
        found = ElementWrapper.from_html_root(self.page).query_all(css)
        return [wrapper.etree_element for wrapper in found]

    def link(self, text: str) -> str:
        """Where the first link that says `text` leads."""
        return next(link.get("href") for link in self.page.iter("a") if text in words(link))

    def form(self, button: str | None = None, index: int = 0) -> html.FormElement:
        """The POST form with that button, or the one at `index`, the header's switch of text size not counted."""
        posting = [form for form in self.page.forms if form.method == "POST" and (button or form.action != "/view")]
        if button is not None:
            posting = [form for form in posting if any(button in words(each) for each in form.iter("button"))]
        return posting[index]


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


class Client:
    """Follows nothing by itself: a redirect is an answer."""

    def __init__(self, app: ASGIApp, secret: bytes) -> None:
        self._secret = secret
        self.browser = TestClient(app, base_url=HOST, follow_redirects=False, headers={"accept-language": "sv"})
        self.browser.portal = _loop()

    def get(self, url: str, **more: Any) -> Seen:
        return self.see(self.browser.get(url, **more), url)

    def post(self, url: str, fields: Fields | None = None, *, token: bool = True, **more: Any) -> Seen:
        """Posts to an address, with a token of this browser's seal unless told not to."""
        sent = {**({"seal": self.token()} if token else {}), **(fields or {})}
        return self.see(self.browser.post(url, data=sent, **more), url)

    def submit(
        self, seen: Seen, fields: Fields | None = None, *, button: str | None = None, form: int = 0, **more: Any
    ) -> Seen:
        """Fills in a form that has been seen and presses its button (the first, or the one that says `button`)."""
        filled = seen.form(button, form)
        pressed = _button(filled, button)
        named = {pressed.get("name"): pressed.get("value", "")} if pressed is not None and pressed.get("name") else {}
        action = (pressed is not None and pressed.get("formaction")) or filled.action or ""
        sent = _as_it_stands(filled) | named | dict(fields or {})
        return self.see(self.browser.post(urljoin(seen.url, action), data=sent, **more), action or seen.url)

    def follow(self, seen: Seen) -> Seen:
        """Where a 303 leads."""
        assert seen.status == 303, f"{seen.status} instead of 303: {seen.text[:500]}"
        return self.get(urljoin(seen.url, seen.location))

    def token(self) -> str:
        """A token for this browser's seal."""
        if seal.COOKIE not in self.browser.cookies:
            self.browser.cookies.set(seal.COOKIE, seal.new())
        return seal.token(self._secret, self.browser.cookies[seal.COOKIE])

    def see(self, response: Any, url: str) -> Seen:
        """What came, with its manners checked."""
        seen = Seen(response, urlsplit(str(response.url)).path or url)
        if seen.is_html and response.text:
            found = faults(response.text)
            assert not found, f"{url} ({response.status_code}) has bad manners:\n" + "\n".join(found)
        return seen


@cache
def _loop() -> BlockingPortal:
    """One event loop for all that is asked, as in a server: a loop and threads for each request cost a third of a page."""
    return _OPEN.enter_context(start_blocking_portal())


def _as_it_stands(form: html.FormElement) -> dict[str, list[str]]:
    """What the browser would send without anything being changed."""
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        if not any(field.name == name and field.get("type") == "file" for field in form.inputs if field.name):
            sent.setdefault(name, []).append(value)
    return sent


def _button(form: html.FormElement, button: str | None) -> html.HtmlElement | None:
    return next((each for each in form.iter("button") if button is None or button in words(each)), None)
