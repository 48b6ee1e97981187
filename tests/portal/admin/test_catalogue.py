"""What a draft says of the service, written on a page of its own."""

from collections.abc import Callable

import pytest

from eservices.publishing import proposals
from forms.editing import Tree
from portal.house import House
from tests.client import Client, Seen

Change = Callable[..., Seen]


@pytest.fixture
def tree(house: House) -> Callable[[], Tree]:
    def read() -> Tree:
        with house.database.reading() as db:
            return proposals.find(db, 1).tree

    return read


def test_a_page_that_is_saved_as_it_stands_changes_nothing(draft: str, change: Change, tree: Callable[[], Tree]) -> None:
    before = tree()
    assert change().status == 303
    assert tree() == before


def test_everything_is_kept(draft: str, change: Change, tree: Callable[[], Tree]) -> None:
    change(**{
        "title.sv": "Skriv till oss", "synonyms.sv": "mejla, ring\nfråga", "fee.en": "Nothing.", "clock.weeks": "3",
        "case_type": "Synpunkt", "closes_on": "2027-01-31", "contact.phone.sv": "Ring före tolv.", "minutes": "4",
        "needs.1.sv": "Papper och penna.", "next_steps.0.within_days": "1", "group": "streets",
    })  # fmt: skip
    kept = tree()
    assert (kept["title"]["sv"], kept["fee"]["en"], kept["case_type"]) == ("Skriv till oss", "Nothing.", "Synpunkt")
    assert kept["synonyms"]["sv"] == ["mejla", "ring", "fråga"]
    assert (kept["clock"]["weeks"], kept["minutes"], kept["closes_on"]) == (3, 4, "2027-01-31")
    assert kept["contact"]["phone"]["sv"] == "Ring före tolv."
    assert kept["needs"][1]["sv"] == "Papper och penna."
    assert kept["next_steps"][0]["within_days"] == 1
    assert kept["title"]["fi"], "other languages stay"


def test_rows_are_moved_and_removed(eva: Client, draft: str, change: Change, tree: Callable[[], Tree]) -> None:
    before = [step["text"]["sv"] for step in tree()["next_steps"]]
    seen = eva.get(f"{draft}/catalogue")
    eva.submit(seen, {"up:next_steps:2": ""}, button="Spara allt")
    assert [step["text"]["sv"] for step in tree()["next_steps"]] == [before[0], before[2], before[1]]
    gone = {f"next_steps.2.text.{code}": "" for code in ("sv", "sv-simple", "en", "ar", "fi")}
    change(**gone)
    assert [step["text"]["sv"] for step in tree()["next_steps"]] == [before[0], before[2]]


def test_what_is_wrong_is_told_all_at_once_and_nothing_is_lost(draft: str, change: Change, tree: Callable[[], Tree]) -> None:
    before = tree()
    seen = change(**{
        "title.sv": "", "clock.weeks": "snart", "minutes": "0", "opens_on": "2027-02-01", "closes_on": "2027-01-01",
        "next_steps.0.within_days": "ett", "fee.sv": "Tio kronor.",
    })  # fmt: skip
    assert seen.status == 422
    wrong = [link.get("href").removeprefix("#offer.") for link in seen.select(".problems a")]
    assert wrong == ["title.sv", "clock.weeks", "minutes", "closes_on", "next_steps.0.within_days"]
    assert seen.page.get_element_by_id("offer.fee.sv").text.strip() == "Tio kronor."
    assert seen.page.get_element_by_id("offer.clock.weeks").get("value") == "snart"
    assert tree() == before


def test_the_later_of_two_sees_both(eva: Client, mia: Client, draft: str, tree: Callable[[], Tree]) -> None:
    seen = mia.get(f"{draft}/catalogue")
    eva.submit(eva.get(f"{draft}/catalogue"), {"fee.sv": "Hundra kronor."}, button="Spara allt")
    both = mia.submit(seen, {"fee.sv": "Femtio kronor."}, button="Spara allt")
    assert both.status == 409
    assert "Eva Lindgren har sparat samma sida" in both.text
    assert "Hundra kronor." in both.text
    assert both.page.get_element_by_id("offer.fee.sv").text.strip() == "Femtio kronor."
    assert mia.submit(both, {}, button="Spara allt").status == 303
    assert tree()["fee"]["sv"] == "Femtio kronor."


def test_languages_come_are_approved_and_go(eva: Client, draft: str, tree: Callable[[], Tree]) -> None:
    page = f"{draft}/catalogue"
    eva.submit(eva.get(page), {}, button="Godkänn översättningen: finska")
    assert tree()["machine_made"] == ["ar"]
    eva.submit(eva.get(page), {}, button="Ta bort språket och texterna: arabiska")
    assert tree()["languages"] == ["sv", "en", "fi"]
    assert "ar" not in tree()["title"]
    eva.submit(eva.get(page), {"language": "ar"}, button="Lägg till språket")
    assert tree()["languages"] == ["sv", "en", "fi", "ar"]
    assert eva.post(f"{draft}/languages", {"language": "tlh", "add": ""}).status == 422


def test_a_planned_or_ended_draft_keeps_what_was_typed_on_the_page(eva: Client, mia: Client, draft: str) -> None:
    seen = mia.get(f"{draft}/catalogue")
    eva.submit(eva.get(f"{draft}/publication"), {"drop_why": "Nej."}, button="Ta bort utkastet")
    late = mia.submit(seen, {"fee.sv": "Femtio kronor."}, button="Spara allt")
    assert late.status == 409
    assert "Femtio kronor." in late.text
