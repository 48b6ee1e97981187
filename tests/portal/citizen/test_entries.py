"""Entries of a repeating group: added, changed and taken away, each on a page of its own."""

from collections.abc import Callable

import pytest

from forms import library
from tests.client import Client, Seen
from tests.walking import Walk

HOME = "/services/every-kind/apply"
COST = {"expenses.1.thing": "Kaffe", "expenses.1.has_receipt": "no", "expenses.1.cost": "120"}


@pytest.fixture
def costs(astrid: Walk) -> Seen:
    """The page of the group, with nothing added."""
    return astrid.on_from(astrid.client.follow(astrid.client.post(HOME)), f"{HOME}/costs")


def test_an_entry_is_added_and_stands_on_the_list(astrid: Walk, costs: Seen, drafts: Callable) -> None:
    assert "Inget är tillagt än. Du kan fortsätta utan." in costs.text
    entry = astrid.client.get(costs.link("Lägg till"))
    assert entry.h1 == "Kostnad 1"
    back = astrid.client.follow(astrid.client.submit(entry, COST, button="Fortsätt"))
    assert back.url == f"{HOME}/costs"
    assert "Kostnad 1 Kaffe" in back.text
    assert drafts()[0].given["expenses"].value == [1]


def test_adding_twice_adds_one(astrid: Walk, costs: Seen, drafts: Callable) -> None:
    entry = astrid.client.get(costs.link("Lägg till"))
    astrid.client.submit(entry, COST, button="Fortsätt")
    astrid.client.submit(entry, COST, button="Fortsätt")
    assert drafts()[0].given["expenses"].value == [1]


def test_looking_at_a_new_entry_adds_nothing(astrid: Walk, costs: Seen, drafts: Callable) -> None:
    astrid.client.get(costs.link("Lägg till"))
    assert "expenses" not in drafts()[0].given


def test_an_empty_entry_is_not_kept_but_a_half_filled_one_is(astrid: Walk, costs: Seen, drafts: Callable) -> None:
    entry = astrid.client.get(costs.link("Lägg till"))
    assert astrid.client.submit(entry, {}, button="Fortsätt").status == 422
    assert "expenses" not in drafts()[0].given
    half = astrid.client.submit(entry, {"expenses.1.thing": "Kaffe"}, button="Fortsätt")
    assert half.status == 422
    assert drafts()[0].given["expenses"].value == [1]
    seen = astrid.client.get(f"{HOME}/costs")
    assert "Något saknas" in seen.text
    stuck = astrid.client.submit(seen, {}, button="Fortsätt")
    assert stuck.status == 422
    assert stuck.link("Kostnad 1: Välj ett svar") == "#expenses-1"


def test_an_entry_that_cannot_be_is_not_found(astrid: Walk, costs: Seen) -> None:
    for entry in ("2", "0", "7"):
        wanted = 200 if entry == "0" else 404
        assert astrid.client.get(f"{HOME}/costs/{entry}").status == wanted
    assert astrid.client.get(f"{HOME}/costs/1/remove").status == 404


def test_more_entries_than_there_is_room_for_are_told_in_words(astrid: Walk, costs: Seen, drafts: Callable) -> None:
    for number in range(1, 6):
        fields = {name.replace(".1.", f".{number}."): value for name, value in COST.items()}
        assert astrid.client.post(f"{HOME}/costs/{number}", fields).status == 303
    full = astrid.client.get(f"{HOME}/costs")
    assert "Du har lagt till 5. Fler får inte plats." in full.text
    over = astrid.client.post(f"{HOME}/costs/6", {"expenses.6.thing": "Mer"})
    assert over.location == f"{HOME}/costs?note=full"
    assert drafts()[0].given["expenses"].value == [1, 2, 3, 4, 5]


def test_an_entry_is_removed_after_one_question(astrid: Walk, costs: Seen, drafts: Callable) -> None:
    astrid.client.post(f"{HOME}/costs/1", COST)
    second = {name.replace(".1.", ".2."): value for name, value in COST.items()}
    astrid.client.post(f"{HOME}/costs/2", second | {"expenses.2.thing": "Te"})
    sure = astrid.client.get(astrid.client.get(f"{HOME}/costs").link("Ta bort Kostnad 1"))
    assert sure.h1 == "Vill du ta bort den här?"
    assert "Kaffe" in sure.text
    assert drafts()[0].given["expenses"].value == [1, 2]
    left = astrid.client.follow(astrid.client.submit(sure, button="Ja, ta bort"))
    assert "Kostnad 1 Te" in left.text
    assert "expenses.1.thing" not in drafts()[0].given
    assert astrid.client.submit(sure, button="Ja, ta bort").status == 303
    assert drafts()[0].given["expenses"].value == [2]


def test_an_entry_is_not_removed_without_a_token_nor_by_a_neighbour(
    astrid: Walk, costs: Seen, browsers: Callable, drafts: Callable
) -> None:
    astrid.client.post(f"{HOME}/costs/1", COST)
    assert astrid.client.post(f"{HOME}/costs/1/remove", token=False).status == 403
    assert browsers().post(f"{HOME}/costs/1/remove").location == f"{HOME}?note=gone"
    assert drafts()[0].given["expenses"].value == [1]


def test_the_list_tells_no_yes_or_no_without_its_question(client: Client) -> None:
    walk = Walk(client, library.form("safety-alarm"))
    seen = walk.on_from(client.follow(client.post(walk.home)), f"{walk.home}/close_people")
    walk.turn(walk.turn(seen))
    [row] = client.get(f"{walk.home}/close_people").select("ul.files > li")
    assert "070-123 45 67" in row.text_content()
    assert "Ja" not in row.text_content().split()
