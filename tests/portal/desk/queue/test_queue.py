"""The queue as it is seen."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import event

from eservices import clock
from portal.house import House
from tests.client import Client, Seen
from tests.portal.desk.conftest import MakeCase, SignIn, in_threes


def references(seen: Seen) -> list[str]:
    return [link.get("href").split("/")[-1].split("?")[0] for link in seen.select(".queue th a")]


def test_what_is_due_first_stands_first(berit: Client, make_case: MakeCase) -> None:
    late, soon, later = (make_case(clock.now() - timedelta(days=days)) for days in (9, 3, 1))
    seen = berit.get("/desk?view=unassigned")
    assert references(seen) == [late, soon, later]
    assert "9 dagar, 2 dagar för sent" in seen.text
    assert "3 dagar, av 1 vecka" in seen.text


def test_a_line_tells_who_what_how_and_where(berit: Client, reference: str) -> None:
    line = berit.get("/desk?view=all").select(".queue tbody tr")[0].text_content()
    number = in_threes(reference)
    told = f"Välj {number} Kontakta kommunen {number} Astrid Nyberg 1 dag, av 1 vecka Webb Har kommit in Kontaktcenter"
    assert " ".join(line.split()) == told


def test_each_case_stands_once_over_several_pages(berit: Client, make_case: MakeCase) -> None:
    made = {make_case(clock.now() - timedelta(hours=hours)) for hours in range(27)}
    first = berit.get("/desk?view=all")
    second = berit.get(first.link("Visa fler i listan"))
    assert len(references(first)) == 25
    assert set(references(first)) | set(references(second)) == made
    assert len(references(second)) == 2


def test_the_tabs_count_and_lead_to_what_they_count(berit: Client, make_case: MakeCase) -> None:
    taken, left = make_case(), make_case()
    berit.post(f"/desk/cases/{taken}/assignment")
    assert references(berit.get("/desk")) == [taken]
    assert references(berit.get("/desk?view=unassigned")) == [left]
    tabs = [" ".join(tab.text_content().split()) for tab in berit.get("/desk").select(".tabs a")]
    assert tabs == ["Mina 1 ärenden", "Otagna 1 ärenden", "Alla öppna 2 ärenden"]


def test_one_with_several_groups_sees_each_by_itself(sign_in: SignIn, reference: str, do: Callable[..., Seen]) -> None:
    do("berit", reference, "handover", group="streets", why="Lampa")
    ali = sign_in("ali")
    assert references(ali.get("/desk?view=group&group=streets")) == [reference]
    assert references(ali.get("/desk?view=group&group=contact-centre")) == []


def test_another_department_sees_nothing_and_is_told_nothing(sign_in: SignIn, reference: str) -> None:
    seen = sign_in("dag").get("/desk?view=all")
    assert references(seen) == []
    assert "Kön är tom" in seen.text
    assert "Astrid" not in seen.text


def test_the_walls_hold_for_a_group_in_the_address(sign_in: SignIn, reference: str) -> None:
    assert references(sign_in("dag").get("/desk?view=group&group=contact-centre")) == []


def test_an_administrator_without_groups_sees_no_cases(sign_in: SignIn, reference: str) -> None:
    seen = sign_in("eva").get("/desk")
    assert "Du är inte med i någon grupp" in seen.text
    assert references(seen) == []


def test_an_empty_view_says_where_to_go_on(berit: Client, reference: str) -> None:
    seen = berit.get("/desk?view=mine")
    assert "Du har inga ärenden just nu" in seen.text
    assert references(berit.get(seen.link("Se de 1 som ingen har tagit"))) == [reference]


def test_the_first_view_is_ones_own_cases_or_else_what_nobody_has_taken(berit: Client, reference: str) -> None:
    assert berit.get("/desk").h1 == "Kön: Otagna"
    berit.post(f"/desk/cases/{reference}/assignment")
    assert berit.get("/desk").h1 == "Kön: Mina"


@pytest.mark.parametrize("after", ["nonsense", "2026-01-01_2026-01-01_" + "9" * 30, "9" * 5000])
def test_a_damaged_address_shows_the_queue_all_the_same(berit: Client, reference: str, after: str) -> None:
    assert berit.get(f"/desk?view=nonsense&after={after}").status == 200


def test_the_page_asks_for_who_counts_lines_saved_views_and_the_open_contact_only(
    berit: Client, reference: str, house: House
) -> None:
    berit.get("/desk?view=all")
    asked: list[str] = []
    event.listen(house.database.reader, "before_cursor_execute", lambda *call: asked.append(call[2]))
    berit.get("/desk?view=all")
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 5, asked


@pytest.mark.parametrize(("view", "beside"), [("view=all", 2), ("view=group&group=streets", 1)])
def test_beside_a_case_stands_the_list_it_was_opened_from(ali: Client, make_case: MakeCase, view: str, beside: int) -> None:
    street, _ = make_case(), make_case()
    ali.post(f"/desk/cases/{street}/handover", {"group": "streets", "why": "Lampa"})
    seen = ali.get(ali.get(f"/desk?{view}").link(in_threes(street)))
    assert len(seen.select(".queue-list li")) == beside
    assert in_threes(street) in seen.select(".queue-list a[aria-current]")[0].text_content()
