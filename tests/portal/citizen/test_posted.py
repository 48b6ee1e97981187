"""An applicant asks for what they have begun on paper: once, to an address that fits an envelope."""

from collections.abc import Callable

from sqlmodel import select

from eservices.contact_centre.letters.outgoing.posting import Posting
from tests.client import Client

HOME = "/services/contact/apply"
TO = {"to_name": "Elsa Andersson", "to_lines": "Storgatan 1\n123 45 Lillköping", "size": "standard"}


def begun(client: Client) -> Client:
    client.submit(client.follow(client.post(HOME)), {"matter": "question", "message": "När öppnar badet?"}, button="Fortsätt")
    return client


def test_it_is_asked_for_from_where_one_saves_and_is_on_its_way_once(client: Client, writing: Callable):
    seen = begun(client).get(client.get(f"{HOME}/save").link("Få blanketten hem"))
    told = client.follow(client.submit(seen, TO, button="Skicka den"))
    assert "Brevet går till Elsa Andersson" in told.text
    assert client.post(f"{HOME}/posted", TO).status == 303
    with writing() as db:
        [ordered] = db.exec(select(Posting)).all()
        assert (ordered.ordered_by_id, ordered.to_lines) == (None, ["Storgatan 1", "123 45 Lillköping"])


def test_an_address_that_no_envelope_shows_is_told_and_nothing_typed_is_lost(client: Client, writing: Callable):
    begun(client)
    seen = client.submit(client.get(f"{HOME}/posted"), TO | {"to_lines": "a\nb\nc\nd"}, button="Skicka den")
    assert seen.status == 422 and "tre rader" in seen.text and "c" in seen.select("#to_lines")[0].text
    with writing() as db:
        assert db.exec(select(Posting)).all() == []


def test_who_has_begun_nothing_has_nothing_posted(client: Client, writing: Callable):
    assert client.post(f"{HOME}/posted", TO).location == f"{HOME}?note=gone"
    begun(client)
    assert client.post(f"{HOME}/posted", TO, token=False).status == 403
    with writing() as db:
        assert db.exec(select(Posting)).all() == []
