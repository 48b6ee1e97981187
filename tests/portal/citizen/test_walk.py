"""Every shipped service can be applied for on screen, from the start page to the receipt, and reaches the queue once."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from eservices.cases import Case, answers_of
from forms import library
from portal import citizen
from tests.client import Client
from tests.walking import Walk


@pytest.mark.parametrize("service", library.services())
def test_a_shipped_service_is_found_applied_for_and_received(client: Client, writing: Callable, service: str) -> None:
    form = library.form(service)
    start = client.get("/")
    page = client.get(start.link(form.title.root["sv"]))
    assert page.h1 == form.title.root["sv"]
    receipt = Walk(client, form).to_receipt()
    assert receipt.h1 == "Tack, det har kommit fram"
    with writing() as db:
        case = db.exec(select(Case)).one()
        assert case.service == service
        assert case.status == "received"
        assert case.reference in receipt.text.replace(" ", "")


@pytest.mark.parametrize("service", library.services())
def test_a_shipped_service_can_be_applied_for_in_english(client: Client, writing: Callable, service: str) -> None:
    client.get("/?lang=en")
    receipt = Walk(client, library.form(service), files=True).to_receipt()
    assert receipt.page.get("lang") == "en"
    with writing() as db:
        assert db.exec(select(Case)).one().language == "en"


@pytest.mark.parametrize("service", library.services())
def test_no_page_bears_the_name_of_a_page_of_ours(service: str) -> None:
    ours = {route.path.split("/")[4] for route in citizen.routes if route.path.startswith("/services/{service}/apply/")}
    assert not ours & {page.key for page in library.form(service).pages}


def test_one_question_of_every_kind_is_asked_kept_and_filed(astrid: Walk, writing: Callable) -> None:
    astrid.says, astrid.entries, astrid.files = {"animals": ["cat", "dog"]}, 2, True
    receipt = astrid.to_receipt()
    assert "Nu" in receipt.text
    with writing() as db:
        answers = answers_of(db, db.exec(select(Case)).one())
    assert answers["expenses"].value == [1, 2]
    assert answers["total"].value == "24.00"
    assert answers["animals"].value == {"options": ["cat", "dog"]}
    asked = {question.key for question, group in astrid.form.questions() if not group}
    assert asked == {path for path in answers if "." not in path} - {"expenses"}
