"""Blank sheets come under a letter, each with its own serial; what came back goes out as it was, under the right address."""

import pytest

from accessibility.languages import say_for
from accessibility.paper.answered.edition import Edition
from accessibility.paper.files import marks
from accessibility.paper.outgoing import letters, parcel
from eservices.contact_centre.letters.outgoing.posting import Letter
from eservices.municipality import Municipality
from forms import library
from tests.accessibility.paper.conftest import VERSION, made
from tests.accessibility.paper.reading_back import codes, faults, pages, text

TO = letters.To("Elsa Andersson", ["Storgatan 1", "123 45 Lillköping"])
SERIALS = ("7KQ2M9XD4ATPXYZ", "C4PYMNPQRTWXY34")


def edition() -> Edition:
    master = made("contact")
    return Edition(library.form("contact"), VERSION, master.pdf, master.layout)


def test_each_sheet_bears_its_own_serial_on_all_its_pages_and_the_letter_lies_on_top():
    drawn, count = parcel.render(edition(), SERIALS, TO, Municipality(), say_for("sv")), made("contact").pages
    assert drawn.parts == (1, count, count) and faults(drawn.pdf) == []
    first, *sheets = pages(drawn.pdf)
    assert codes(first) == {}
    names = [marks.payload("contact", VERSION, page, serial) for serial in SERIALS for page in range(1, count + 1)]
    assert [set(codes(sheet).values()) for sheet in sheets] == [{name} for name in names]
    words = text(drawn.pdf)
    assert words.index("Här är 2 blanketter") < words.index("Så fyller du i")


@pytest.mark.parametrize(("language", "said"), [("en", "Here is the form."), ("fi", "Tässä on lomake.")])
def test_the_letter_is_in_the_language_of_the_sheet(language: str, said: str):
    letter = parcel.letter_with(library.form("contact"), 1, Municipality(), say_for(language))
    assert letter.paragraphs[0].endswith(said)


def test_what_came_back_goes_out_as_it_was_under_the_right_address():
    before = letters.render(Letter("Besked", ("Hej Elsa!",)).payload(), TO, Municipality(), say_for("sv"))
    moved = letters.To("Elsa Andersson", ["Nygatan 2", "123 46 Lillköping"])
    drawn = parcel.again(before, moved, Municipality(), say_for("sv"), "standard")
    words = text(drawn.pdf)
    assert drawn.parts == (1, 1) and faults(drawn.pdf) == []
    assert words.index("Nygatan 2") < words.index("Vi skickar det här igen") < words.index("Hej Elsa!")
