"""The larger view, and what has the same place on every page: the switch, the help, the way to tell of faults."""

import pytest

from portal.citizen.viewing import way_back
from tests.client import Client, Seen

PAGES = ["/", "/?q=bygga", "/services/contact", "/services/contact/apply", "/status", "/resume", "/accessibility"]
WRONG = ["/no/such/page", "/services/none"]


def landmarks(seen: Seen) -> list[str]:
    """The great parts of the page in order, and where the switch and the help stand."""
    wanted = "body > *, header form.view, header nav, aside#help a[href^='tel:']"
    return [each.get("class") or each.tag for each in seen.select(wanted)]


@pytest.mark.parametrize("address", [*PAGES, *WRONG])
def test_help_and_switch_have_the_same_place_on_every_page(client: Client, address: str) -> None:
    def parts(seen: Seen) -> list[str]:
        return [part if not part.startswith(("narrow", "wide")) else "main" for part in landmarks(seen)]

    seen = client.get(address)
    assert parts(seen) == parts(client.get("/"))
    told = seen.select("aside#help")[0].text_content()
    assert "0123-45 67 00" in told and ("Öppet till" in told or "Öppnar" in told)


def test_what_was_refused_when_sent_has_its_help_too(client: Client) -> None:
    sent = [
        client.post("/view", {"view": "large"}, token=False),
        client.post("/status", {"x": "y" * 3_000_000}),
        client.get("/view"),
    ]
    assert [seen.status for seen in sent] == [403, 413, 405]
    assert all(seen.select("aside#help") and seen.select("header form.view") for seen in sent)


def test_the_view_grows_stays_and_goes_back(client: Client) -> None:
    first = client.get("/services/contact")
    assert not first.select("html.large")
    back = client.submit(first, button="Större text")
    assert (back.status, back.location) == (303, "/services/contact")
    large = client.follow(back)
    assert large.select("html.large") and client.get("/no/such/page").select("html.large")
    plain = client.follow(client.submit(large, button="Vanlig text"))
    assert not plain.select("html.large") and not client.get("/").select("html.large")


def test_the_choice_goes_when_the_browser_closes(client: Client) -> None:
    sent = client.submit(client.get("/"), button="Större text").headers["set-cookie"]
    assert "lucka_view=large" in sent and "HttpOnly" in sent
    assert "max-age" not in sent.lower() and "expires" not in sent.lower()


def test_who_searches_comes_back_to_what_was_found(client: Client) -> None:
    assert client.submit(client.get("/?q=bygga+altan"), button="Större text").location == "/?q=bygga+altan"


def test_from_a_refusal_one_comes_back_to_the_page_that_was_sent(client: Client) -> None:
    refused = client.post("/view", token=False, headers={"referer": "http://lucka.test/services/contact?lang=sv"})
    assert client.submit(refused, button="Större text").location == "/services/contact?lang=sv"


@pytest.mark.parametrize(
    "asked",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "/a\r\nSet-Cookie: a=b", "", "status", "/view", "/view?a",
     "javascript:alert(1)", "/" + "a" * 3000],
)  # fmt: skip
def test_it_leads_nowhere_else(asked: str) -> None:
    assert way_back(asked) == "/"


def test_without_a_seal_nothing_changes(client: Client) -> None:
    assert client.post("/view", {"view": "large", "back": "/"}, token=False).status == 403
    assert not client.get("/").select("html.large")


def test_the_desk_has_its_own_size(client: Client) -> None:
    client.submit(client.get("/"), button="Större text")
    assert not client.get("/desk/sign-in").select("html.large, form.view")
