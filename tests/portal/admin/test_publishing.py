"""A draft on its way to becoming a version."""

from collections.abc import Callable

from tests.client import Client, Seen


def approve(colleague: Client, draft: str, words: str = "Jag har läst allt.") -> Seen:
    return colleague.submit(colleague.get(f"{draft}/review"), {"words": words}, button="Godkänn utkastet")


def publish(client: Client, draft: str, **typed: str) -> Seen:
    return client.submit(client.get(f"{draft}/publication"), {"why": "Kortare namn.", **typed}, button="Publicera")


def test_a_draft_is_reviewed_published_and_told(eva: Client, mia: Client, draft: str, change: Callable[..., Seen]) -> None:
    assert change(**{"title.sv": "Skriv till kommunen"}).status == 303
    asked = eva.submit(eva.get(f"{draft}/publication"), {"ask_why": "Är namnet bra?"}, button="Be om granskning")
    assert "Granskning är begärd" in eva.follow(asked).text
    assert "Väntar på att du läser" in mia.get("/admin").text
    assert "Väntar på att du läser" not in eva.get("/admin").text
    assert "Är namnet bra?" in mia.get(f"{draft}/review").text
    assert approve(mia, draft).status == 303
    done = eva.follow(publish(eva, draft))
    assert "Version 2 är publicerad" in done.text
    assert "Granskad av Mia Strand" in done.text
    assert "Kortare namn." in done.text
