"""The believable municipality."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from sqlmodel import col, select

from accessibility.paper.workshop import PaperFailed
from accessibility.scan import jobs as scan
from accessibility.scan import recording
from eservices import audit, clock
from eservices.attachments import Attachment
from eservices.cases import OUTCOMES, STATUSES, Case
from eservices.channels import CHANNELS
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage
from eservices.contact_centre.letters.incoming.scans import Scan
from eservices.database import FILE_NAME, Database, connect
from eservices.events import history
from eservices.files import Files
from eservices.worker import run_due
from forms import library
from portal import shipping
from portal.demo import filling, returned, told
from portal.house import House
from portal.settings import Settings
from tests.client import Client

TOLD = told.read()


@pytest.fixture(scope="module")
def lived(published_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, filling.Filled]:
    """A folder in which the municipality has lived, to be copied, and what was told at the end."""
    folder = tmp_path_factory.mktemp("lived")
    shutil.copy(published_sqlite, folder / FILE_NAME)
    database = connect(None, folder)
    made = filling.fill(database, folder, Settings(data=folder))
    database.close()
    assert made
    return folder, made


@pytest.fixture
def filled(lived: tuple[Path, filling.Filled]) -> filling.Filled:
    return lived[1]


@pytest.fixture
def stocked_sqlite(lived: tuple[Path, filling.Filled], tmp_path: Path) -> Path:
    """Its files come along."""
    shutil.copytree(lived[0], tmp_path, dirs_exist_ok=True)
    return lived[0] / FILE_NAME


def cases_in(house: House) -> list[Case]:
    with house.database.reading() as db:
        return list(db.exec(select(Case)))


def test_it_has_cases_in_every_status_outcome_and_channel(house: House, filled: filling.Filled) -> None:
    cases = cases_in(house)
    assert len(cases) >= 30
    assert {case.status for case in cases} == set(STATUSES)
    assert {case.outcome for case in cases if case.outcome} == set(OUTCOMES)
    assert {case.channel for case in cases} == set(CHANNELS)
    assert {case.service for case in cases} == set(library.services())


def test_nothing_lies_in_the_future_and_one_thing_comes_after_another(house: House, filled: filling.Filled) -> None:
    for case in cases_in(house):
        with house.database.reading() as db:
            moments = [event.at for event in history(db, case.id or 0)]
        assert moments == sorted(moments)
        assert moments[-1] <= clock.now()


def test_verify_finds_no_difference(house: House, filled: filling.Filled) -> None:
    with house.database.reading() as db:
        assert audit.verify(db, house.files) == []


def test_each_sign_in_works_and_is_told_once(house: House, filled: filling.Filled, client: Client) -> None:
    for name, password, _ in filled.sign_ins:
        seen = client.submit(client.get("/desk/sign-in"), {"name": name, "password": password}, button="Logga in")
        assert seen.status == 303
        assert f"{name:<8}{password}" in "\n".join(filling.sentences(filled))


@pytest.mark.postgres
def test_it_can_be_lived_through_in_postgresql(postgresql: Database, tmp_path: Path) -> None:
    with postgresql.writing() as db:
        shipping.publish_shipped(db)
    assert filling.fill(postgresql, tmp_path, Settings(data=tmp_path))
    with postgresql.reading() as db:
        assert audit.verify(db, Files(tmp_path)) == []


def test_a_second_start_changes_nothing_and_says_how_to_get_in(house: House, filled: filling.Filled) -> None:
    before = Counter(case.status for case in cases_in(house))
    again = filling.fill(house.database, house.settings.data, house.settings)
    assert again is None
    assert "lucka staff password" in filling.sentences(again)[0]
    assert Counter(case.status for case in cases_in(house)) == before


def test_a_sheet_that_came_by_post_is_read_and_waits_to_be_confirmed(
    house: House, filled: filling.Filled, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording._workshop, "run", lambda _bounds, work, *given: work(*given))
    returned.live(house.database, house.files, house.settings.municipality)
    run_due(house.database, scan.handlers(house.files))
    _, password, _ = next(each for each in filled.sign_ins if each[0] == "berit")
    client.submit(client.get("/desk/sign-in"), {"name": "berit", "password": password}, button="Logga in")
    letter = client.get(client.get("/desk/mail/piles").link("morgonens-post.pdf"))
    assert "Kontakta kommunen" in letter.text
    with house.database.reading() as db:
        came = db.exec(select(ScanPage).order_by(col(ScanPage.id).desc())).first()
    reading = client.get(f"/desk/mail/{came.mail_id}/reading")
    assert "Var är felet?" in reading.text and "Handskrivet. Skriv av det som står." in reading.text


@pytest.mark.parametrize("why", [PaperFailed("ended"), OSError("cannot load library 'libpango'"), ValueError("no face")])
def test_where_nothing_can_be_drawn_the_counter_opens_without_that_sheet(
    house: House, monkeypatch: pytest.MonkeyPatch, why: Exception
) -> None:
    def refuse(*_: object) -> None:
        raise why

    monkeypatch.setattr(returned.workshop, "run", refuse)
    before = set(house.files.folder.rglob("*"))
    returned.live(house.database, house.files, house.settings.municipality)
    with house.database.reading() as db:
        assert db.exec(select(Scan.id).where(Scan.name == "morgonens-post.pdf")).all() == []
    assert set(house.files.folder.rglob("*")) == before


@pytest.mark.parametrize("story", TOLD.cases, ids=lambda story: f"{story.service}-{story.applicant}-{story.days_ago}")
def test_everything_that_a_story_answers_is_asked(story: told.Story) -> None:
    files = {path: [Attachment(id=1, name=name, size=1) for name in names] for path, names in story.files.items()}
    journey = filling.answered(library.form(story.service), TOLD, story, files)
    assert {name.split("-")[0] for name in story.answers} <= journey.shown.keys()


def test_the_personal_numbers_are_made_up_and_sound() -> None:
    from personnummer.personnummer import Personnummer

    numbers = [person["personal_number"] for person in TOLD.people.values()]
    numbers += [str(story.answers["personal_number"]) for story in TOLD.cases if "personal_number" in story.answers]
    assert all(Personnummer(number).num in ("980", "981") for number in numbers)


def test_every_page_of_its_desk_is_whole(house: House, filled: filling.Filled, client: Client) -> None:
    name, password, _ = filled.sign_ins[1]
    client.submit(client.get("/desk/sign-in"), {"name": name, "password": password})
    for link in client.get("/desk?view=all").select(".queue th a"):
        seen = client.get(link.get("href"))
        assert seen.status == 200
        assert client.get(seen.url + "/aloud").status == 200
