"""The desk's single letters: each means one thing on a page, and none does anything where they are switched off."""

import re
from collections import Counter

import pytest

from portal.desk.menu import MENU
from portal.rendering import FOLDER
from tests.client import Client

KEY = re.compile(r"""data-key=["']([^"'{]+)["']""")
EVERYWHERE = {"desk/layout.html", "desk/contacts/bar.html"}
"""What stands on every page of the desk, beside the menu."""
PAGES = (
    "/desk",
    "/desk/contacts",
    "/desk/callbacks",
    "/desk/callbacks/new",
    "/desk/mail",
    "/desk/articles",
    "/desk/posting",
    "/desk/keys",
)


def keys_by_template() -> dict[str, set[str]]:
    """The keys that are written in a template, by its name."""
    found = {str(path.relative_to(FOLDER)): set(KEY.findall(path.read_text())) for path in FOLDER.rglob("*.html")}
    return {name: keys for name, keys in found.items() if keys}


def test_no_page_takes_a_key_that_stands_on_every_page() -> None:
    written = keys_by_template()
    taken = [entry.key for entry in MENU if entry.key] + [key for name in EVERYWHERE for key in written.pop(name)]
    assert [key for key, times in Counter(taken).items() if times > 1] == []
    assert {"n", "z", "/"} <= set(taken)
    assert {name: keys & set(taken) for name, keys in written.items() if keys & set(taken)} == {}
    assert len(written) > 5


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_each_key_once_and_none_where_they_are_switched_off(berit: Client, path: str) -> None:
    drawn = Counter(each.get("data-key") for each in berit.get(path).select("[data-key]"))
    assert drawn["n"] == drawn["k"] == 1
    assert [key for key, times in drawn.items() if times > 1] == []
    berit.submit(berit.get("/desk/keys"), button="Stäng av tangenterna")
    off = berit.get(path)
    assert not off.select("[data-key]")
    assert not [each for each in off.select("script") if "js/desk" in (each.get("src") or "")]
