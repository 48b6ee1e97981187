import io
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from portal import body
from portal.endpoint import action, page
from portal.errors import HANDLERS
from portal.guard import Guard
from portal.refusals import LeftOff, TooMuchSent
from tests.client import Client
from tests.portal.conftest import SECRET


def _form(visit, db):
    return PlainTextResponse(str(visit.seal()))


def _add(visit, db):
    return PlainTextResponse(visit.fields["department"])


def _upload(visit, db):
    name, file = visit.uploads.multi_items()[0]
    return PlainTextResponse(f"{name} {file.filename} {file.size} {len(file.file.read())}")


ROUTES = [
    Route("/form", page(_form)),
    Route("/add", action(_add), methods=["POST"]),
    Route("/upload", action(_upload, files=True), methods=["POST"]),
]


@pytest.fixture
def client(house):
    app = Starlette(routes=ROUTES, exception_handlers=HANDLERS)
    app.state.house = house
    return Client(Guard(app), SECRET)


def test_a_file_is_handed_over_whole(client):
    seen = client.post("/upload", {}, files={"plan": ("plan.pdf", io.BytesIO(b"x" * 3_000_000), "application/pdf")})
    assert seen.text == "plan plan.pdf 3000000 3000000"


@pytest.mark.parametrize("declared", [True, False])
def test_too_large_a_body_is_refused_in_words(client, declared):
    body = b"x" * 30_000_000
    content = body if declared else iter([body[:15_000_000], body[15_000_000:]])
    headers = {"content-type": "multipart/form-data; boundary=b"}
    seen = client.see(client.browser.post("/upload", content=content, headers=headers), "/upload")
    assert seen.status == 413
    assert "21 MB" in seen.text


def test_an_ordinary_form_is_at_most_a_million_bytes(client):
    seen = client.post("/add", {"department": "x" * 1_000_001})
    assert seen.status == 413
    assert "1 MB" in seen.text


def test_too_many_fields_are_refused_in_words(client):
    seen = client.post("/add", {f"field{n}": "x" for n in range(2100)})
    assert seen.status == 413
    assert "Vi tar emot högst 2" in seen.text


def _part(value):
    return b'--b\r\nContent-Disposition: form-data; name="seal"\r\n\r\n' + value + b"\r\n--b--\r\n"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data; nam"),
        ("multipart/form-data", b"--b\r\n"),
        ("multipart/form-data; boundary=b", b"nothing of the sort"),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="seal"\r\n\r\nhalf of it'),
        ("application/json", b'{"department": "parks"}'),
        ("multipart/form-data; boundary=b; charset=unicode_escape", _part(rb"\ud800")),
        ("multipart/form-data; boundary=b; charset=punycode", _part(b"9" * 900_000)),
    ],
)
def test_what_cannot_be_read_as_a_form_is_refused_in_words(client, kind, body):
    client.token()
    answer = client.browser.post("/upload", content=body, headers={"content-type": kind})
    assert answer.status_code == 400
    assert "<h1>Det du skickade går inte att läsa</h1>" in answer.text


@pytest.mark.parametrize("declared", ["20", "30000000"])
def test_a_sender_who_falls_silent_is_not_waited_for(monkeypatch, declared):
    monkeypatch.setattr(body, "SILENCE_SECONDS", 0.05)
    headers = [(b"content-type", b"application/x-www-form-urlencoded"), (b"content-length", declared.encode())]

    async def reading():
        request = Request({"type": "http", "method": "POST", "headers": headers}, anyio.sleep_forever)
        await body.read(request, files=False)

    with pytest.raises((LeftOff, TooMuchSent)), ThreadPoolExecutor(1) as thread:
        thread.submit(anyio.run, reading).result()


def test_line_ends_become_one_kind_and_nul_is_dropped(client):
    assert client.post("/add", {"department": "pa\0rks"}).text == "parks"
