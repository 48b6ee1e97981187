"""What someone wrote, set beside the words that are known."""

from time import process_time

import pytest

from forms.matching import Index, search

KNOWN = {
    "bins": "När töms soptunnan?",
    "fee": "Vad kostar det att kasta på återvinningscentralen?",
    "school": "Hur söker jag skolskjuts till grundskolan?",
    "lamp": "Anmäla en trasig gatlampa",
}


@pytest.fixture(scope="module")
def index() -> Index[str]:
    made: Index[str] = Index()
    for name, title in KNOWN.items():
        made.add(name, "sv", title, 1)
    made.add("lamp", "en", "Report a broken street lamp", 1)
    return made


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("soptunnor", "bins"),
        ("tömning av soptunnorna", "bins"),
        ("soptuna", "bins"),
        ("skolskjutsar", "school"),
        ("skolskjus", "school"),
        ("lampan är trasig", "lamp"),
        ("återvining", "fee"),
        ("broken lamps", "lamp"),
        ("SOPTUNNAN", "bins"),
    ],
)
def test_what_is_meant_comes_first(index: Index[str], asked: str, name: str):
    assert search(index, asked)[0][0] == name


@pytest.mark.parametrize("asked", ["parkeringstilstånd", "parkeringstillstond"])
def test_a_slip_in_a_long_word_is_forgiven_though_a_part_of_it_fits_elsewhere(asked: str):
    index: Index[str] = Index()
    index.add("fence", "sv", "Behövs tillstånd? parkering gatan", 0.8)
    index.add("permit", "sv", "Hur länge gäller parkeringstillståndet?", 1)
    assert search(index, asked)[0][0] == "permit"


def test_the_reader_s_own_language_counts_for_more(index: Index[str]):
    (_, in_english), *_ = search(index, "street", "en")
    (_, in_swedish), *_ = search(index, "street", "sv")
    assert in_english > in_swedish


def test_a_word_that_leads_everywhere_counts_for_less():
    made: Index[int] = Index()
    for number in range(30):
        made.add(number, "sv", "ansökan", 1)
    made.add(7, "sv", "kolloplats", 1)
    assert search(made, "ansökan kolloplats")[0][0] == 7


def test_a_misspelling_is_looked_for_only_where_nothing_else_fits(index: Index[str]):
    index.add("tunnan", "sv", "tunna", 1)
    assert [name for name, _ in search(index, "tunna")] == ["tunnan", "bins"]
    assert search(index, "xyzq") == search(index, "") == search(index, "hur gör jag") == []


def test_two_thousand_titles_are_searched_at_once():
    made: Index[int] = Index()
    for number in range(2000):
        made.add(number, "sv", f"fråga{number} om ämne{number % 331} sak{number * 7}", 1)
    search(made, "ämne330")
    begun = process_time()
    search(made, "ämne331 fårga1999")
    assert process_time() - begun < 0.5
