"""The services as an agent meets them: a script to read aloud, and sheets in every language."""

from forms import library
from tests.client import Client


def test_each_service_has_its_script_and_its_sheets(berit: Client) -> None:
    seen = berit.get("/desk/services")
    assert len(seen.select("tbody tr")) == len(library.services())
    scripts = [link.get("href") for link in seen.select("tbody a") if "Telefonmanus" in link.text_content()]
    assert len(scripts) == len(library.services())
    assert "Telefonmanus: Bygglov" in {berit.get(script).h1 for script in scripts}
    sheets = {link.get("href") for link in seen.select("a") if "paper.pdf" in link.get("href")}
    assert "/services/contact/paper.pdf?size=large&lang=en" in sheets


def test_a_script_is_read_in_the_language_of_the_caller(berit: Client) -> None:
    script = berit.get("/desk/services/contact/script")
    finnish = berit.get("/desk/services/contact/script" + script.link("Suomi"))
    assert finnish.page.get("lang") == "sv", "the desk around it stays as it was"
    assert finnish.select("main [lang=fi] > article")
    assert library.form("contact").title.root["fi"] in finnish.text
    arabic = berit.get("/desk/services/contact/script" + script.link("العربية"))
    assert arabic.select("main [lang=ar][dir=rtl] > article")
    assert berit.get("/desk/services/contact/script?caller=tlh").select("main [lang=sv] > article")


def test_a_script_of_a_version_that_never_was_is_not_there(berit: Client) -> None:
    assert berit.get("/desk/services/contact/script?version=99").status == 404
    assert berit.get("/desk/services/made-up/script").status == 404
    assert berit.get("/desk/services/contact/script?version=1").status == 200
