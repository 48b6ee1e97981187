"""What was answered, kind by kind: how it is shown, said aloud and asked for."""

import pytest

from forms.kinds import KINDS, kind_of
from forms.texts import SWEDISH
from tests.forms.small import question


@pytest.mark.parametrize(
    ("kind", "value", "shown", "spoken"),
    [
        ("phone", "+46701740605", "070-174 06 05", "070-174 06 05"),
        ("date", "2026-11-26", "26 november 2026", "26 november 2026"),
        ("time", "13:30", "klockan 13.30", "klockan 13.30"),
        ("integer", 1250, "1\u00a0250", "1\u00a0250"),
        ("decimal", "1E+3", "1\u00a0000", "1\u00a0000"),
        ("decimal", "12.50", "12,5", "12,5"),
        ("money", "1250.00", "1\u00a0250 kronor", "1\u00a0250 kronor"),
        ("money", "1250.50", "1\u00a0250,50 kronor", "1\u00a0250,50 kronor"),
        ("yes_no", "no", "Nej", "Nej"),
        ("radio", {"option": "other", "specify": "Häst"}, "Annat: Häst", "Annat: Häst"),
        ("checkboxes", {"options": ["car", "other"], "specify": "Häst"}, "Bil\nAnnat\nHäst", "Bil, Annat, Häst"),
        ("email", "elsa@exempel.se", "elsa@exempel.se", "elsa snabel-a exempel punkt se"),
        ("personal_number", {"number": "19121212-1212"}, "19121212-1212", "19 12 12 12, streck, 12 12"),
        ("personal_number", {"none": True}, "Har inget personnummer", "Har inget personnummer"),
        ("property_designation", "Räven 4:1", "Räven 4:1", "Räven 4 kolon 1"),
        ("bank_account", {"clearing": "6000", "account": "12345"}, "6000, 12345", "clearing 6 0 0 0, konto 12 34 5"),
        ("file", {"state": "now", "files": [{"id": "1", "name": "plan.pdf", "size": 9}]}, "plan.pdf", "plan.pdf"),
        ("file", {"state": "later", "files": []}, "Jag skickar det senare", "Jag skickar det senare"),
        (
            "address",
            {"care_of": "c/o Bo", "street": "Storgatan 1", "postcode": "123 45", "city": "Lillköping"},
            "c/o Bo\nStorgatan 1\n123 45 Lillköping",
            "c/o Bo, Storgatan 1, 123 45 Lillköping",
        ),
    ],
)
def test_it_is_shown_and_said(kind: str, value: object, shown: str, spoken: str):
    asked = question(kind)
    assert KINDS[kind].show(asked, value, SWEDISH) == shown
    assert KINDS[kind].say_back(asked, value, SWEDISH) == spoken


def test_a_single_file_is_told_of_as_one() -> None:
    hint = kind_of(question("file")).hint(question("file", max_files=1), SWEDISH)
    assert hint == "En fil: PDF, bild, textdokument. Den får vara högst 20 MB."
