"""A draft is tried at every door, and nothing of it is ever sent or found."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from eservices import filing, services
from eservices.cases import Case
from eservices.drafts import Draft
from eservices.publishing import clearing
from eservices.publishing.proposals import Proposal
from eservices.refusals import TrialNotFiled
from eservices.services import Service
from forms import editing
from portal.house import House
from portal.visit import DRAFT_COOKIE
from tests.client import Client, Seen

NOTICE = "Det här är ett prov. Inget skickas."


@pytest.fixture
def trial(eva: Client, draft: str) -> str:
    """The address of the draft's trial."""
    made = eva.submit(eva.get(f"{draft}/review"), button="Prova som invånare")
    assert made.status == 303
    return made.location


@pytest.fixture
def filled(client: Client, trial: str) -> Seen:
    """A trial whose questions are all answered, on its check page."""
    begin = client.get(f"{trial}/apply")
    return client.follow(client.submit(begin, {"way.matter": "fault", "way.reply": "phone"}, button="Fyll i med provsvar"))


def cases(house: House) -> list[Case]:
    with house.database.reading() as db:
        return list(db.exec(select(Case)))


def test_a_trial_opens_for_whoever_has_its_address_and_says_what_it_is(client, trial):
    seen = client.get(trial)
    assert seen.h1.startswith("Prov: ")
    assert NOTICE in seen.text
    assert seen.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "X-Robots-Tag" not in client.get("/services/contact").headers


def test_a_trial_is_in_no_list_and_no_search(client, eva, trial):
    for address in ("/", "/?q=prov", "/?q=kontakt", "/?q=felanmälan"):
        assert "prov-" not in client.get(address).response.text
    for address in ("/admin", "/desk/services", "/desk"):
        assert trial not in eva.get(address).response.text


def test_every_page_of_a_trial_says_so(client, trial):
    page = client.follow(client.submit(client.get(f"{trial}/apply"), button="Börja"))
    assert NOTICE in page.text
    assert NOTICE in client.get(f"{trial}/apply").text
    assert NOTICE not in client.get("/services/contact").text


def test_a_trial_is_filled_with_examples_along_the_chosen_way(filled):
    assert filled.h1 == "Kontrollera dina svar"
    assert NOTICE in filled.text
    assert "Ring mig" in filled.text


def test_a_trial_ends_with_nothing_sent(client, house, filled, trial):
    done = client.follow(client.submit(filled, button="Skicka"))
    assert done.h1 == "Provet är klart"
    assert "Inget har skickats" in done.text
    assert cases(house) == []
    assert client.get(f"{trial}/apply/receipt").status == 303


def test_an_agent_tries_it_for_someone_and_nothing_is_sent(sign_in, house, trial):
    berit = sign_in("berit")
    begin = berit.get(f"/desk{trial}/application")
    assert NOTICE in begin.text
    for channel in ("phone", "letter"):
        first = berit.follow(berit.submit(begin, {"channel": channel}, button="Börja fylla i"))
        assert NOTICE in first.text
        assert ("Första frågan" if channel == "phone" else "Du fyller i åt någon") in first.text
    with house.database.writing() as db:
        other = db.exec(select(Draft).where(Draft.channel == "letter")).one()
        other.answers = {"matter": {"value": {"option": "question"}, "source": "agent"}, **_REST}
        db.add(other)
    done = berit.submit(berit.get(f"{trial}/apply/check"), {"arrived_on": "2026-11-20"}, button="Skicka")
    assert done.location.endswith("/apply/trial-done")
    assert cases(house) == []


def test_a_trial_by_telephone_ends_without_a_case(sign_in, house, trial):
    berit = sign_in("berit")
    first = berit.follow(berit.post(f"/desk{trial}/application", {"channel": "phone"}))
    seen = berit.get(first.link("Första frågan"))
    while not seen.url.endswith("/review"):
        seen = next(said for heard in ("?", "2", "1") if (said := _said(berit, seen, heard)).url != seen.url)
    ended = berit.follow(berit.submit(seen, {"who": "Elsa"}, button="Skicka ansökan"))
    assert "Provet är klart. Ingenting skickades." in ended.text
    assert cases(house) == []


def _said(agent, seen, heard):
    """Where what was heard leads to; the question itself where it is no answer to it."""
    answer = agent.submit(seen, {"heard": heard}, button="Fortsätt")
    return agent.follow(answer) if answer.status == 303 else seen


_REST = {
    "message": {"value": "Hej", "source": "agent"},
    "reply": {"value": {"option": "none"}, "source": "agent"},
}


def test_a_crafted_sending_of_a_trial_makes_no_case(client, house, filled, trial):
    name = DRAFT_COOKIE + trial.rpartition("/")[2]
    client.browser.cookies.set(DRAFT_COOKIE + "contact", client.browser.cookies[name])
    assert client.post("/services/contact/apply/check").location == "/services/contact/apply?note=gone"
    assert client.post(f"{trial}/apply/check").location == f"{trial}/apply/trial-done"
    assert client.get(f"{trial}/apply/receipt").status == 303
    assert cases(house) == []


def test_filing_itself_refuses_a_trial(house, filled):
    with house.database.writing() as db:
        tried = db.exec(select(Draft)).one()
        version = services.version(db, tried.version_id)
        with pytest.raises(TrialNotFiled):
            filing.file(db, filing.prepare(version, tried, tried.given))
    assert cases(house) == []


def test_examples_are_for_trials_alone(client):
    begin = client.get("/services/contact/apply")
    assert "Fyll i med provsvar" not in begin.text
    fields = dict(begin.form("Börja").fields)
    assert client.post("/services/contact/apply/trial-answers", fields).status == 404
    assert client.get("/services/contact/apply/trial-done").status in (303, 404)


def test_only_administrators_make_trials(sign_in, draft):
    berit = sign_in("berit")
    fields = dict(berit.get("/desk").form("Logga ut").fields)
    assert berit.post(f"{draft}/trial", fields).status in (403, 404)


def test_the_same_draft_has_one_trial_and_shows_what_was_changed(eva, client, draft, trial, change: Callable[..., Seen]):
    assert change(**{"title.sv": "Skriv till kommunen"}).status == 303
    again = eva.submit(eva.get(f"{draft}/review"), button="Prova som invånare")
    assert again.location == trial
    assert client.get(trial).h1 == "Prov: Skriv till kommunen"


def test_the_script_of_a_trial_is_read_and_its_sheet_is_asked_for(eva, client, trial):
    script = eva.get(f"/desk{trial}/script")
    assert NOTICE in script.text
    assert client.get(f"{trial}/paper.pdf").status == 503


def test_a_trial_goes_with_its_draft(eva, house, draft, trial, client):
    number = int(draft.rpartition("/")[2])
    with house.database.writing() as db:
        clearing.remove(db, number)
        assert db.exec(select(Service).where(Service.trial_of == number)).first() is None
    assert client.get(trial).status == 404


def test_a_draft_that_lacks_a_translation_is_tried_and_one_that_cannot_be_asked_is_not(eva, house, draft):
    number = int(draft.rpartition("/")[2])

    def edited(fields: dict[str, object]) -> None:
        with house.database.writing() as db:
            proposal = db.get(Proposal, number)
            proposal.tree = editing.change(proposal.tree, "matter", fields)
            proposal.revision += 1
            db.add(proposal)

    edited({"help": {"sv": "Bara på svenska."}})
    made = eva.submit(eva.get(f"{draft}/review"), button="Prova som invånare")
    assert "Bara på svenska." in eva.follow(eva.submit(eva.get(f"{made.location}/apply"), button="Börja")).text
    edited({"show_if": {"question": "message", "equals": "x"}})
    refused = eva.submit(eva.get(f"{draft}/review"), button="Prova som invånare")
    assert refused.location == f"{draft}/findings"
    assert "kan inte provas än" in eva.follow(refused).text
