"""A question that is too long for a page is set closer, and words whose question takes a page say where it is."""

from tests.accessibility.paper.conftest import made, small
from tests.accessibility.paper.reading_back import text, text_of_page

WORDS = {"content": "about", "text": " ".join(["Det här gäller hela huset."] * 9)}
SAID = "Frågan står på nästa sida."


def options(count: int) -> list[dict]:
    return [{"option": f"o{n}", "label": f"Svar {n}", "help": "Till exempel en altan eller en veranda."} for n in range(count)]


def question(count: int) -> dict:
    return {"question": "which", "kind": "radio", "label": "Vilket?", "options": options(count)}


def test_a_question_too_long_for_its_page_is_set_closer_to_stand_on_one(lay_out):
    place = lay_out(small(question(8)), "largest").layout["fields"]["which"]["options"]
    assert len(place) == 8 and len({page for page, *_ in place.values()}) == 1


def test_words_whose_question_takes_the_next_page_say_so(lay_out):
    sheet = lay_out(small({"question": "first", "kind": "text", "label": "Först?"}, WORDS, question(8)), "largest")
    page = sheet.layout["fields"]["which"]["options"]["o0"][0]
    assert text(sheet.pdf).count(SAID) == 1 and SAID in text_of_page(sheet.pdf, page - 2)
    assert "gäller hela huset" in text_of_page(sheet.pdf, page - 2)


def test_words_that_stand_with_their_question_say_nothing_of_another_page(lay_out):
    assert SAID not in text(lay_out(small(WORDS, question(2)), "largest").pdf)


def test_the_longest_question_of_the_shipped_services_stands_on_one_page_in_the_largest_print():
    sheet = made("building-permit", "sv", "largest")
    assert len({page for page, *_ in sheet.layout["fields"]["measure"]["options"].values()}) == 1
