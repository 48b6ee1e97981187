"""A sheet of what is left asks for that and no more, in the numbers of the whole, and comes with the letter that asks."""

from functools import cache

import pytest

from accessibility.languages import say_for
from accessibility.paper.answered.edition import Edition
from accessibility.paper.files import marks
from accessibility.paper.outgoing import letters, packet
from accessibility.paper.sheets import sheet
from accessibility.paper.sheets.measures import Size
from accessibility.paper.sheets.outline import Asked, Block, Outline
from accessibility.paper.sheets.sheet import Rendered
from eservices.contact_centre.letters.outgoing.posting import Letter
from eservices.municipality import Municipality
from forms import library
from forms.answers import Answer
from forms.more_room import extra, room_for
from forms.remaining import remaining
from tests.accessibility.paper.conftest import VERSION, small
from tests.accessibility.paper.reading_back import codes, faults, pages, text
from tests.accessibility.paper.sheets.test_outline import FIRST, LAST, NAME, YES, asked, flat

TOKEN = "C4PYMNPQRTWXY34"


@cache
def part(language: str = "sv", size: Size = "standard") -> Rendered:
    """Of the contact form: how one wants the reply, and what that leads to."""
    form = library.form("contact")
    return sheet.render(form, VERSION, TOKEN, Municipality(), say_for(language), size, remaining(form, {}, ["reply"]))


def of_part(*paths: str) -> list[Block | Asked]:
    form = small(FIRST, NAME | {"show_if": YES}, {"question": "more", "kind": "text", "label": "Mer?"}, LAST)
    return list(flat(Outline(form, say_for("sv"), frozenset(paths)).blocks()))


def test_only_what_is_asked_has_a_place_on_the_map() -> None:
    assert set(part().layout["fields"]) == {"reply", "name", "telephone", "call_time", "email", "postal_address"}
    assert part().pages <= 3


def test_the_questions_keep_their_numbers_and_their_order() -> None:
    words = text(part().pdf)
    at = [words.find(said) for said in ("4 Hur vill du ha svar?", "5 Vad heter du?", "9 Vilken adress har du?")]
    assert 0 < at[0] < at[1] < at[2]
    assert "Vad vill du säga?" not in words and "Vem kan söka?" not in words


def test_it_says_that_it_asks_for_what_is_missing_and_where_it_goes() -> None:
    words = text(part().pdf)
    assert "Svar som saknas Kontakta kommunen Lillköpings kommun Kontaktcenter 100 01 Lillköping" in words
    assert "Det du redan har svarat skriver du inte igen." in words


@pytest.mark.parametrize(("language", "size"), [("sv", "standard"), ("sv", "largest"), ("ar", "standard")])
def test_it_is_pdf_ua_and_each_page_says_which_it_is(language: str, size: Size) -> None:
    drawn = part(language, size)
    assert faults(drawn.pdf) == []
    names = [marks.payload("contact", VERSION, page, TOKEN) for page in range(1, drawn.pages + 1)]
    assert [codes(each) for each in pages(drawn.pdf)] == [{"QRCode": name, "DataMatrix": name} for name in names]


def test_a_condition_that_is_known_to_hold_is_not_said() -> None:
    assert asked(of_part("second"))["second"].condition == ""


def test_ways_lead_only_to_questions_that_are_on_the_sheet() -> None:
    found = asked(of_part("first", "second", "last"))
    assert found["second"].condition == "Svara bara om svaret på fråga 1 är ”Ja”. Gå annars till fråga 4."
    assert found["first"].ways == {"no": "Gå till fråga 4"}
    assert asked(of_part("first", "last"))["first"].ways == {}
    assert asked(of_part("first", "second"))["first"].ways == {"no": "Gå till slutet, ”När du är klar”"}


def test_the_entries_that_lack_something_are_printed_under_their_numbers() -> None:
    group = {
        "repeating_group": "things", "title": "Saker", "entry_title": "Sak", "maximum": 5, "on_paper": 1,
        "items": [FIRST, LAST],
    }  # fmt: skip
    found = list(flat(Outline(small(group), say_for("sv"), frozenset({"things.3.last"})).blocks()))
    assert [block.title for block in found if isinstance(block, Block) and block.shape == "entry"] == ["Sak 3"]
    assert set(asked(found)) == {"things.3.last"}
    assert not any(block.more for block in found if isinstance(block, Block))


def test_the_letter_that_asks_comes_first_and_the_sheet_bears_the_copys_token() -> None:
    form, master = library.form("contact"), part()
    edition = Edition(form, VERSION, master.pdf, master.layout)
    letter = Letter("Något saknas", ("Vi behöver veta hur du vill ha svar.",)).payload()
    to = letters.To("Elsa Andersson", ["Storgatan 1", "123 45 Lillköping"])
    drawn = packet.asking(edition, "7KQ2M9XD4ATPXYZ", letter, to, Municipality(), say_for("sv"))
    assert faults(drawn.pdf) == []
    words = text(drawn.pdf)
    assert drawn.parts == (1, master.pages)
    assert words.find("Elsa Andersson") < words.find("Svar som saknas")
    last = list(pages(drawn.pdf))[-1]
    assert set(codes(last).values()) == {marks.payload("contact", VERSION, master.pages, "7KQ2M9XD4ATPXYZ")}


@cache
def of_entries(*paths: str) -> Rendered:
    return sheet.render(library.form("safety-alarm"), VERSION, TOKEN, Municipality(), say_for("sv"), "standard", paths)


def test_an_extra_sheet_says_what_it_belongs_to_and_asks_for_the_entries_that_follow() -> None:
    drawn = of_entries(*extra(library.form("safety-alarm"), "contacts"))
    words, whose = text(drawn.pdf), library.form("safety-alarm").questions_by_key["applicant_name"]
    assert faults(drawn.pdf) == []
    at = [words.find(said) for said in ("Extra blad Trygghetslarm", "Bladet hör till blanketten.", whose.label.root["sv"])]
    assert 0 < at[0] < at[1] < at[2]
    assert {path.rpartition(".")[0] for path in drawn.layout["fields"]} == {"", "contacts.3"}


def test_a_sheet_with_room_for_more_entries_is_the_whole_sheet() -> None:
    form = library.form("safety-alarm")
    drawn = of_entries(*room_for(form, {"contacts": Answer([1, 2, 4])}))
    assert entries_of(drawn) == {f"contacts.{entry}" for entry in (1, 2, 3)}
    assert "Vem kan söka?" in text(drawn.pdf) and "Fler än" not in text(drawn.pdf)


def entries_of(drawn: Rendered) -> set[str]:
    return {path.rpartition(".")[0] for path in drawn.layout["fields"]} - {""}
