"""One request as a handler sees it: what was asked and sent, in which language, by whom, and the cookies to send back."""

import hmac
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from markupsafe import Markup
from starlette.datastructures import URL, FormData, ImmutableMultiDict, QueryParams, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from accessibility import languages
from eservices.services import is_reserved
from forms.texts import Say
from portal import seal
from portal.refusals import NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accessibility.languages import Language
    from eservices.files import Files
    from eservices.municipality import Municipality
    from eservices.people import Colleague
    from portal.alongside import Beside, Help
    from portal.house import House

LANGUAGE_COOKIE = "lucka_language"
STAFF_COOKIE = "lucka_staff"
DRAFT_COOKIE = "lucka_draft_"
VIEW_COOKIE = "lucka_view"
LARGE = "large"
STAFF_PATHS = ("/desk", "/office", "/admin")
YEAR = 365 * 24 * 3600


@dataclass
class Visit:
    """A request, read; handlers take it first."""

    request: Request
    fields: ImmutableMultiDict[str, str] = field(default_factory=ImmutableMultiDict)
    uploads: ImmutableMultiDict[str, UploadFile] = field(default_factory=ImmutableMultiDict)
    staff: "Colleague | None" = None
    helped: "Help | None" = None
    """The help that is asked for, or runs, with the application of the page."""
    letter: "Beside | None" = None
    """The letter whose scan stands beside the page."""
    _set_cookies: dict[str, tuple[str, int | None]] = field(default_factory=dict)

    @property
    def house(self) -> "House":
        """What the whole application shares: settings, database, files, secret."""
        return self.request.app.state.house

    @property
    def municipality(self) -> "Municipality":
        return self.house.settings.municipality

    @property
    def files(self) -> "Files":
        return self.house.files

    @property
    def path(self) -> dict[str, str]:
        """The parts of the address that the route names. Raises NotFound for NUL, which PostgreSQL can look nothing up by."""
        if any("\0" in text for text in self.request.path_params.values()):
            raise NotFound
        return self.request.path_params

    @property
    def query(self) -> QueryParams:
        return self.request.query_params

    @property
    def is_htmx(self) -> bool:
        return self.request.headers.get("hx-request") == "true"

    @property
    def is_renewed(self) -> bool:
        """Whether the page renews itself, without anybody having pressed anything."""
        return self.request.headers.get("x-lucka-live") == "yes"

    @property
    def languages(self) -> "Mapping[str, Language]":
        """What the reader of this page chooses from, in the order of the menu: colleagues work in fewer languages."""
        return languages.for_staff() if self.request.url.path.startswith(STAFF_PATHS) else languages.offered()

    @cached_property
    def language(self) -> str:
        """Asked for in the address, remembered in the cookie, or the best that the browser names; else Swedish."""
        asked = self.query.get("lang", "")
        if asked in self.languages:
            self.keep(LANGUAGE_COOKIE, asked, seconds=YEAR)
            return asked
        kept = self.cookie(LANGUAGE_COOKIE)
        accepted = self.request.headers.get("accept-language", "")
        return kept if kept in self.languages else languages.choose(accepted, self.languages)

    @property
    def say(self) -> Say:
        return languages.say_for(self.language)

    @property
    def is_trial(self) -> bool:
        """Whether the address is of a trial: a form that is tried before it is published."""
        return is_reserved(self.request.path_params.get("service", ""))

    @property
    def is_large(self) -> bool:
        """Whether this browser has asked for larger text and a simpler page."""
        return self.cookie(VIEW_COOKIE) == LARGE

    @property
    def here(self) -> str:
        """This page's path and query, to come back to; for the answer to a POST the page that it was sent from."""
        address = self.request.url
        if self.request.method not in ("GET", "HEAD"):
            address = _sent_from(self.request) or URL("/")
        return f"{address.path}?{address.query}" if address.query else address.path

    def in_language(self, language: str) -> str:
        """This page's address in another language."""
        return "?" + str(self.query_with("lang", language))

    def query_with(self, name: str, value: str) -> QueryParams:
        kept = [(key, text) for key, text in self.query.multi_items() if key != name]
        return QueryParams([*kept, (name, value)])

    @cached_property
    def address_key(self) -> str:
        """Who asks, for throttling: a keyed hash of the address (of the network in IPv6), useless without our secret."""
        return hmac.new(self.house.secret, f"address\n{_network(self.request)}".encode(), sha256).hexdigest()[:32]

    def cookie(self, name: str) -> str:
        """The value that this visit will have left the browser with."""
        if name in self._set_cookies:
            return self._set_cookies[name][0]
        return self.request.cookies.get(name, "")

    def keep(self, name: str, value: str, seconds: int | None = None) -> None:
        """Sets a cookie that no script reads; without `seconds` it goes when the browser closes."""
        self._set_cookies[name] = (value, seconds)

    def forget(self, name: str) -> None:
        self._set_cookies[name] = ("", 0)

    def draft(self, service: str) -> str:
        """The secret of this browser's draft for a service, "" when it has none."""
        return self.cookie(DRAFT_COOKIE + service)

    def keep_draft(self, service: str, secret: str, seconds: int = 60 * 24 * 3600) -> None:
        self.keep(DRAFT_COOKIE + service, secret, seconds)

    def forget_draft(self, service: str) -> None:
        self.forget(DRAFT_COOKIE + service)

    @property
    def staff_cookie(self) -> str:
        return self.cookie(STAFF_COOKIE)

    def keep_staff(self, token: str) -> None:
        """Signs this browser in; the seal is made anew, so that nothing from before holds."""
        self.keep(STAFF_COOKIE, token)
        self.renew_seal()

    def forget_staff(self) -> None:
        self.forget(STAFF_COOKIE)
        self.renew_seal()

    def renew_seal(self) -> None:
        self.keep(seal.COOKIE, seal.new())

    def seal(self) -> Markup:
        """The hidden field that every POST form holds."""
        if not self.cookie(seal.COOKIE):
            self.renew_seal()
        token = seal.token(self.house.secret, self.cookie(seal.COOKIE))
        return Markup('<input type="hidden" name="{}" value="{}">').format(seal.FIELD, token)

    def is_sealed(self) -> bool:
        """Whether the posted form carries a token for the browser's seal."""
        return seal.fits(self.house.secret, self.request.cookies.get(seal.COOKIE, ""), self.fields.get(seal.FIELD, ""))

    def leave_cookies(self, response: Response) -> None:
        """Puts the cookies set during the visit on the response."""
        secure = self.request.url.scheme == "https"
        for name, (value, seconds) in self._set_cookies.items():
            response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=secure)


def with_form(request: Request, form: FormData) -> Visit:
    """The visit with what was posted: line ends made one, NUL dropped, empty file pickers left out."""
    fields = [(_clean(name), _clean(value)) for name, value in form.multi_items() if isinstance(value, str)]
    files = [(_clean(name), value) for name, value in form.multi_items() if isinstance(value, UploadFile) and value.filename]
    return Visit(request, ImmutableMultiDict(fields), ImmutableMultiDict(files))


def asked_number(visit: Visit, name: str) -> int:
    """A number in the address, 0 where it has none. Raises NotFound for what is no number of ours."""
    number = read_number(visit.path.get(name, "0"))
    if number is None:
        raise NotFound
    return number


def read_number(text: str) -> int | None:
    """The number that a field or an address holds; None for what is no number of ours."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _sent_from(request: Request) -> URL | None:
    """The page of ours that the browser says it comes from."""
    said = URL(request.headers.get("referer", ""))
    try:
        return said if said.netloc == request.url.netloc else None
    except ValueError:
        return None


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _network(request: Request) -> str:
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((address, 64), strict=False))
    return host
