"""The accessibility statement: what the law wants told, out of the last run, and where to turn."""

import pytest

from accessibility import statement
from forms.texts import Text
from tests.accessibility.test_statement import a_run
from tests.client import Client

WHY = "Kartan kan inte läsas upp. Skriv adressen i stället."


def test_without_a_run_it_says_so_and_claims_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statement, "last_run", lambda: None)
    seen = client.get("/accessibility")
    assert seen.status == 200
    assert "Det vet vi inte än." in seen.text and "förenlig" not in seen.text
    assert "Ingen som använder hjälpmedel till vardags har provat" in seen.text


@pytest.mark.parametrize(
    ("language", "expected"),
    [("sv", ("Helt förenlig", "22 november 2026", "41 sidor", "Chromium 156")), ("en", ("Fully compliant", "41 pages"))],
)
def test_it_tells_degree_dates_method_and_supervisor(
    client: Client, monkeypatch: pytest.MonkeyPatch, language: str, expected: tuple[str, ...]
) -> None:
    monkeypatch.setattr(statement, "last_run", a_run)
    seen = client.get(f"/accessibility?lang={language}")
    assert not [words for words in (*expected, "2018:1937", "Lillköping") if words not in seen.text]
    assert seen.select('a[href^="https://www.digg.se/"]')
    assert seen.select('main a[href="/services/accessibility-feedback"]')
    assert len(seen.select("tbody tr")) == statement.REQUIREMENTS


def test_each_fault_is_told_in_plain_words(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    run = a_run(of_5="manual_failed")
    fault = run.criteria["1.4.5"].model_copy(update={"note": Text.model_validate({"sv": WHY})})
    found = run.model_copy(update={"criteria": run.criteria | {"1.4.5": fault}})
    monkeypatch.setattr(statement, "last_run", lambda: found)
    seen = client.get("/accessibility")
    assert "Delvis förenlig" in seen.text
    assert WHY in seen.text and "Krav 1.4.5 i WCAG 2.2, nivå A." in seen.text


def test_every_page_leads_there_and_to_the_form_that_tells_of_faults(client: Client) -> None:
    for address in ("/", "/services/contact", "/no/such/page"):
        seen = client.get(address)
        assert seen.select('footer a[href="/accessibility"]')
        assert client.get(seen.select('footer a[href="/services/accessibility-feedback"]')[0].get("href")).status == 200
