"""A person with a text browser asks the municipality about a broken lamp, and looks up how it goes."""

import re
from pathlib import Path

import pytest

from tests.journeys.lynx import lynx
from tests.journeys.w3m import w3m
from tests.served import Running

pytestmark = pytest.mark.browser
CODE = r"[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}"
REFERENCE = r"[0-9A-Z]{3} [0-9A-Z]{3} [0-9A-Z]{3}"


def test_a_question_is_sent_and_followed_in_lynx(lucka: Running) -> None:
    with lynx(f"{lucka.address}/services/contact?lang=sv") as terminal:
        terminal.press("Börja", then="Innan du börjar")
        terminal.press("Börja", then="Vad vill du göra?")
        terminal.tick("Säga vad jag tycker")
        terminal.press("Fortsätt", then="Vad vill du säga?")
        terminal.fill("Högst", "Lampan vid bron är trasig.")
        terminal.press("Fortsätt", then="Hur vill du ha svar?")
        terminal.tick("Jag vill inte ha svar")
        check = terminal.press("Fortsätt", then="Kontrollera dina svar")
        assert "Lampan vid bron är trasig." in check
        receipt = terminal.press("Skicka", then="Tack, det har kommit fram")
        assert re.search(REFERENCE, receipt) and re.search(CODE, receipt)
        assert "Lampan vid bron är trasig." in terminal.press("Följ ditt ärende", then="Har det kommit fram?")


def test_a_question_is_sent_and_followed_in_w3m(lucka: Running, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf 'Lampan vid bron är trasig.' > \"$1\"\n", encoding="utf-8")
    editor.chmod(0o755)
    with w3m(f"{lucka.address}/services/contact/apply?lang=sv", editor) as page:
        page.until("Innan du börjar")
        page.press("Börja", then="Vad vill du göra?")
        page.tick("Säga vad jag tycker")
        page.press("Fortsätt", then="Vad vill du säga?")
        page.write()
        page.until("Lampan vid bron")
        page.press("Fortsätt", then="Hur vill du ha svar?")
        page.tick("Jag vill inte ha svar")
        assert "Lampan vid bron är trasig." in page.press("Fortsätt", then="Kontrollera dina svar")
        receipt = page.press("Skicka", then="Tack, det har kommit fram")
        assert re.search(REFERENCE, receipt) and re.search(CODE, receipt)
        assert "Lampan vid bron är trasig." in page.press("Följ ditt ärende", then="Har det kommit fram?")
