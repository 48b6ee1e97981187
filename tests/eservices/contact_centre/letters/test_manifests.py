"""The list of a batch tells where each letter lies in the file, and what the pile takes of paper and postage."""

from eservices.contact_centre.letters.outgoing import manifests
from eservices.contact_centre.letters.outgoing.posting import Posting


def letters(*pages: int) -> list[Posting]:
    return [Posting(id=number, kind="letter", state="ready", pages=count) for number, count in enumerate(pages, start=1)]


def told(listed: list[manifests.Line]) -> list[tuple[int, int, int, str]]:
    return [(line.letter.id, line.first, line.last, line.envelope) for line in listed]


def test_on_one_side_each_letter_follows_the_one_before():
    assert told(manifests.lines(letters(1, 3, 2), is_two_sided=False)) == [(1, 1, 1, "C5"), (2, 2, 4, "C5"), (3, 5, 6, "C5")]


def test_on_two_sides_no_letter_begins_on_the_back_of_another():
    listed = manifests.lines(letters(1, 3, 2), is_two_sided=True)
    assert told(listed) == [(1, 1, 1, "C5"), (2, 3, 5, "C5"), (3, 7, 8, "C5")]
    assert [line.leaves for line in listed] == [1, 2, 1]


def test_on_two_sides_each_part_of_a_letter_begins_on_a_leaf_of_its_own():
    packet, plain = Posting(id=9, kind="blank_sheet", state="ready", pages=11, parts=[1, 5, 5]), letters(2)
    (line,) = manifests.lines([packet], is_two_sided=True)
    assert (line.first, line.last, line.leaves, line.grams, line.envelope) == (1, 13, 7, 42, "C5")
    assert told(manifests.lines([packet, *plain], is_two_sided=True)) == [(1, 1, 2, "C5"), (9, 3, 15, "C5")]
    (line,) = manifests.lines([packet], is_two_sided=False)
    assert (line.first, line.last, line.leaves) == (1, 11, 11)


def test_the_blank_backs_of_parts_count_when_an_envelope_is_chosen():
    many = Posting(id=1, kind="blank_sheet", state="ready", pages=16, parts=[1, *15 * [1]])
    assert [line.envelope for line in manifests.lines([many], is_two_sided=True)] == ["C4"]


def test_what_does_not_fit_folded_stands_last():
    assert [line[0] for line in told(manifests.lines(letters(9, 1, 20, 8), is_two_sided=False))] == [2, 4, 1, 3]
    assert {line.envelope for line in manifests.lines(letters(16), is_two_sided=True)} == {"C5"}


def test_what_is_not_to_be_sent_is_not_listed():
    off = Posting(id=9, kind="letter", state="called_off", pages=1)
    assert [line.letter.id for line in manifests.lines([off, *letters(1)], is_two_sided=False)] == [1]


def test_paper_and_postage_are_summed():
    sums = manifests.sums(manifests.lines(letters(1, 8, 9, 500), is_two_sided=False))
    assert (sums.letters, sums.pages, sums.leaves) == (4, 518, 518)
    assert sums.envelopes == {"C5": 2, "C4": 2} and sums.kinds == {"letter": 4}
    assert sums.weights == {50: 2, 100: 1, None: 1}
