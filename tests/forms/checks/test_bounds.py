"""The gate answers while a clerk types, and no definition holds it up, whatever is written in it and whoever made it."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from forms.checks import gate
from forms.importers import ImportRefused, read
from forms.reading import DefinitionRefused, shaped
from tests.forms.checks.seeded import Tree, choice, q, small, stop, yes

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
SUFFIXES = (".yml", ".yaml", ".json", ".xls", ".xlsx", ".zip")
EVERY = 25


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def three_hundred() -> Tree:
    """Questions in two languages, every fourth under a condition on one of the ten before it."""
    pages = []
    for number in range(300):
        words = {"sv": f"Hur är det på plats {number} i huset?", "en": f"How is it in place {number} of the house?"}
        help_text = {"sv": "Skriv det som står på huset, eller fråga en granne.", "en": "Write what is on the house."}
        question = q(f"k{number}", "yes_no", label=words, help=help_text)
        if number > 10 and number % 4 == 0:
            question["show_if"] = {"all": [yes(f"k{number - 7}"), {"not": yes(f"k{number - 2}")}]}
        pages.append([question])
    return small(*pages, languages=["sv", "en"], synonyms={"sv": ["hus"], "en": ["house"]})


def test_three_hundred_questions_are_looked_through_at_once():
    """Bounded loosely, for a busy machine; alone it takes about 50 ms."""
    form = shaped(three_hundred())
    assert min(seconds(lambda: gate(form)) for _ in range(3)) < 0.25


TOWNS = [f"Ort {number}" for number in range(4000)]
CHAIN = {"c0": yes("a")} | {f"c{number}": {"not": f"c{number - 1}"} for number in range(1, 1000)}
DOUBLED = {"c0": yes("a")} | {f"c{number}": {"all": [f"c{number - 1}"] * 2} for number in range(1, 41)}
CIRCLE = {f"c{number}": {"not": f"c{(number + 1) % 1000}"} for number in range(1000)}
A = q("a", "yes_no")
HOSTILE = {
    "four thousand options": small([choice("a", TOWNS)]),
    "conditions that list them": small([choice("a", TOWNS)], *(
        [q(f"x{n}", show_if={"question": "a", "one_of": [f"o{m}" for m in range(n, n + 300)]})] for n in range(200))),
    "a thousand names in a row": small([A], [q("z", show_if="c999")], conditions=CHAIN),
    "names that double": small([A], [q("z", show_if="c40")], conditions=DOUBLED),
    "a circle of a thousand": small([A], conditions=CIRCLE),
    "names that nobody knows": small([A], *([q(f"x{n}", show_if=f"none{n}")] for n in range(1000))),
    "questions that hang on each other": small([q("a0", "yes_no")], *(
        [q(f"a{n}", "yes_no", show_if=yes(f"a{n - 1}")), stop(f"s{n}", show_if=yes(f"a{n // 2}"))] for n in range(1, 300))),
    "the same question a thousand times": small(*([q(f"p{n}", "personal_number", label="Personnummer?")] for n in range(1000))),
    "an endless text": small([q("a", help="å" * 200_000)], [q("b", help="_" * 200_000)], [q("c", help="a.b:-" * 30_000)]),
}  # fmt: skip


@pytest.mark.parametrize("tree", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_definition_is_told_of_in_seconds(tree: Tree):
    assert seconds(lambda: gate(shaped(tree))) < 5


def test_what_nests_too_deep_is_refused():
    condition: dict = yes("a")
    for _ in range(1000):
        condition = {"not": condition}
    with pytest.raises(DefinitionRefused) as refused:
        shaped(small([A], [q("z", show_if=condition)]))
    assert [flaw.finding.code for flaw in refused.value.flaws] == ["too_deep"]


def _some_of_the_corpus() -> list[Path]:
    return sorted(path for path in CORPUS.rglob("*") if path.suffix in SUFFIXES)[::EVERY]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus does not lie beside the checkout")
@pytest.mark.parametrize("path", _some_of_the_corpus(), ids=lambda path: path.name)
def test_what_was_made_elsewhere_is_looked_through_and_is_not_ready(path: Path):
    try:
        form = shaped(read("", path.read_bytes(), path.name).tree)
    except ImportRefused:
        return
    codes = {finding.code for finding in gate(form)}
    assert {"no_retention", "no_purpose", "no_next_step"} <= codes
