"""A draft on its way to becoming a version."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from eservices import clock, drafts, services, sheets
from eservices.publishing import proposals, trials
from forms.reading import shaped
from portal.house import House
from portal.settings import Settings
from tests.client import Client, Seen

Change = Callable[..., Seen]


def approve(colleague: Client, draft: str, words: str = "Jag har läst allt.") -> Seen:
    return colleague.submit(colleague.get(f"{draft}/review"), {"words": words}, button="Godkänn utkastet")


def publish(client: Client, draft: str, **typed: str) -> Seen:
    return client.submit(client.get(f"{draft}/publication"), {"why": "Kortare namn.", **typed}, button="Publicera")


@pytest.fixture
def ready(change: Change, mia: Client, draft: str) -> str:
    """A draft that has been changed and that Mia has approved."""
    change(**{"title.sv": "Skriv till kommunen"})
    assert approve(mia, draft).status == 303
    return draft


def test_a_draft_is_reviewed_published_and_told(eva: Client, mia: Client, draft: str, change: Change) -> None:
    assert change(**{"title.sv": "Skriv till kommunen"}).status == 303
    asked = eva.submit(eva.get(f"{draft}/publication"), {"ask_why": "Är namnet bra?"}, button="Be om granskning")
    assert "Granskning är begärd" in eva.follow(asked).text
    assert "Väntar på att du läser" in mia.get("/admin").text
    assert "Väntar på att du läser" not in eva.get("/admin").text
    assert "Är namnet bra?" in mia.get(f"{draft}/review").text
    assert mia.get("/admin/forms/contact").link("Läs och godkänn") == f"{draft}/review"
    assert "Läs och godkänn" not in eva.get("/admin/forms/contact").text
    assert approve(mia, draft).status == 303
    done = eva.follow(publish(eva, draft))
    assert "Version 2 är publicerad" in done.text
    assert "Granskad av Mia Strand" in done.text
    assert "Kortare namn." in done.text


def test_nobody_approves_their_own_words(eva: Client, draft: str, change: Change) -> None:
    change(**{"title.sv": "Skriv till kommunen"})
    assert "Du har själv skrivit i utkastet" in eva.get(f"{draft}/review").text
    revision = eva.get(f"{draft}/review").select("input[name=revision]")
    seen = eva.post(f"{draft}/review", {"words": "Bra.", "revision": revision[0].get("value") if revision else "2"})
    assert seen.status == 422
    assert "Någon annan behöver godkänna det" in seen.text


def test_without_approval_there_is_no_button_and_a_posted_wish_is_refused(eva: Client, draft: str, change: Change) -> None:
    change(**{"title.sv": "Skriv till kommunen"})
    assert not eva.get(f"{draft}/publication").select("#publish + form, form[action$='/publication']")
    seen = eva.post(f"{draft}/publication", {"why": "Nu.", "running": "finish", "revision": "2"})
    assert seen.status == 409
    assert "En annan administratör behöver godkänna" in seen.text


def test_a_change_after_the_approval_needs_another(eva: Client, ready: str, change: Change) -> None:
    change(**{"title.sv": "Skriv till oss"})
    assert "En annan administratör behöver läsa" in eva.get(f"{ready}/publication").text


def test_a_reviewer_who_has_not_seen_the_last_change_is_shown_it(mia: Client, draft: str, change: Change) -> None:
    seen = mia.get(f"{draft}/review")
    change(**{"title.sv": "Skriv till kommunen"})
    seen = mia.submit(seen, {"words": "Bra."}, button="Godkänn utkastet")
    assert seen.status == 409
    assert "Eva Lindgren har ändrat i utkastet" in seen.text


def test_a_draft_is_handed_back_with_words(eva: Client, mia: Client, ready: str) -> None:
    seen = mia.submit(mia.get(f"{ready}/review"), {"words": "Skriv kortare."}, button="Lämna tillbaka")
    assert seen.status == 303
    assert "Mia Strand lämnade tillbaka utkastet" in eva.get("/admin/forms/contact").text
    assert "Skriv kortare." in eva.get("/admin/forms/contact").text


def test_why_is_asked_for_and_nothing_typed_is_lost(eva: Client, ready: str) -> None:
    seen = publish(eva, ready, why=" ", until="2020-01-01", when="later", on="2020-01-01")
    assert seen.status == 422
    assert [link.get("href") for link in seen.select(".problems a")] == ["#why", "#until", "#on"]
    assert seen.select("#until")[0].get("value") == "2020-01-01"


def test_a_stop_stops(eva: Client, mia: Client, draft: str, change: Change) -> None:
    change(**{"retention.sv": "", "retention.en": ""})
    seen = eva.get(f"{draft}/publication")
    assert "stoppar" in seen.text
    assert f"{draft}/catalogue" in [link.get("href").partition("#")[0] for link in seen.select(".gate a")]
    seen = eva.post(f"{draft}/publication", {"why": "Nu.", "running": "finish", "revision": "2"})
    assert seen.status == 422
    assert "Rätta det som står överst" in seen.text


def test_a_sheet_that_was_drawn_in_a_trial_gives_its_advice(eva: Client, draft: str, change: Change, house: House) -> None:
    change(**{"title.sv": "Skriv till kommunen"})
    with house.database.writing() as db:
        proposal = proposals.find(db, int(draft.rsplit("/", 1)[1]))
        trial = services.find_version(db, trials.make(db, proposal, shaped(proposal.tree)), proposal.revision)
        layout = {"language": "sv", "size": "standard", "pages": 4, "endings": {"sheet-end": 0.05}}
        sheets.keep(db, trial.id, "sv", "standard", "token", b"%PDF", layout, 4)
    assert "Blankettens sista sida" in eva.get(f"{draft}/publication").text
    change(**{"title.sv": "Skriv hit"})
    assert "Blankettens sista sida" not in eva.get(f"{draft}/publication").text


def test_it_is_not_published_twice(eva: Client, ready: str, house: House) -> None:
    page = eva.get(f"{ready}/publication")
    assert eva.submit(page, {"why": "En gång."}, button="Publicera").status == 303
    assert eva.submit(page, {"why": "Två gånger."}, button="Publicera").status in (303, 409)
    with house.database.reading() as db:
        assert services.live(db, "contact").number == 2


def test_a_publication_is_planned_and_called_off(eva: Client, ready: str) -> None:
    day = (clock.today() + timedelta(days=10)).isoformat()
    seen = eva.follow(publish(eva, ready, when="later", on=day, at="08:00"))
    assert "Publiceringen är planerad" in seen.text
    assert "8.00" in seen.text
    assert "Publiceras" in eva.get("/admin?state=planned").text
    seen = eva.submit(seen, {"call_off_why": "Vi väntar på beslut."}, button="Avbryt planen")
    assert "avbruten" in eva.follow(seen).text
    assert "Vi väntar på beslut." in eva.get("/admin/forms/contact").text


def test_the_number_of_those_who_have_begun_is_told(eva: Client, ready: str, house: House) -> None:
    with house.database.writing() as db:
        for _ in range(3):
            drafts.begin(db, services.live(db, "contact"))
    seen = eva.get(f"{ready}/publication")
    assert "3 personer har börjat" in seen.text
    assert "Alla svar följer med" in seen.text
    assert "3" in eva.get("/admin/forms/contact").select(".panel .figures")[0].text_content()


def test_where_review_is_switched_off_the_page_and_the_log_say_so(
    eva: Client, draft: str, change: Change, house: House
) -> None:
    change(**{"title.sv": "Skriv till kommunen"})
    object.__setattr__(house, "settings", Settings(data=house.settings.data, review=False))
    assert "Granskning är avstängd" in eva.get(f"{draft}/publication").text
    assert "Utan granskning" in eva.follow(publish(eva, draft)).text


def test_a_draft_is_ended_with_a_reason_and_the_form_stands(eva: Client, draft: str) -> None:
    done = eva.submit(eva.get(f"{draft}/publication"), {"drop_why": "Behövs inte."}, button="Ta bort utkastet")
    seen = eva.follow(done)
    assert "Utkastet är borttaget" in seen.text
    assert "Behövs inte." in seen.text
    assert "Börja ett utkast" in seen.text


def test_a_revision_that_is_yet_to_come_cannot_be_named(eva: Client, mia: Client, draft: str, monkeypatch) -> None:
    """Written in and approved while its file is being written, it is not published as it was before."""

    def meanwhile(work, *args):
        eva.submit(eva.get(f"{draft}/catalogue"), {"title.sv": "Ett annat namn"}, button="Spara allt")
        approved = mia.submit(mia.get(f"{draft}/review"), {"words": "Bra."}, button="Godkänn")
        assert approved.status == 303
        return work(*args)

    eva.submit(eva.get(f"{draft}/catalogue"), {"title.sv": "Ett namn"}, button="Spara allt")
    monkeypatch.setattr("portal.admin.publication.workshop.run", meanwhile)
    seen = eva.post(f"{draft}/publication", {"why": "Nu.", "running": "finish", "revision": "3"})
    assert seen.status == 409
