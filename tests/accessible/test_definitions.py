"""What the shipped forms owe a person before any page is drawn: purposes, and nothing asked twice."""

from collections import Counter

import pytest

from forms import library
from tests.accessible.places import SHIPPED

PERSONAL = {"email": "email", "phone": "tel"}
ABOUT_ONESELF = ("contact", "building-permit")
"""The others may be filled in for someone else, whose number is not that of the one who writes."""


@pytest.mark.parametrize("service", ABOUT_ONESELF)
def test_what_is_asked_about_the_person_carries_its_purpose(service: str) -> None:
    """One's own name, mail and telephone can be filled in by the browser."""
    questions = [question for question, group in library.form(service).questions() if not group]
    purposes = {question.key: question.autocomplete for question in questions if question.autocomplete}
    assert "name" in purposes.values()
    for question in questions:
        if question.kind in PERSONAL and question.key in ("telephone", "email"):
            assert question.autocomplete == PERSONAL[question.kind], question.key


@pytest.mark.parametrize("service", SHIPPED)
def test_nothing_about_the_person_is_asked_twice(service: str) -> None:
    purposes = Counter(question.autocomplete for question, _ in library.form(service).questions() if question.autocomplete)
    assert not [purpose for purpose, times in purposes.items() if times > 1]
