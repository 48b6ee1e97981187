"""Only what is known to belong together is laid together."""

import pytest

from eservices.contact_centre.letters.incoming.grouping import Master, sheaves, strangers
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage

MASTERS = {"A": Master(2, False), "B": Master(3, False), "L": Master(2, True), "one": Master(1, True)}


def pile(*names: str) -> list[ScanPage]:
    """Pages as they lie: `A1` is page 1 of what bears the token A, `-` a blank back, `?` no sheet of ours, `=A1` a double."""
    pages = []
    for number, name in enumerate(names, start=1):
        state = {"-": "blank", "?": "unknown", "=": "double"}.get(name[0], "read")
        token, page = name.strip("=")[:-1], name[-1]
        name_of = {"token": token, "page": int(page)} if state in ("read", "double") else {}
        pages.append(ScanPage(scan_id=1, number=number, sha256="", width=1, height=1, state=state, **name_of))
    return pages


def told(*names: str) -> list[tuple[list[int], str]]:
    return [([page.number for page in sheaf.pages], sheaf.alarm) for sheaf in sheaves(pile(*names), MASTERS)]


@pytest.mark.parametrize(("names", "letters"), [
    (("A1", "A2", "B1", "B2", "B3"), [([1, 2], ""), ([3, 4, 5], "")]),
    (("B3", "A2", "-", "B1", "A1"), [([1, 4], ""), ([2, 5], "")]),
    (("A1", "?", "A2"), [([1, 3], "")]),
    (("A1", "=A1", "A2"), [([1, 3], "")]),
    (("one1", "one1"), [([1], ""), ([2], "")]),
])  # fmt: skip
def test_a_token_gathers_its_pages_wherever_they_lie(names: tuple[str, ...], letters: list) -> None:
    assert told(*names) == letters


@pytest.mark.parametrize(("names", "letters"), [
    (("A1", "A2", "A1", "A2"), [[1, 2], [3, 4]]),
    (("A1", "A1", "A2", "A2"), [[1], [2], [3], [4]]),
    (("A1", "A2", "A2"), [[1], [2], [3]]),
    (("B1", "B2", "B3", "B1"), [[1], [2], [3], [4]]),
    (("A1", "?", "A2", "A1"), [[1], [3], [4]]),
])  # fmt: skip
def test_two_papers_with_one_token_are_never_mixed(names: tuple[str, ...], letters: list) -> None:
    assert told(*names) == [(numbers, "two_of_one") for numbers in letters]


def test_a_binders_sheets_are_taken_together_only_as_they_follow_upon_each_other() -> None:
    assert told("L1", "L2", "L1", "A1", "L2") == [
        ([1, 2], "no_serial"), ([3], "no_serial"), ([4], ""), ([5], "no_serial"),
    ]  # fmt: skip


def test_what_is_no_sheet_of_ours_lies_with_its_neighbours_alone() -> None:
    runs = strangers(pile("?", "-", "?", "A1", "?", "=A1", "?"), MASTERS)
    assert [[page.number for page in run] for run in runs] == [[1, 3], [5, 7]]
