import threading

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
from portal.endpoint import action, page, see_other
from portal.errors import HANDLERS
from portal.guard import Guard
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
