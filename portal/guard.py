"""What goes out with every answer, even 413 and 500: safety headers, a number for each request, and one line in the log.

A line in the log holds no personal data: the route instead of the address, no query, no address of the visitor.
"""

import secrets
import time
import traceback
from urllib.parse import quote

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from eservices.services import TRIAL

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TWO_YEARS = "max-age=63072000"
log = structlog.get_logger("lucka.web")


class Guard:
    """Wraps the whole application. With `raises`, what nobody foresaw goes on being raised (tests want to see it)."""

    def __init__(self, app: ASGIApp, *, raises: bool = False) -> None:
        self._app, self._raises = app, raises

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        number = secrets.token_hex(4)
        scope.setdefault("state", {})["number"] = number
        began, status = time.perf_counter(), 0

        async def guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _add_headers(message, scope, number)
            await send(message)

        try:
            await self._app(scope, receive, guarded)
        except Exception as error:
            _note_fault(error, number)
            if self._raises or not status:
                raise
        finally:
            _note(scope, number, status, time.perf_counter() - began)


def _add_headers(message: Message, scope: Scope, number: str) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("Cache-Control", "no-store")
    headers["X-Request-Id"] = number
    if f"/{TRIAL}" in scope["path"]:
        headers["X-Robots-Tag"] = "noindex, nofollow"
    if scope["scheme"] == "https":
        headers["Strict-Transport-Security"] = TWO_YEARS


def _note(scope: Scope, number: str, status: int, seconds: float) -> None:
    route = getattr(scope.get("route"), "path", None) or "-"
    log.info("answered", number=number, method=quote(scope["method"]), route=route, status=status, ms=round(seconds * 1000, 1))


def _note_fault(error: Exception, number: str) -> None:
    """Where it happened, without the message: messages quote what people wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    log.error("fault", number=number, kind=type(error).__name__, at=[f"{f.filename}:{f.lineno}" for f in frames])
