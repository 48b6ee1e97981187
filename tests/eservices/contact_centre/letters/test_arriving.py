"""The day on which a letter has come in (FL § 22)."""

from datetime import date, datetime

import pytest

from eservices import clock
from eservices.contact_centre.letters.incoming.arriving import arrived_on, bank_day_before
from eservices.refusals import ImpossibleArrival


@pytest.mark.parametrize(("day", "before"), [
    (date(2026, 11, 24), date(2026, 11, 23)),
    (date(2026, 11, 23), date(2026, 11, 20)),
    (date(2026, 12, 28), date(2026, 12, 23)),
    (date(2027, 1, 7), date(2027, 1, 5)),
    (date(2026, 6, 22), date(2026, 6, 18)),
    (date(2026, 4, 7), date(2026, 4, 2)),
    (date(2026, 5, 15), date(2026, 5, 13)),
])  # fmt: skip
def test_the_bank_day_before_skips_weekends_holidays_and_free_eves(day: date, before: date) -> None:
    assert bank_day_before(day) == before


def test_only_what_lay_in_the_box_at_the_first_emptying_came_before() -> None:
    with clock.standing_at(datetime(2026, 11, 24, 9, tzinfo=clock.HERE)):
        assert arrived_on(date(2026, 11, 24), "first_emptying") == date(2026, 11, 23)
        assert arrived_on(date(2026, 11, 24), "later") == date(2026, 11, 24)
        assert arrived_on(date(2026, 11, 22), "handed_over") == date(2026, 11, 22)
        for day in (date(2026, 11, 25), date(2025, 11, 20)):
            with pytest.raises(ImpossibleArrival):
                arrived_on(day, "later")
