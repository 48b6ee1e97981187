"""What is found at many places is told once, with the way to each; what is found at a few stands at its place."""

from forms.checks import Finding
from forms.texts import Say
from portal.admin.gathering import MANY, MOST_TOLD, Place, gathered

SWEDISH = Say("sv")


def at(number: int, *, is_stop: bool = True) -> Place:
    return Place(is_stop, f"Fråga {number}", f"/parts/q{number}")


def copied(number: int) -> Finding:
    return Finding((), "copied_over", {"language": "en", "text": f"Question {number}"})


def test_one_finding_at_many_places_is_told_once() -> None:
    [found] = gathered([(at(n), copied(n)) for n in range(MANY)], SWEDISH)
    assert found.told == ["Texten är likadan på engelska som på svenska. Översätt texten."]
    assert found.count == MANY
    assert found.many[2].place.address == "/parts/q2"
    assert found.many[2].told == ["Question 2"]


def test_what_reads_the_same_everywhere_leaves_only_the_places() -> None:
    [found] = gathered([(at(n), Finding((), "unwritten", {})) for n in range(MANY)], SWEDISH)
    assert "Texten är inte skriven än." in found.told[0]
    assert all(not each.told for each in found.many)


def test_a_few_stand_each_at_its_place_and_stops_come_first() -> None:
    found = gathered([(at(9, is_stop=False), copied(9)), *((at(n), copied(n)) for n in range(MANY - 1))], SWEDISH)
    assert [each.place.words for each in found] == [*(f"Fråga {n}" for n in range(MANY - 1)), "Fråga 9"]


def test_two_findings_at_one_place_stand_together() -> None:
    [found] = gathered([(at(1), copied(1)), (at(1), Finding((), "unwritten", {}))], SWEDISH)
    assert len(found.told) == 2


def test_the_first_of_very_many_places_are_shown_and_all_are_counted() -> None:
    [found] = gathered([(at(n), copied(n)) for n in range(300)], SWEDISH)
    assert found.count == 300
    assert len(found.many) == MOST_TOLD
