"""A proposal is tried at every door, nothing of it reaches a queue, and nothing of it is left."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from eservices import audit, clock, drafts, filing, housekeeping, services, sheets
from eservices.database import Database
from eservices.drafts import Draft, DraftKey
from eservices.files import Files
from eservices.jobs import Job
from eservices.people import Department, Group
from eservices.publishing import proposals, publications, trials
from eservices.publishing.form_refusals import FormNotAllowed
from eservices.refusals import ServiceGone, TrialNotFiled, VersionGone
from eservices.services import Service, Version
from forms.answers import Answer
from forms.definition import Form
from tests.eservices.conftest import Cast, send
from tests.eservices.publishing.press import SERVICE, approved, begun, edited, published


def tried(db: Session, number: int, **more: object) -> str:
    proposal = proposals.find(db, number)
    return trials.make(db, proposal, Form.model_validate(proposal.tree).model_copy(update=more))


def test_a_trial_is_asked_as_the_proposal_is_under_an_id_nobody_can_guess(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    edited(database, number, cast.eva, "applicant", "Vad heter du?")
    with database.writing() as db:
        service_id = tried(db, number)
        version = services.current(db, service_id)
        assert (len(service_id), service_id[:5], version.number) == (37, "prov-", 2)
        assert version.form.title.root == {"sv": "Prov: Bygglov"}
        assert version.form.question("applicant").label.root == {"sv": "Vad heter du?"}
        assert services.current(db, SERVICE).form.question("applicant").label.root == {"sv": "Ditt namn"}


def test_a_trial_is_in_no_list_and_draws_nothing_before_it_is_asked_for(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva, "boat-place")
    with database.writing() as db:
        before = len(db.exec(select(Job)).all())
        service_id = tried(db, number, department="harbour", group="harbour")
        assert len(db.exec(select(Job)).all()) == before
        assert service_id not in {version.service_id for version in (*services.all_current(db), *services.all_live(db))}
        assert db.get(Group, "harbour") is None
        assert db.get(Department, "harbour") is None
        with pytest.raises(ServiceGone):
            services.find(db, service_id)
        assert publications.of_service(db, service_id) == {}


def test_a_trial_made_again_keeps_its_address_and_lets_go_of_what_nobody_is_trying(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with database.writing() as db:
        service_id = tried(db, number)
        first = services.current(db, service_id)
        assert tried(db, number) == service_id
        assert services.current(db, service_id).id == first.id
    for count in range(3):
        edited(database, number, cast.eva, "applicant", f"Namn {count}")
        with database.writing() as db:
            assert tried(db, number) == service_id
            if count == 1:
                drafts.begin(db, services.current(db, service_id))
    with database.reading() as db:
        left = db.exec(select(Version.number).where(Version.service_id == service_id).order_by(Version.number)).all()
        assert left == [3, 4]
        with pytest.raises(VersionGone):
            services.version(db, first.id)


def test_a_trial_is_open_whatever_the_day(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with database.writing() as db:
        service_id = tried(db, number, opens_on=date(2999, 1, 1))
        assert drafts.begin(db, services.current(db, service_id))


def test_nothing_of_a_trial_is_ever_filed(database: Database, cast: Cast, files: Files) -> None:
    number = begun(database, cast.eva)
    with database.writing() as db:
        draft, _ = drafts.begin(db, services.current(db, tried(db, number)))
        drafts.save_answers(db, draft, {"applicant": Answer("Astrid Berg")})
    with pytest.raises(TrialNotFiled), database.writing() as db:
        send(db, draft)
    with database.reading() as db:
        assert filing.find_receipt(db, draft.journey) is None
        assert audit.verify(db, files) == []


def test_the_database_itself_knows_a_trial_by_its_id(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with pytest.raises(IntegrityError), database.writing() as db:
        db.add(Service(id="boat-place", department_id="building", group_id="building", number=0, trial_of=number))
        db.flush()


def test_what_has_ended_is_not_tried(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with database.writing() as db:
        proposals.drop(db, number, cast.eva, "Behövs inte")
    with pytest.raises(FormNotAllowed), database.writing() as db:
        tried(db, number)


@pytest.mark.parametrize("ends", ["published", "dropped"])
def test_a_trial_goes_with_its_proposal_and_leaves_nothing(database: Database, cast: Cast, ends: str) -> None:
    number = approved(database, cast.eva, cast.mia)
    with database.writing() as db:
        service_id = tried(db, number)
        version = services.current(db, service_id)
        drafts.begin(db, version)
        sheets.order(db, version.id, "sv", "standard")
        sheets.keep(db, version.id, "sv", "large", "TOKEN", b"%PDF", {}, 1)
    if ends == "published":
        published(database, number, cast.eva)
    else:
        with database.writing() as db:
            proposals.drop(db, number, cast.eva, "Behövs inte")
    with database.reading() as db:
        assert db.get(Service, service_id) is None
        assert db.exec(select(Version).where(Version.service_id == service_id)).all() == []
        assert db.exec(select(Draft)).all() == db.exec(select(DraftKey)).all() == []
        assert sheets.find(db, version.id, "sv", "large") is None
        orders = db.exec(select(Job.payload).where(Job.kind == sheets.RENDER)).all()
        assert version.id not in {payload["version_id"] for payload in orders}


def test_a_trial_that_nobody_makes_anew_is_removed_after_thirty_days(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with database.writing() as db:
        service_id = tried(db, number)
    for days, is_there in ((29, True), (31, False)):
        with clock.standing_at(clock.now() + timedelta(days=days)):
            housekeeping.tidy(database, {})
        with database.reading() as db:
            assert (trials.find(db, number) is not None) == is_there
    with database.writing() as db:
        assert tried(db, number) != service_id
