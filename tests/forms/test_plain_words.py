"""Words of authority are found in any of their forms, and only they."""

import re

import pytest

from forms.plain_words import INSTEAD, officialese


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vederbörande erhåller besked.", ["Vederbörande", "erhåller"]),
        (
            "Inkomna handlingar avseende bygglov ombesörjs i enlighet med lagen.",
            ["Inkomna", "avseende", "ombesörjs", "i enlighet med"],
        ),
        ("Den sökandes ansökan behöver kompletteras.", ["sökandes", "kompletteras"]),
        ("Klicka här.", ["Klicka här"]),
        ("Var god dröj.", ["Var god"]),
        ("Du får svar när vi har fått din ansökan. Är du god vän med någon här?", []),
        ("Därför frågar vi: vilka bilagor skickar du?", []),
    ],
)
def test_words_of_authority_are_found_in_all_their_forms(text: str, found: list[str]) -> None:
    assert [word for word, _ in officialese(text)] == found


def test_each_comes_with_the_plainer_words() -> None:
    assert list(officialese("Du erhåller svar beträffande hyran.")) == [("erhåller", "få"), ("beträffande", "om")]


def test_no_pattern_holds_a_group_that_would_shift_the_others() -> None:
    assert not [pattern for pattern in INSTEAD if re.compile(pattern).groups]
