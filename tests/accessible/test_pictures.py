"""The command that makes pictures names places that are there."""

import pytest

from tests import pictures
from tests.accessible.places import CITIZEN
from tests.accessible.staff_places import DESK


def test_at_least_twenty_pages_are_pictured():
    assert len({*pictures.CITIZEN, *pictures.DESK}) >= 20


@pytest.mark.parametrize(("tour", "central"), [(CITIZEN, pictures.CITIZEN), (DESK, pictures.DESK)], ids=["citizen", "desk"])
def test_every_pictured_page_is_a_place_and_is_reached(tour, central):
    named = [each.name for each in pictures.way(tour, central)]
    assert set(central) <= set(named)
    assert named[-1] in central, "nothing is walked in vain"
