"""The files that pages are dressed in: light, ours alone, and kept by browsers for as long as they are the same."""

import gzip
import re
from hashlib import sha256
from posixpath import normpath

import pytest

from accessibility import FONTS
from eservices.municipality import Arms, Municipality, Picture
from portal import assets
from portal.app import create_app
from portal.house import House
from portal.settings import Settings
from tests.client import Client

PLAIN = assets.dress(Municipality())
HTMX = ("js/htmx.min.js", "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130")


def test_htmx_is_the_file_that_was_published():
    name, digest = HTMX
    assert sha256((assets.FOLDER / name).read_bytes()).hexdigest() == digest


def test_what_is_not_ours_brings_its_licence():
    assert "Zero-Clause BSD" in (assets.FOLDER / "js/htmx-LICENSE.txt").read_text()
    assert "SIL Open Font License" in (FONTS / "LICENSE.txt").read_text()


@pytest.mark.parametrize(("name", "most"), [("css/citizen.css", 7_168), ("js/htmx.min.js", 15_000)])
def test_the_first_view_stays_light(name, most):
    assert len(gzip.compress((assets.FOLDER / name).read_bytes())) <= most


def test_files_keep_for_ever_at_an_address_of_their_content(client):
    seen = client.get(PLAIN.address("css/citizen.css"))
    assert "immutable" in seen.headers["cache-control"]
    assert seen.headers["content-encoding"] == "gzip"
    assert seen.response.text.startswith("/*")


def test_an_old_page_still_gets_its_dress_but_does_not_keep_it(client):
    seen = client.get("/static/000000000000/css/citizen.css")
    assert (seen.status, seen.headers["cache-control"]) == (200, "no-cache")


@pytest.mark.parametrize("name", ["css/none.css", "%2e%2e/settings.py", "js"])
def test_nothing_else_is_served(client, name):
    assert client.get(f"/static/000000000000/{name}").status == 404


@pytest.mark.parametrize("path", sorted(assets.FOLDER.glob("css/*.css")), ids=lambda path: path.name)
def test_the_css_fetches_nothing_from_elsewhere_and_every_file_it_names_is_there(path):
    for address in re.findall(r"url\(([^)]*)\)", path.read_text(encoding="utf-8")):
        assert PLAIN.address(normpath(f"css/{address}"))


def test_fonts_come_as_they_are(client):
    seen = client.get(PLAIN.address("fonts/atkinson-hyperlegible-next-latin-400-normal.woff2"))
    assert seen.headers["content-type"] == "font/woff2"
    assert "content-encoding" not in seen.headers


ARMS = Picture(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 72"/>', "image/svg+xml", 60, 72)
STORKOPING = Municipality(name="Storköping", colour="#ff0000").with_drawing(Arms(ARMS, ARMS))


@pytest.fixture
def red(house):
    """A browser in a municipality with a face of its own."""
    own = House(Settings(data=house.settings.data, municipality=STORKOPING), house.secret, house.database, house.files)
    return Client(create_app(own, raises=True), house.secret)


def test_the_municipality_s_colour_is_at_the_end_of_the_css_at_an_address_of_its_own(red, client):
    own, plain = red.get("/").select("link[rel=stylesheet]")[0], client.get("/").select("link[rel=stylesheet]")[0]
    assert own.get("href") != plain.get("href")
    css = red.get(own.get("href")).response.text
    assert css.startswith(client.get(plain.get("href")).response.text)
    assert "--pine: #d40905; --on-pine: #ffffff" in css
    assert css.count("--pine: #") == 4


def test_the_arms_stand_silent_beside_the_name_and_keep_their_room(red):
    (shown,) = red.get("/").select(".home img")
    assert (shown.get("width"), shown.get("height"), shown.get("alt")) == ("40", "48", "")
    drawing = red.get(shown.get("src"))
    assert (drawing.headers["content-type"], drawing.content) == ("image/svg+xml", ARMS.content)
    assert "sandbox" in drawing.headers["content-security-policy"]
    assert "immutable" in drawing.headers["cache-control"]


def test_municipalities_that_look_alike_share_their_templates():
    assert assets.dress(Municipality(name="A")) is assets.dress(Municipality(name="B"))
    assert assets.dress(STORKOPING) is not PLAIN
