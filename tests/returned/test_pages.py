"""The pages that readers are held against are what their truth says."""

import numpy as np
import pytest

from tests.returned import pages


@pytest.mark.parametrize("grade", ["turned", "photo", "cut"])
def test_the_truth_tells_where_each_thing_lies_in_the_picture(grade: str) -> None:
    """The middle of a corner mark's frame is black, and the paper beside it white."""
    made = pages.page(4, grade, "contact", 2)
    left, top, *_ = made.layout["marks"]["aruco"][2]
    for at, is_dark in (((left + 0.6, top + 0.6), True), ((left - 2.5, top - 2.5), False)):
        x, y, w = made.truth.to_picture @ (*at, 1)
        assert (np.mean(made.picture[round(y / w), round(x / w)]) < 110) == is_dark


def test_a_page_is_a_function_of_its_seed() -> None:
    one, same, other = (pages.page(seed, "feeder", "contact", 2) for seed in (8, 8, 9))
    assert (one.data, one.truth.ticks, one.truth.code) == (same.data, same.truth.ticks, same.truth.code)
    assert one.truth.code != other.truth.code
