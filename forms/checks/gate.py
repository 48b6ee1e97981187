"""Everything that is checked of a form before it is published."""

from collections.abc import Iterator

from forms.checks import asking
from forms.checks.doors import doors
from forms.checks.finding import Finding, Location, Standing
from forms.checks.language import Placed, language
from forms.checks.offering import history, offering
from forms.checks.pages import pages
from forms.checks.printing import printing
from forms.checks.privacy import privacy
from forms.checks.reaching import reaching
from forms.checks.reasoning import Reasoning
from forms.checks.translations import translations
from forms.checks.walking import standings, texts
from forms.definition import Form

_OF_WORDS = frozenset({"missing_translation", "missing_synonyms", "no_machine_language"})
"""Stops that leave the ways through a form sound."""


def findings(form: Form) -> list[Finding]:
    """Every fault that makes a form of the right shape unaskable; each is a stop."""
    return asking.findings(form)


def unaskable(form: Form) -> list[Finding]:
    """Those of the findings without which it can be tried: a text that one language lacks is lent by another."""
    return [finding for finding in findings(form) if finding.code not in _OF_WORDS]


def gate(form: Form, previous: Form | None = None) -> list[Finding]:
    """Every stop and advice, stops first and each in the order of the form; `previous` is the version before this one.

    While a form cannot be asked, nothing is told of the ways through it.
    """
    places, told = list(standings(form)), list(texts(form))
    found = findings(form)
    is_sound = all(finding.code in _OF_WORDS for finding in found)
    found += [*_as_it_stands(form, told), *(_when_walked(form, places, told) if is_sound else ())]
    if previous is not None:
        found += history(form, previous, places)
    order = {field: index for index, field in enumerate(Form.model_fields)}
    return sorted(found, key=lambda finding: (not finding.is_stop, _ordered(finding.at, order)))


def _as_it_stands(form: Form, told: Placed) -> Iterator[Finding]:
    yield from offering(form)
    yield from language(form, told)
    yield from translations(form, told)


def _when_walked(form: Form, places: list[Standing], told: Placed) -> Iterator[Finding]:
    reasoning = Reasoning(form)
    yield from reaching(form, reasoning)
    yield from doors(form, places, told, reasoning)
    yield from printing(form, places)
    yield from privacy(form, places, reasoning)
    yield from pages(form, places, reasoning)


def _ordered(at: Location, order: dict[str, int]) -> tuple[tuple[int, str], ...]:
    """A place as it is sorted: the fields of the form in their order, then indexes by number."""
    first = (order.get(str(at[0]), 0), "") if at else (0, "")
    return (first, *((step, "") if isinstance(step, int) else (0, step) for step in at[1:]))
