"""What stands on a page: one decision, few questions, none asked in the same words as another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from forms.checks.finding import Finding, Standing
from forms.checks.reasoning import Goal, Reasoning
from forms.conditions import questions_of
from forms.definition import AnyItem, Form, Page, Question, Section
from forms.readability import words
from forms.texts import FIRST_LANGUAGE

QUESTIONS_AT_ONCE = 3
LABEL_WORDS = 15
LONGEST_LABEL = 120
MOST_HELD_AGAINST = 3
"""Questions of the same words that another is held against."""


def pages(form: Form, places: Sequence[Standing], reasoning: Reasoning | None) -> Iterator[Finding]:
    """Findings about pages and labels; `reasoning` is None while the ways through the form cannot be told."""
    for index, page in enumerate(form.pages):
        together = [question for question in _questions(page.items) if question.show_if is None]
        if len(together) > QUESTIONS_AT_ONCE:
            yield Finding(("pages", index), "crowded_page", {"n": len(together), "most": QUESTIONS_AT_ONCE})
        yield from _hanging(form, page, index)
    for place in places:
        if isinstance(place.item, Question):
            said = place.item.label.root[FIRST_LANGUAGE]
            if len(said) > LONGEST_LABEL or len(words(said)) > LABEL_WORDS:
                yield Finding((*place.at, "label"), "long_label", {"most": LABEL_WORDS})
    yield from _same_labels(form, {place.item.key: place for place in places}, reasoning) if reasoning else ()


def _questions(items: tuple[AnyItem, ...]) -> Iterator[Question]:
    """Those outside repeating groups, whose entries have pages of their own."""
    for item in items:
        if isinstance(item, Question):
            yield item
        elif isinstance(item, Section):
            yield from _questions(item.items)


def _hanging(form: Form, page: Page, index: int) -> Iterator[Finding]:
    """Items that hang on a question of the same page: without script they come only after the page was sent."""
    here = {question.key for question in _questions(page.items)}
    for number, item in enumerate(page.items):
        if item.show_if is not None and questions_of(item.show_if, form.conditions) & here:
            yield Finding(("pages", index, "items", number, "show_if"), "hangs_on_its_page")


def _same_labels(form: Form, standing: dict[str, Standing], reasoning: Reasoning) -> Iterator[Finding]:
    before: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, place in enumerate(form.places):
        if isinstance(place.item, Question):
            at, said = standing[place.item.key], place.item.label.root[FIRST_LANGUAGE].strip().lower()
            met = before[said, at.group]
            for first in met[:MOST_HELD_AGAINST]:
                goals = [Goal(form.places[first].under), Goal(place.under)]
                if said != "…" and reasoning.is_open(goals, index, int(at.at[1])):
                    yield Finding((*at.at, "label"), "same_label", {"label": place.item.label})
                    break
            met.append(index)
