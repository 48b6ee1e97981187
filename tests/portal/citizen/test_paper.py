"""The sheet to print: handed out when it is made, waited for calmly when it is not."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from accessibility.paper.files import page_name
from eservices import references, services, sheets, tokens
from eservices.jobs import Job
from eservices.municipality import Municipality
from forms.more_room import extra
from tests.accessibility.paper.conftest import made as drawn
from tests.accessibility.paper.reading_back import codes, pages
from tests.client import Client

FACE = Municipality().face
PAPER = "/services/contact/paper.pdf"


@pytest.fixture
def made(writing: Callable) -> None:
    with writing() as db:
        version = services.current(db, "contact")
        for size in services.SIZES:
            sheets.keep(db, version.id or 0, "sv", size, references.new_token(), b"%PDF-" + size.encode(), {}, 2, FACE)


def test_a_sheet_that_is_not_made_yet_is_ordered_and_waited_for(client: Client, writing: Callable) -> None:
    seen = client.get(PAPER)
    assert seen.status == 503
    assert seen.headers["refresh"] == seen.headers["retry-after"] == "4"
    assert "0123-45 67 00" in seen.text
    with writing() as db:
        ordered = [job.payload for job in db.exec(select(Job).where(Job.kind == sheets.RENDER))]
        version = services.current(db, "contact")
    assert {"version_id": version.id, "language": "sv", "size": "standard"} in ordered


@pytest.mark.usefixtures("made")
def test_a_sheet_is_handed_out_in_the_size_asked_for(client: Client) -> None:
    seen = client.get(f"{PAPER}?size=large&lang=sv")
    assert seen.content == b"%PDF-large"
    assert seen.headers["content-disposition"] == 'inline; filename="contact-1-large-sv.pdf"'
    assert client.get(PAPER).content == b"%PDF-standard"


def test_each_who_asks_is_handed_a_sheet_of_its_own_that_finds_its_master(client: Client, writing: Callable) -> None:
    with writing() as db:
        version = services.current(db, "contact")
        master = drawn("contact")
        kept = sheets.keep(db, version.id or 0, "sv", "standard", references.new_token(), master.pdf, {}, master.pages, FACE)
    seen = [client.get(PAPER) for _ in range(2)]
    assert [each.headers["cache-control"] for each in seen] == ["no-store", "no-store"]
    names = [[page_name.read(codes(page)["QRCode"]) for page in pages(each.content)] for each in seen]
    borne = [{name.token for name in of_one if name} for of_one in names]
    assert [len(each) for each in borne] == [1, 1] and borne[0] != borne[1]
    with writing() as db:
        assert {tokens.sheet_of(db, token).id for each in borne for token in each} == {kept.id}


@pytest.mark.usefixtures("made")
def test_choosing_the_language_of_a_sheet_does_not_change_that_of_the_pages(client: Client) -> None:
    client.get("/?lang=en")
    assert client.get(f"{PAPER}?lang=sv").status == 200
    assert client.get("/").page.get("lang") == "en"


@pytest.mark.parametrize("query", ["size=huge", "version=0", "version=99", "version=x", "version=99999999999999999999"])
def test_a_sheet_that_cannot_be_is_not_found(client: Client, query: str) -> None:
    assert client.get(f"{PAPER}?{query}").status == 404


def test_a_head_request_orders_no_page(client: Client) -> None:
    assert client.browser.head(PAPER).status_code == 503


def test_paper_with_the_municipality_s_old_number_is_drawn_again_and_not_handed_out(client: Client, writing: Callable) -> None:
    with writing() as db:
        version = services.current(db, "contact")
        old = sheets.keep(db, version.id or 0, "sv", "large", references.new_token(), b"%PDF-old", {}, 2, "old face")
        sheets.order_again(db, [version.id or 0], FACE)
        keys = db.exec(select(Job.key).where(Job.kind == sheets.RENDER)).all()
        assert f"sheet:{version.id}:sv:large:{FACE}" in keys
        assert f"sheet:{version.id}:sv:standard:{FACE}" not in keys
    assert client.get(f"{PAPER}?size=large").status == 503
    with writing() as db:
        new = sheets.keep(db, version.id or 0, "sv", "large", references.new_token(), b"%PDF-new", {}, 2, FACE)
        assert old.token != new.token
        assert sheets.find(db, version.id or 0, "sv", "large", "old face").token == old.token
    assert client.get(f"{PAPER}?size=large").content == b"%PDF-new"


def test_an_extra_sheet_for_more_entries_is_ordered_once_and_handed_out(client: Client, writing: Callable) -> None:
    alarm = "/services/safety-alarm/paper.pdf?more=contacts"
    assert [client.get(alarm).status for _ in range(2)] == [503, 503]
    with writing() as db:
        version = services.current(db, "safety-alarm")
        paths = extra(version.form, "contacts")
        ordered = [job.payload for job in db.exec(select(Job).where(Job.kind == sheets.RENDER)) if "paths" in job.payload]
        assert [order["paths"] for order in ordered] == [list(paths)]
        part = sheets.part_of(paths)
        sheets.keep(db, version.id or 0, "sv", "standard", references.new_token(), b"%PDF-extra", {}, 2, FACE, part)
    assert client.get(alarm).content == b"%PDF-extra"
    assert "Extra blad: " in client.get("/services/safety-alarm").text


@pytest.mark.parametrize("size", services.SIZES)
def test_who_has_the_sheet_in_a_size_finds_the_extra_sheet_in_it_too(client: Client, size: str) -> None:
    ways = [link.get("href") or "" for link in client.get("/services/safety-alarm").select(".doors a")]
    assert any(f"size={size}&more=contacts" in way for way in ways)


@pytest.mark.parametrize("query", ["more=moon", "more=contacts&from=2", "more=contacts&from=4", "more=contacts&from=x"])
def test_an_extra_sheet_that_would_ask_for_nothing_is_not_found(client: Client, query: str) -> None:
    assert client.get(f"/services/safety-alarm/paper.pdf?{query}").status == 404
