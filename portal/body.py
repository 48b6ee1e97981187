"""What is posted, read as the fields of a page within limits that are stated: broken, too many or too large is refused."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from anyio import fail_after
from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

from eservices.files import LIMIT as FILE_LIMIT
from portal.refusals import BrokenForm, LeftOff, TooManyFields, TooMuchSent

ORDINARY = 1_000_000
FIELDS = 2_000
"""A question of two hundred options in five languages is one page of a form's builder."""
FILES = 5
CHARSETS = frozenset({"utf-8", "utf8", "us-ascii", "iso-8859-1", "windows-1252"})
LONGEST_END = 300
SILENCE_SECONDS = 60
"""A sender of whom nothing has come for so long is gone; what had come is let go of."""
DRAINED = 10
"""How many times the limit is read and thrown away, so that a browser that is still sending gets to read the refusal."""


async def read(request: Request, *, files: bool, most: int = FILE_LIMIT) -> FormData:
    """The posted fields; with `files`, of `most` bytes together.

    Raises TooMuchSent, TooManyFields, BrokenForm; LeftOff when the sender is gone.
    """
    limit = most + ORDINARY if files else ORDINARY
    counted = _Measured(request.receive, limit)
    measured = Request(request.scope, counted.receive)
    try:
        if int(request.headers.get("content-length") or 0) > limit:
            raise TooMuchSent(limit)
        posted = await _parse(measured)
        if not counted.is_whole(request.headers.get("content-type", "")):
            raise BrokenForm
        return posted
    except TooMuchSent:
        await counted.drain()
        raise
    except MultiPartException as broken:
        await counted.drain()
        raise (TooManyFields(FIELDS) if broken.message.startswith("Too many") else BrokenForm) from None
    except (ClientDisconnect, TimeoutError):
        raise LeftOff from None
    except ValueError:
        raise BrokenForm from None


async def _parse(request: Request) -> FormData:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        _refuse_strange_charset(request.headers["content-type"])
        parser = MultiPartParser(request.headers, request.stream(), max_files=FILES, max_fields=FIELDS, max_part_size=ORDINARY)
        return await parser.parse()
    if kind == "application/x-www-form-urlencoded":
        return await FormParser(request.headers, request.stream(), max_fields=FIELDS, max_part_size=ORDINARY).parse()
    if await request.body():
        raise BrokenForm
    return FormData()


def _refuse_strange_charset(content_type: str) -> None:
    """Others are written by no browser; they may take minutes to read, or give what is no text at all."""
    charset = parse_options_header(content_type)[1].get(b"charset", b"utf-8")
    if charset.decode("latin-1").lower() not in CHARSETS:
        raise BrokenForm


class _Measured:
    """The body as it arrives, counted; more than the limit is TooMuchSent."""

    def __init__(self, receive: Callable[[], Awaitable[Message]], limit: int) -> None:
        self._receive, self._limit = receive, limit
        self._seen, self._ended, self._tail = 0, False, b""

    async def receive(self) -> Message:
        message = await self._next()
        if self._seen > self._limit:
            raise TooMuchSent(self._limit)
        return message

    async def _next(self) -> Message:
        with fail_after(SILENCE_SECONDS):
            message = await self._receive()
        chunk = message.get("body", b"")
        self._seen += len(chunk)
        self._tail = (self._tail + chunk[-LONGEST_END:])[-LONGEST_END:]
        self._ended = message["type"] == "http.disconnect" or not message.get("more_body", False)
        return message

    def is_whole(self, content_type: str) -> bool:
        """Whether a multipart body came to its own end; the parser does not mind when it did not."""
        kind, options = parse_options_header(content_type)
        return kind != b"multipart/form-data" or b"--%s--" % options.get(b"boundary", b"") in self._tail

    async def drain(self) -> None:
        with suppress(TimeoutError):
            while not self._ended and self._seen < DRAINED * self._limit:
                await self._next()
