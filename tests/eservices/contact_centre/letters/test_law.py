"""The law in letters is dated data, and a last day is a working day."""

from datetime import date

import pytest

from eservices.contact_centre.letters.outgoing import law
from forms import library

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("service", [each for each in library.services() if each != "specimen"])
def test_every_shipped_service_says_how_its_decisions_are_appealed_with_its_source(service):
    rule = law.of_service(service, TODAY)
    assert rule and rule.source and rule.checked_on <= TODAY
    assert (rule.to in law.BODIES) == (rule.appeal == "administrative")


def test_an_unknown_service_has_no_rule_of_its_own():
    assert law.of_service("ask-the-mayor", TODAY) is None


@pytest.mark.parametrize(
    ("received", "last"),
    [(date(2026, 11, 23), date(2026, 12, 14)), (date(2026, 12, 4), date(2026, 12, 28)), (date(2026, 12, 16), date(2027, 1, 7))],
)
def test_a_last_day_that_is_no_working_day_is_the_next_one_that_is(received, last):
    assert law.last_day(received, law.of_appeal("administrative", TODAY).weeks) == last


def test_no_letter_is_read_before_the_working_day_after_it_is_written():
    assert law.earliest_receipt(date(2026, 11, 20)) == date(2026, 11, 23)
    assert law.earliest_receipt(date(2026, 12, 23)) == date(2026, 12, 28)
