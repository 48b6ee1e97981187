"""What is told of a drawn sheet, and that the gate knows how much room a sheet has."""

import pytest

from accessibility.paper.sheets import advice, room
from accessibility.paper.sheets.measures import MEASURES
from forms.checks import doors
from tests.forms.small import question

SHEET = {"language": "sv", "size": "standard", "pages": 4, "endings": {"sheet-end": 0.12}}


def test_a_last_page_of_a_line_or_two_is_told_of_in_its_size():
    found = list(advice.of_layout(SHEET)) + list(advice.of_layout(SHEET | {"size": "large"}))
    assert [finding.code for finding in found] == ["thin_page", "thin_page_in_large_print"]
    assert not any(finding.is_stop for finding in found) and found[0].values["page"] == 4


@pytest.mark.parametrize("layout", [SHEET | {"endings": {"sheet-end": 0.5}}, {"pages": 2}])
def test_a_page_that_is_used_or_a_sheet_that_does_not_tell_is_let_pass(layout):
    assert not list(advice.of_layout(layout))


def test_the_gate_reckons_with_the_room_that_a_sheet_has():
    measures = MEASURES["standard"]
    assert room.CHARACTERS_A_ROW[measures.points] == doors.CHARACTERS_A_ROW
    assert (room.FEWEST_LINES, room.MOST_LINES[14]) == (doors.FEWEST_LINES, doors.MOST_LINES)
    assert room.digits(question("integer")) == doors.CELLS
    assert room.digits(question("money")) == doors.CELLS_OF_MONEY
