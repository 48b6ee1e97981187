"""The citizen's pages in other languages: direction, marks on what Swedish lends, and what a machine has written."""

import re
from collections.abc import Callable

import pytest

from accessibility import languages
from accessibility.marking import marked
from portal.formats import lines
from tests.client import Client
from tests.portal.citizen.conftest import HOME
from tests.walking import Walk


@pytest.fixture
def all_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every language that has a file, however much of it is translated."""
    monkeypatch.setattr(languages, "offered", languages.every)


@pytest.mark.usefixtures("all_offered")
def test_a_page_reads_from_the_right_in_arabic_and_marks_what_is_in_swedish(astrid: Walk) -> None:
    seen = astrid.client.get("/services/every-kind?lang=ar")
    assert (seen.page.get("lang"), seen.page.get("dir")) == ("ar", "rtl")
    assert [(span.get("lang"), span.get("dir")) for span in seen.select("h1 span")] == [("sv", "ltr")]


@pytest.mark.usefixtures("all_offered")
def test_swedish_words_in_a_sentence_of_another_language_are_marked(astrid: Walk) -> None:
    astrid.client.get("/?lang=ar")
    first = astrid.client.follow(astrid.client.post(HOME))
    wrong = astrid.client.browser.post(first.url, data={"seal": astrid.client.token()}).text
    assert re.search(r'<a href="#[^"]+">[^<]+<span lang="sv" dir="ltr">[^<]+</span>', wrong)
    assert re.search(r'<p class="error".*</span> [^<]+<span lang="sv" dir="ltr">[^<]+</span>', wrong)


def test_each_line_that_someone_has_written_runs_its_own_way_and_turns_nothing_else_about() -> None:
    told = lines("Storgatan 1\n100 01 Lillköping\u202e<b>")
    assert told == "<bdi>Storgatan 1</bdi><br><bdi>100 01 Lillköping\u202e&lt;b&gt;</bdi>"


def test_the_municipality_s_own_name_of_a_group_is_marked_in_another_language() -> None:
    arabic, swedish = languages.say_for("ar"), languages.say_for("sv")
    told = marked(arabic("{group}. Det väntar på sin tur.", group=arabic.ours("Hamn <och> båtar")))
    assert '<span lang="sv" dir="ltr">Hamn &lt;och&gt; båtar</span>' in told
    assert marked(swedish("{group}. Det väntar på sin tur.", group=swedish.ours("Hamn"))) == "Hamn. Det väntar på sin tur."


def test_a_page_that_a_machine_has_translated_says_so_and_leads_to_the_swedish(client: Client) -> None:
    assert [link.get("href") for link in client.get("/?lang=fi").select(".machine-made a")] == ["?lang=sv"]
    assert not client.get("/?lang=en").select(".machine-made")


@pytest.mark.usefixtures("all_offered")
def test_the_choice_is_kept_and_goes_with_the_draft(astrid: Walk, drafts: Callable) -> None:
    astrid.client.get("/?lang=sv-simple")
    astrid.client.post(HOME)
    assert [draft.language for draft in drafts()] == ["sv-simple"]


@pytest.mark.usefixtures("all_offered")
def test_the_desk_speaks_the_languages_of_colleagues(client: Client) -> None:
    assert client.get("/desk/sign-in?lang=ar").page.get("lang") == "sv"
    assert client.get("/desk/sign-in", headers={"accept-language": "fi, en;q=0.5"}).page.get("lang") == "en"


@pytest.mark.parametrize("asked", ["tlh", "", "../en", "sv_SE"])
def test_a_language_that_is_not_ours_is_ignored(client: Client, asked: str) -> None:
    assert client.get("/", params={"lang": asked}).page.get("lang") == "sv"
