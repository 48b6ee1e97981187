"""What browsers send is read in one way."""

import pytest

from portal.visit import read_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("17", 17), ("000000017", 17), ("9" * 9, 999_999_999)])
def test_a_number_is_read(text: str, number: int) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", " 1", "-1", "1.0", "x", "١", "²", "9" * 10, "9" * 5000])
def test_what_is_no_number_of_ours_is_none_rather_than_another_one(text: str) -> None:
    assert read_number(text) is None
