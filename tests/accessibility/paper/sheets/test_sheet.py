"""The shipped sheets: valid, readable by eye, ear and machine, and complete."""

import re

import pytest

from accessibility.languages import say_for
from accessibility.paper.files import marks
from forms import library
from forms.definition import RepeatingGroup
from forms.numbering import numbers
from tests.accessibility.paper.conftest import TOKEN, VERSION, made
from tests.accessibility.paper.reading_back import codes, faults, fonts, pages, runs, text, text_of_page

EDITIONS = [(service, "sv", "standard") for service in library.definitions()] + [
    ("building-permit", "sv", "large"),
    ("building-permit", "sv", "largest"),
    ("parking-permit", "en", "large"),
    ("building-permit", "en", "standard"),
    ("building-permit", "en", "large"),
    ("contact", "en", "large"),
    ("specimen", "sv", "large"),
    ("contact", "sv", "largest"),
    ("safety-alarm", "fi", "largest"),
]


@pytest.mark.parametrize(("service", "language", "size"), EDITIONS)
def test_a_sheet_is_pdf_ua(service, language, size):
    assert faults(made(service, language, size).pdf) == []


@pytest.mark.parametrize(("service", "language", "size"), EDITIONS)
def test_every_question_stands_on_the_sheet_with_its_number_and_in_order(service, language, size):
    form, say, words = library.form(service), say_for(language), text(made(service, language, size).pdf)
    at = 0
    for key, number in numbers(form).items():
        label = f"{number} {say.text(form.questions_by_key[key].label)}"
        found = words.find(label, at)
        assert found >= 0, f"{label!r} does not follow in {words[at : at + 400]!r}"
        at = found


@pytest.mark.parametrize(("service", "language", "size"), EDITIONS)
def test_each_page_says_by_two_codes_and_in_text_which_it_is(service, language, size):
    sheet = made(service, language, size)
    seen = [codes(picture) for picture in pages(sheet.pdf)]
    expected = [marks.payload(service, VERSION, page, TOKEN) for page in range(1, sheet.pages + 1)]
    assert seen == [{"QRCode": name, "DataMatrix": name} for name in expected]
    words = text(sheet.pdf)
    assert all(name in words for name in expected)


@pytest.mark.parametrize("service", library.definitions())
def test_every_answer_has_its_place_on_the_map(service):
    form, sheet = library.form(service), made(service)
    fields = sheet.layout["fields"]
    for question, group in form.questions():
        copies = [f"{group.key}.{entry}." for entry in range(1, group.on_paper + 1)] if group else [""]
        for copy in copies:
            place = fields[copy + question.key]
            assert place["options"] or place["parts"], question.key
    boxes = [box for place in fields.values() for box in place["options"].values()]
    assert all(
        1 <= page <= sheet.pages and 0 < left < right < 210 and 34 < top < bottom < 265
        for page, left, top, right, bottom in boxes
    )


def test_boxes_and_cells_suit_old_hands():
    for size, tick, width, height in (("standard", 5, 7, 9), ("large", 7, 9.4, 12.4), ("largest", 7, 9.4, 12.4)):
        for place in made("contact" if size == "largest" else "specimen", "sv", size).layout["fields"].values():
            for _, left, top, right, bottom in place["options"].values():
                assert right - left >= tick - 0.02 and bottom - top >= tick - 0.02
            for part in place["parts"].values():
                if part["shape"] == "cells":
                    assert all(b[3] - b[1] >= width - 0.02 and b[4] - b[2] >= height - 0.02 for b in part["boxes"])


@pytest.mark.parametrize(("service", "language", "size"), EDITIONS)
def test_a_question_stands_on_one_page_with_all_that_is_written_for_it(service, language, size):
    sheet, say, form = made(service, language, size), say_for(language), library.form(service)
    words = [text_of_page(sheet.pdf, page) for page in range(sheet.pages)]
    for path, place in sheet.layout["fields"].items():
        boxes = [*place["options"].values(), *(box for part in place["parts"].values() for box in part["boxes"])]
        question = form.questions_by_key[path.rpartition(".")[2]]
        assert len({box[0] for box in boxes}) == 1, path
        assert f"{numbers(form)[question.key]} {say.text(question.label)}" in words[boxes[0][0] - 1], path


@pytest.mark.parametrize(("service", "language", "size"), EDITIONS)
def test_nothing_is_printed_on_the_marks_or_in_the_margins_and_each_page_says_its_number(service, language, size):
    sheet, say = made(service, language, size), say_for(language)
    marked = [*sheet.layout["marks"]["aruco"], sheet.layout["marks"]["qr"], sheet.layout["marks"]["data_matrix"]]
    for page, (left, top, right, bottom), words in runs(sheet.pdf):
        assert 10 < left < right < 195 and 10 < top < bottom < 290, (page, words)
        for west, north, east, south in marked:
            assert right < west or east < left or bottom < north or south < top, (page, words)
    printed = text(sheet.pdf)
    assert all(say("Sida {page} av {pages}", page=page, pages=sheet.pages) in printed for page in range(1, sheet.pages + 1))


def test_the_ways_through_the_form_are_printed():
    words = text(made("specimen").pdf)
    assert re.search(r"Nej Gå till fråga \d+", words)
    assert "Svara bara om svaret på fråga 3 är ”Ja”. Gå annars till fråga" in words
    assert "Läs ”Du bor i en annan kommun”" in words
    assert "ring oss innan du fyller i mer. 0123-45 67 00" in words


def test_the_reader_is_told_how_and_where_and_who_helps():
    words = text(made("building-permit").pdf)
    for said in (
        "Lillköpings kommun Kontaktcenter 100 01 Lillköping", "svart eller blå penna",
        "0123-45 67 00, måndag–fredag 8.00–16.30",
        "En människa svarar.", "Det här händer sedan", "När du är klar", "Bilaga 1",
        "Fler än 2? Ring oss, så skickar vi ett extra blad.", "Jag har inget personnummer",
        "(valfritt)", "(du kan svara senare)", "Vet inte",
    ):  # fmt: skip
        assert said in words, said


def test_every_page_has_the_help_strip_and_its_number_in_words():
    sheet = made("contact")
    words = text(sheet.pdf)
    assert words.count("Fastnat? Ring 0123-45 67 00. En människa svarar.") == sheet.pages
    assert all(f"Sida {page} av {sheet.pages} · Kontakta kommunen · version 3" in words for page in range(1, sheet.pages + 1))


def test_a_group_is_printed_as_often_as_its_definition_says():
    form = library.form("building-permit")
    group = next(item for item, _ in form.items() if isinstance(item, RepeatingGroup))
    words = text(made("building-permit").pdf)
    assert [f"{group.entry_title.root['sv']} {n} " in words for n in (1, 2, 3)] == [True, True, False]


def test_the_last_part_stands_on_one_page_and_names_the_papers_to_enclose():
    sheet = made("parking-permit")
    last = text_of_page(sheet.pdf, sheet.pages - 1)
    assert "När du är klar" in last and "Så använder vi dina uppgifter" in last
    assert "Bilaga 2 Läkarintyg (fråga 31) Bilaga 3 Foto till kortet (fråga 32)" in last


@pytest.mark.parametrize("size", ["standard", "large"])
def test_letters_are_in_the_file_and_large_enough(size):
    assert fonts(made("building-permit", "sv", size).pdf)
    assert all(fonts(made("building-permit", "sv", size).pdf).values())


@pytest.mark.parametrize(
    ("service", "most"), [("contact", 5), ("safety-alarm", 8), ("parking-permit", 14), ("building-permit", 20)]
)
def test_a_sheet_is_no_longer_than_it_must_be(service, most):
    assert made(service).pages <= most


@pytest.mark.parametrize(("service", "language", "size"), EDITIONS)
def test_no_page_stands_nearly_empty(service, language, size):
    for number, picture in enumerate(pages(made(service, language, size).pdf, dpi=30), start=1):
        body = picture[int(36 / 297 * len(picture)) : int(262 / 297 * len(picture))]
        assert (body < 128).any(axis=1).sum() > len(body) * 0.08, f"page {number}"
