import io
import threading
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from sqlmodel import select
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from eservices import people, sessions
from eservices.people import Department
from portal import body
from portal.endpoint import action, page, see_other
from portal.errors import HANDLERS
from portal.guard import Guard
from portal.refusals import LeftOff, TooMuchSent
from portal.visit import Visit
from tests.client import Client
from tests.portal.conftest import SECRET


def _departments(db):
    return sorted(row.id for row in db.exec(select(Department)))


def _add(visit, db):
    people.ensure_department(db, visit.fields["department"])
    return PlainTextResponse(visit.fields["department"])


def _add_and_fail(visit, db):
    people.ensure_department(db, "never")
    raise ZeroDivisionError("a personal number: 19121212-1212")


def _write_while_reading(visit, db):
    people.ensure_department(db, "never")
    db.flush()
    return PlainTextResponse("written")


def _upload(visit, db):
    name, file = visit.uploads.multi_items()[0]
    return PlainTextResponse(f"{name} {file.filename} {file.size} {len(file.file.read())}")


def _desk(visit, db):
    return PlainTextResponse(visit.staff.full_name)


def _free(visit, database):
    with database.writing() as db:
        people.ensure_department(db, "own-transaction")
    return see_other("/elsewhere")


def _form(visit, db):
    visit.keep("remembered", "yes", seconds=60)
    return PlainTextResponse(str(visit.seal()))


ROUTES = [
    Route("/form", page(_form)),
    Route("/add", action(_add), methods=["POST"]),
    Route("/fail", action(_add_and_fail), methods=["POST"]),
    Route("/write-while-reading", page(_write_while_reading)),
    Route("/upload", action(_upload, files=True), methods=["POST"]),
    Route("/desk", page(_desk, staff=True)),
    Route("/desk", action(_desk, staff=True), methods=["POST"]),
    Route("/admin", page(_desk, staff="administrator")),
    Route("/free", action(_free, transaction=False), methods=["POST"]),
]


@pytest.fixture
def app(house):
    app = Starlette(routes=ROUTES, middleware=[Middleware(GZipMiddleware)], exception_handlers=HANDLERS)
    app.state.house = house
    return Guard(app)


@pytest.fixture
def client(app):
    return Client(app, SECRET)


@pytest.fixture
def signed_in(client, house):
    password_hash = people.hash_password("a long password")
    with house.database.writing() as db:
        people.add_staff(db, "berit", "Berit Ek", "agent", password_hash, set())
    _, token = sessions.sign_in(house.database, "berit", "a long password", "here")
    client.browser.cookies.set("lucka_staff", token)
    return client


def test_returning_commits(client, house):
    assert client.post("/add", {"department": "parks"}).status == 200
    with house.database.reading() as db:
        assert "parks" in _departments(db)


def test_raising_rolls_back_and_shows_our_own_page_with_a_number(client, house):
    seen = client.post("/fail")
    assert seen.status == 500
    assert seen.h1 == "Något gick fel hos oss"
    assert seen.headers["x-request-id"] in seen.text
    assert "0123-45 67 00" in seen.text
    with house.database.reading() as db:
        assert "never" not in _departments(db)


def test_a_fault_is_logged_without_what_people_wrote(client, capfd):
    client.post("/fail")
    said = "".join(capfd.readouterr())
    assert "ZeroDivisionError" in said
    assert "19121212" not in said


def test_the_log_holds_no_query_and_no_address_of_a_case(client, capfd):
    client.get("/form?name=Astrid")
    said = "".join(capfd.readouterr())
    assert "/form" in said
    assert "Astrid" not in said


def test_a_page_cannot_write(client, house):
    assert client.get("/write-while-reading").status >= 500
    with house.database.reading() as db:
        assert "never" not in _departments(db)


def test_a_handler_may_open_its_own_transaction(client, house):
    seen = client.post("/free")
    assert (seen.status, seen.location) == (303, "/elsewhere")
    with house.database.reading() as db:
        assert "own-transaction" in _departments(db)


def test_an_action_does_nothing_by_get(client):
    seen = client.get("/add")
    assert seen.status == 405
    assert "POST" in seen.headers["allow"]
    assert seen.h1 == "Sidan går inte att öppna direkt"


def test_head_is_answered_as_get_without_a_body(client):
    answer = client.browser.head("/form")
    assert (answer.status_code, answer.content) == (200, b"")


def test_without_a_token_nothing_is_done_and_what_was_typed_can_be_sent_again(client, house):
    seen = client.post("/add", {"department": "parks"}, token=False)
    assert seen.status == 403
    assert seen.h1 == "Sidan har blivit för gammal"
    with house.database.reading() as db:
        assert "parks" not in _departments(db)
    assert client.submit(seen).status == 200
    with house.database.reading() as db:
        assert "parks" in _departments(db)


def test_a_token_of_another_browser_does_not_fit(client, app):
    other = Client(app, SECRET)
    assert client.post("/add", {"department": "parks", "seal": other.token()}).status == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site", "origin": "http://lucka.test"}, 403),
        ({"origin": "http://lucka.test"}, 200),
        ({"origin": "https://evil.test"}, 403),
        ({"origin": "null"}, 403),
        ({"referer": "http://lucka.test/form"}, 200),
        ({"referer": "http://evil.test/lucka.test"}, 403),
        ({"origin": "http://["}, 403),
        ({}, 200),
    ],
)
def test_a_form_is_taken_only_from_our_own_pages(client, headers, status):
    assert client.post("/add", {"department": "parks"}, headers=headers).status == status


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("2001:db8::1", "2001:db8::2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
    ],
)
def test_tries_are_counted_by_address_and_in_ipv6_by_network(house, one, other, is_same):
    app = Starlette()
    app.state.house = house
    asking = [Visit(Request({"type": "http", "app": app, "client": (host, 1), "headers": []})) for host in (one, other)]
    assert (asking[0].address_key == asking[1].address_key) is is_same


def test_cookies_are_kept_from_scripts_and_from_plain_text_under_https(client):
    plain = client.get("/form").headers.get_list("set-cookie")
    assert all("HttpOnly" in cookie and "SameSite=lax" in cookie and "Secure" not in cookie for cookie in plain)
    safe = client.browser.get("https://lucka.test/form")
    assert all("Secure" in cookie for cookie in safe.headers.get_list("set-cookie"))
    assert "max-age" in safe.headers["strict-transport-security"]


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
    seen = client.post("/add", {f"field{n}": "x" for n in range(600)})
    assert seen.status == 413
    assert "500" in seen.text


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


def test_staff_pages_ask_for_a_sign_in_and_remember_where_one_was_going(client):
    seen = client.get("/desk?view=mine")
    assert (seen.status, seen.location) == (303, "/desk/sign-in?next=%2Fdesk%3Fview%3Dmine")
    assert client.post("/desk").status == 403


def test_staff_are_let_in_and_only_to_what_their_role_allows(signed_in):
    assert signed_in.get("/desk").text == "Berit Ek"
    assert signed_in.post("/desk").text == "Berit Ek"
    assert signed_in.get("/admin").status == 403


def test_many_at_once_are_all_answered(client, app, house):
    answers = []
    names = [f"d{n}" for n in range(20)]
    browsers = [Client(app, SECRET) for _ in names]

    def add(browser, name):
        answers.append(browser.post("/add", {"department": name}).status)

    threads = [threading.Thread(target=add, args=pair) for pair in zip(browsers, names, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * len(names)
    with house.database.reading() as db:
        assert set(names) <= set(_departments(db))
