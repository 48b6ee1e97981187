"""A coat of arms may come from anywhere: it is made anew, or refused in a sentence."""

import io
import struct
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from accessibility import arms

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 72"'


def written(folder: Path, content: bytes | str, name: str = "arms.svg") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def svg(inside: str, more: str = "") -> str:
    return f"{HEAD} {more}>{inside}</svg>"


def test_a_drawing_is_kept_with_its_shape_and_without_what_programs_add(tmp_path):
    given = svg(
        '<!-- drawn by hand --><metadata><secret/></metadata><title>Arms</title>'
        '<path d="M0 0h60v40L30 72 0 40z" style="fill:#c00" data-name="shield"/>'
    )  # fmt: skip
    kept = arms.read(written(tmp_path, given)).screen
    assert (kept.width, kept.height, kept.media_type) == (60, 72, "image/svg+xml")
    assert b"fill:#c00" in kept.content
    assert not any(word in kept.content for word in (b"hand", b"secret", b"Arms", b"data-name"))


EVIL = {
    "script": svg("<script>alert(1)</script>"),
    "handler": svg('<path d="M0 0" onload="alert(1)"/>'),
    "handler of the root": svg("", 'onload="alert(1)"'),
    "html inside": svg("<foreignObject><p>hej</p></foreignObject>"),
    "picture from elsewhere": svg('<image href="https://evil.example/a.png"/>'),
    "copy from elsewhere": svg('<use xlink:href="https://evil.example/a.svg#a"/>'),
    "copy of a script": svg('<use href="javascript:alert(1)"/>'),
    "style that fetches": svg('<path d="M0 0" style="fill:url(https://evil.example/a)"/>'),
    "attribute that fetches": svg('<path d="M0 0" fill="url(//evil.example/a)"/>'),
    "style sheet that imports": svg('<style>@import "https://evil.example/a.css";</style>'),
    "hidden by escapes": svg(r'<style>path{fill:u\72l(//evil.example)}</style>'),
    "animation": svg('<animate attributeName="href" values="javascript:alert(1)"/>'),
    "link": svg('<a href="https://evil.example"><path d="M0 0"/></a>'),
    "entities": '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + svg("<title>&b;</title>"),
    "another file": '<!doctype svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<title>&a;</title>"),
    "copies of copies": svg('<g id="a"><path d="M0 0"/></g><g id="b"><use href="#a"/></g><use href="#b"/>'),
    "a copy of itself": svg('<g id="a"><use href="#a"/></g>'),
    "too deep": svg("<g>" * 60 + "</g>" * 60),
    "too many": svg("<g/>" * 9000),
    "too large": svg(f'<path d="{"M0 0" * 60_000}"/>'),
    "no size": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "no shape": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>',
    "a strip": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 10"/>',
    "html": "<html><body/></html>",
    "not well formed": "<svg>",
    "nothing": "",
    "another alphabet": svg("").encode("utf-16"),
}  # fmt: skip


@pytest.mark.parametrize("name", EVIL)
def test_a_drawing_that_could_do_harm_is_refused_in_a_sentence(tmp_path, name):
    with pytest.raises(arms.ArmsRefused) as refused:
        arms.read(written(tmp_path, EVIL[name]))
    assert "\n" not in str(refused.value)


def test_parts_of_the_same_drawing_may_be_named(tmp_path):
    inside = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient><path id="p" d="M0 0h9v9z"/></defs>'
    )
    kept = arms.read(written(tmp_path, svg(inside + '<use xlink:href="#p" fill="url(#g)"/>'))).screen
    assert ElementTree.fromstring(kept.content).find(".//{*}use") is not None


@pytest.mark.parametrize("form", ["png", "jpeg", "webp"])
def test_a_picture_is_made_anew_in_two_sizes(tmp_path, form):
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = "where it was taken"
    Image.new("RGB", (1000, 1200), "red").save(made, form, exif=exif)
    drawn = arms.read(written(tmp_path, made.getvalue(), f"arms.{form}"))
    assert (drawn.screen.media_type, drawn.screen.width, drawn.screen.height) == ("image/webp", 140, 168)
    assert (drawn.paper.media_type, drawn.paper.height) == ("image/png", 480)
    assert len(drawn.screen.content) < 10_000
    assert not Image.open(io.BytesIO(drawn.paper.content)).getexif()


def _bomb() -> bytes:
    """A small PNG that says it is 50,000 by 50,000 points large."""
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk))


@pytest.mark.parametrize("content", [_bomb(), b"GIF89a", b"\x89PNG\r\n\x1a\n", b"", b"BM" + b"\0" * 60])
def test_what_is_no_sound_picture_is_refused(tmp_path, content):
    with pytest.raises(arms.ArmsRefused):
        arms.read(written(tmp_path, content, "arms.png"))


def test_a_file_of_a_hundred_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "arms.png"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(arms.ArmsRefused, match="larger than 5 MB"):
        arms.read(path)
