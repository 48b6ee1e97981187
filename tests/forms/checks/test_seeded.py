"""Every check finds what was sown for it, and lets pass what only looks like it."""

import pytest

from accessibility.languages import say_for
from forms import library
from forms.checks import gate
from forms.checks.advice import ADVICE
from forms.checks.stops import STOPS
from forms.reading import shaped
from tests.forms.checks import seeds_of_ways, seeds_of_words
from tests.forms.checks.seeded import Seed, q, small

SEEDS = [*seeds_of_ways.SEEDS, *seeds_of_words.SEEDS]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_sown_fault_is_told_with_its_code_and_place(seed: Seed):
    found = gate(shaped(seed.tree), shaped(seed.previous) if seed.previous else None)
    places = [finding.at for finding in found if finding.code == seed.code]
    assert (seed.at in places) if seed.at else not places, [(finding.code, finding.at) for finding in found]


SEEN_ON_PAPER_ONLY = {"thin_page", "thin_page_in_large_print"}


def test_every_code_has_a_fault_that_it_finds_and_one_that_it_lets_pass():
    every = {*STOPS, *ADVICE} - SEEN_ON_PAPER_ONLY
    assert {seed.code for seed in SEEDS if seed.at} == every
    assert {seed.code for seed in SEEDS if not seed.at} == every
    assert sum(seed.at is not None for seed in SEEDS) >= 60


def test_a_form_without_a_sown_fault_is_clean():
    assert not gate(shaped(small([q("a", "yes_no")])))


@pytest.mark.parametrize("name", library.definitions())
def test_the_shipped_services_are_clean(name: str):
    """But for the machine's translations, which no person has read yet: their pages say so themselves."""
    assert {finding.code for finding in gate(library.form(name))} <= {"by_machine"}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed.at], ids=lambda seed: seed.name)
def test_a_finding_is_said_with_its_place_and_a_remedy(seed: Seed, language: str):
    say, form = say_for(language), shaped(seed.tree)
    for finding in gate(form, shaped(seed.previous) if seed.previous else None):
        said = [finding.place(form).words(say), finding.reason(say), finding.remedy(say)]
        assert all(said) and not any("{" in words for words in said), said
