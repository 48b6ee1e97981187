"""Days and times as people say them, in every language, also in those that Babel hardly knows."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility import days
from accessibility.languages import say_for
from accessibility.locales import direction_of, formats_of, plural_forms_of
from eservices import clock
from forms.texts import Say

LANGUAGES = (
    *("sv", "en", "fi", "ar", "fit", "se", "smj", "sma", "smn", "sms", "rom", "rmf", "yi", "so", "ckb", "fa", "ti", "am"),
    *("uk", "pl", "tr", "ku", "aii", "bs", "sq", "th", "zh-Hans", "sv-simple"),
)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 13, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _standing():
    with clock.standing_at(NOW):
        yield


@pytest.mark.parametrize(
    ("code", "said", "next_year"),
    [
        ("sv", "torsdag 26 november", "söndag 3 januari 2027"),
        ("en", "Thursday 26 November", "Sunday, 3 January 2027"),
        ("fi", "torstaina 26. marraskuuta", "sunnuntaina 3. tammikuuta 2027"),
        ("ar", "الخميس، 26 نوفمبر", "الأحد، 3 يناير 2027"),
        ("sv-simple", "torsdag 26 november", "söndag 3 januari 2027"),
    ],
)
def test_a_day_is_said_with_its_weekday_and_with_the_year_when_it_is_another(code, said, next_year):
    assert days.day(THURSDAY, say_for(code)) == said
    assert days.day(date(2027, 1, 3), say_for(code)) == next_year


def test_a_moment_keeps_its_hour_on_the_line():
    assert days.moment(THURSDAY, say_for("sv")) == "torsdag 26 november klockan\N{NO-BREAK SPACE}14.05"
    assert days.moment(THURSDAY, say_for("en")) == "Thursday 26 November at\N{NO-BREAK SPACE}14:05"


@pytest.mark.parametrize(
    ("after", "near", "on"),
    [
        (-1, "i går", "i går"),
        (0, "i dag", "i dag"),
        (1, "i morgon", "i morgon"),
        (4, "torsdag 26 november", "på torsdag 26 november"),
    ],
)
def test_near_days_are_said_by_name_where_the_page_is_read_now(after, near, on):
    day, say = clock.today() + timedelta(days=after), say_for("sv")
    assert days.day(day, say, near=True) == near
    assert days.on_day(day, say) == on


def test_the_day_is_the_municipality_s_even_just_after_midnight():
    assert days.day_of(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("opens", "closes", "said"),
    [(time(13), time(15), "13–15"), (time(8), time(16, 30), "8.00–16.30"), (time(8, 15), time(12), "8.15–12.00")],
)
def test_hours_are_whole_when_both_are(opens, closes, said):
    assert days.span(opens, closes, say_for("sv")) == said


@pytest.mark.parametrize(
    ("code", "formats"),
    [
        ("en", "en_GB"), ("fi", "fi"), ("fit", "fi"), ("se", "se"), ("smj", "sv"), ("sma", "sv"), ("rom", "sv"), ("rmy", "sv"),
        ("yi", "yi"), ("tlh", "sv"), ("sv-simple", "sv"), ("x", "sv"),
    ],
)  # fmt: skip
def test_a_language_without_names_of_months_takes_the_nearest_that_has_them(code, formats):
    assert formats_of(code) == formats


@given(
    st.sampled_from(LANGUAGES),
    st.dates(date(1900, 1, 1), date(2200, 1, 1)),
)  # fmt: skip
def test_no_day_is_ever_a_bare_number_in_any_language(code, day):
    words = days.day(day, Say(code, formats=formats_of(code)))
    assert str(day.day) in words and "M" + str(day.month) not in words and "M" + f"{day.month:02}" not in words
    assert sum(letter.isalpha() for letter in words) >= 4


@pytest.mark.parametrize(
    ("code", "direction"),
    [("sv", "ltr"), ("ar", "rtl"), ("ar-EG", "rtl"), ("yi", "rtl"), ("ckb", "rtl"), ("aii", "rtl"), ("ks-Deva", "ltr"),
     ("uz-Arab", "rtl"),
     ("rom", "ltr"), ("tlh", "ltr")],
)  # fmt: skip
def test_the_direction_is_that_of_the_script(code, direction):
    assert direction_of(code) == direction


@pytest.mark.parametrize(("code", "count"), [("fi", 2), ("ar", 6), ("pl", 4), ("es", 2), ("rom", 2), ("se", 3)])
def test_every_language_has_a_rule_for_its_plurals(code, count):
    assert plural_forms_of(code).startswith(f"nplurals={count};")
