"""What is asked about people: never without saying why, and never twice."""

import re
from collections import defaultdict
from collections.abc import Iterator

from forms.checks.finding import Finding, Standing
from forms.checks.language import is_unwritten
from forms.checks.reasoning import Goal, Reasoning
from forms.definition import Form, Place, Question
from forms.readability import words
from forms.texts import FIRST_LANGUAGE

PRIVATE = frozenset({"personal_number", "bank_account"})
TELLING_WHO = frozenset({"email", "phone", "address", "signature", "organisation_number"})
_SENSITIVE = re.compile(
    r"\b(?:hälso?|sjuk|diagnos|funktions(?:ned|hin)|medicin|läkar|religi|etnisk|fackl|fackför|sexuell|brott(?:et|s)?\b|dömd|"
    r"missbruk|psyk|allerg|graviditet|gravid|politisk)",
    re.IGNORECASE,
)
"""What the General Data Protection Regulation calls special categories (article 9), and crimes (article 10)."""
_NAMES = frozenset({"name", "given-name", "family-name", "bday", "tel", "email", "street-address"})
_OF_ONE_PERSON = frozenset({"personal_number", "bank_account", "email", "phone", "address"})
MOST_HELD_AGAINST = 3
_YOU = frozenset({"du", "dig", "din", "ditt", "dina", "jag", "mig", "min", "mitt", "mina"})


def privacy(form: Form, places: list[Standing], reasoning: Reasoning | None) -> Iterator[Finding]:
    """Findings about personal data; `reasoning` is None while the ways through the form cannot be told."""
    for place in places:
        if isinstance(place.item, Question) and _is_unexplained(place.item):
            code = _without_why(place.item)
            yield from [Finding(place.at, code)] if code else []
    yield from _twice(form, places, reasoning) if reasoning else ()


def _is_unexplained(question: Question) -> bool:
    return question.why_we_ask is None or is_unwritten(question.why_we_ask.root[FIRST_LANGUAGE])


def _without_why(question: Question) -> str:
    if question.kind in PRIVATE or _SENSITIVE.search(question.label.root[FIRST_LANGUAGE]):
        return "private_without_why"
    is_name = question.kind == "text" and (question.key.endswith("name") or question.autocomplete in _NAMES)
    return "contact_without_why" if question.kind in TELLING_WHO or is_name else ""


def _twice(form: Form, places: list[Standing], reasoning: Reasoning) -> Iterator[Finding]:
    """The later of two questions for the same thing about the same person, where one person can meet both."""
    at = {place.item.key: place.at for place in places}
    before: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for index, place in enumerate(form.places):
        if not isinstance(place.item, Question) or place.group:
            continue
        for same in _sameness(place.item):
            met = before[same][:MOST_HELD_AGAINST]
            first = next((each for each in met if _meets_both(form, each, place, index, reasoning)), None)
            before[same].append(place)
            if first is not None and isinstance(first.item, Question):
                yield Finding(at[place.item.key], "asked_twice", {"first": first.item.label})
                break


def _meets_both(form: Form, first: Place, second: Place, index: int, reasoning: Reasoning) -> bool:
    return reasoning.is_open([Goal(first.under), Goal(second.under)], index, len(form.pages))


def _sameness(question: Question) -> Iterator[tuple[str, str]]:
    """What makes two questions the same: the field that a browser fills, or the kind and the words."""
    if question.autocomplete:
        yield "autocomplete", question.autocomplete
    if question.kind in _OF_ONE_PERSON:
        said = {word.lower() for word in words(question.label.root[FIRST_LANGUAGE])}
        yield question.kind, "you" if said & _YOU else " ".join(sorted(said))
