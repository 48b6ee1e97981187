"""Only administrators come to the forms: not agents, not handlers, not by GET, not without a token, not signed out."""

import pytest

from tests.client import Client
from tests.portal.conftest import PASSWORD, SignIn

PAGES = [
    "/admin", "/admin/new", "/admin/forms/contact", "/admin/forms/contact/log", "/admin/forms/contact/versions/1",
    "/admin/forms/contact/versions/1.yaml", "/admin/forms/contact/versions/1.schema.json",
    "/admin/forms/contact/versions/1.xlsx", "/admin/forms/contact/comparison", "/admin/forms/contact/withdrawal",
    "{draft}/catalogue", "{draft}/publication", "{draft}/review", "{draft}/tasks", "{draft}/upload", "{draft}/form.yaml",
]  # fmt: skip
ACTIONS = [
    "/admin/new/blank", "/admin/new/copy", "/admin/import", "/admin/import/text", "/admin/forms/contact/proposal",
    "/admin/forms/contact/versions/1/proposal", "/admin/forms/contact/restoration", "{draft}/languages", "{draft}/file",
    "{draft}/review-request", "{draft}/plan-end", "{draft}/end",
]  # fmt: skip
BOTH = ["/admin/forms/contact/withdrawal", "{draft}/catalogue", "{draft}/publication", "{draft}/review", "{draft}/tasks"]


@pytest.mark.parametrize("page", PAGES)
def test_an_administrator_is_shown_every_page(eva: Client, draft: str, page: str) -> None:
    assert eva.get(page.format(draft=draft)).status == 200


@pytest.mark.parametrize("name", ["berit", "cem"])
def test_others_are_told_that_they_may_not(sign_in: SignIn, draft: str, name: str) -> None:
    other = sign_in(name)
    for page in PAGES:
        seen = other.get(page.format(draft=draft))
        assert (seen.status, seen.h1) == (403, "Du får inte göra detta"), page
    for place in ACTIONS + BOTH:
        assert other.post(place.format(draft=draft), {"why": "Jag vill."}).status == 403, place


def test_others_have_no_way_there_in_their_menu(sign_in: SignIn) -> None:
    assert "/admin" not in [link.get("href") for link in sign_in("berit").get("/desk").select("nav a")]
    assert "/admin" in [link.get("href") for link in sign_in("eva").get("/desk").select("nav a")]


def test_one_who_is_signed_out_signs_in_and_comes_back(client: Client) -> None:
    seen = client.follow(client.get("/admin/forms/contact/versions/1"))
    assert client.submit(seen, {"name": "eva", "password": PASSWORD}).location == "/admin/forms/contact/versions/1"


def test_nothing_is_done_by_looking(eva: Client, draft: str) -> None:
    assert {eva.get(place.format(draft=draft)).status for place in ACTIONS} == {405}


def test_nothing_is_done_without_a_token(eva: Client, draft: str) -> None:
    sent = [eva.post(place.format(draft=draft), {"why": "x"}, token=False) for place in ACTIONS + BOTH]
    assert {seen.status for seen in sent} == {403}


@pytest.mark.parametrize(
    "page", ["/admin/forms/nothing", "/admin/forms/contact/versions/99", "/admin/forms/contact/versions/x",
             "/admin/proposals/999/publication", "/admin/proposals/x/catalogue", "/admin/forms/contact/comparison?old=9&new=1"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(eva: Client, page: str) -> None:
    assert eva.get(page).status == 404
