"""What is to be published at a moment is published then, once, and if it cannot be any more its page tells why."""

import os
import signal
import subprocess
import sys
import threading
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from eservices import clock, services, worker
from eservices.database import Database
from eservices.jobs import Job
from eservices.people import Colleague
from eservices.publishing import planning, proposals, publications
from eservices.publishing.form_refusals import FormNotAllowed, ImpossibleEnd, ImpossiblePlan, NotReviewed
from eservices.publishing.planning import PUBLISH
from eservices.publishing.publications import Decision, Publication
from tests.eservices.conftest import Cast, form
from tests.eservices.publishing.press import SERVICE, approved, begun, edited, kinds, published

NOON = planning.moment(date(2026, 11, 22), time(12))
MOMENT = planning.moment(date(2026, 12, 1), time(8))
HANDLERS = planning.handlers(lambda _form, _live: [])


@pytest.fixture(autouse=True)
def noon():
    with clock.standing_at(NOON):
        yield


def plan(database: Database, number: int, by: Colleague, at: datetime = MOMENT, revision: int = 2, **more: object) -> None:
    with database.writing() as db:
        planning.plan(db, number, "# skrivet när det planerades", by, Decision(revision, "Nya regler", **more), at)


def live(database: Database) -> int:
    with database.reading() as db:
        return services.current(db, SERVICE).number


def run(database: Database, handlers: worker.Handlers = HANDLERS, at: datetime = MOMENT) -> int:
    with clock.standing_at(at):
        return worker.run_due(database, handlers)


def test_it_is_published_at_its_moment_and_not_before(database: Database, cast: Cast) -> None:
    number = approved(database, cast.eva, cast.mia)
    plan(database, number, cast.eva, running="move")
    assert run(database, at=MOMENT - timedelta(seconds=1)) == 0
    assert live(database) == 1
    assert run(database) == 1
    with database.reading() as db:
        version = services.current(db, SERVICE)
        assert (version.number, version.source, version.published_by) == (2, "# skrivet när det planerades", "Eva Holm")
        told = publications.of_service(db, SERVICE)[2]
        assert (told.running, told.why, told.reviewed_by_name, told.at) == ("move", "Nya regler", "Mia Strand", MOMENT)
        assert proposals.find(db, number).state == "published"
        assert kinds(db) == ["started", "approved", "planned", "published"]


def test_a_clock_on_the_wall_shows_the_moment_in_winter_and_in_summer() -> None:
    assert MOMENT.utcoffset() == timedelta(hours=1)
    assert planning.moment(date(2026, 7, 1), time(8)).utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize("at", [NOON, NOON - timedelta(minutes=1), NOON + timedelta(days=800)])
def test_a_moment_that_has_passed_or_lies_years_ahead_is_refused(database: Database, cast: Cast, at: datetime) -> None:
    with pytest.raises(ImpossiblePlan):
        plan(database, approved(database, cast.eva, cast.mia), cast.eva, at)


def test_drafts_cannot_be_finished_until_a_day_before_the_moment(database: Database, cast: Cast) -> None:
    number = approved(database, cast.eva, cast.mia)
    with pytest.raises(ImpossibleEnd):
        plan(database, number, cast.eva, until=MOMENT.date() - timedelta(days=1))
    plan(database, number, cast.eva, until=MOMENT.date())
    run(database, at=MOMENT + timedelta(days=3))
    with database.reading() as db:
        assert services.current(db, SERVICE).number == 2
        assert publications.must_move(db, services.find_version(db, SERVICE, 1), 2) is False
    with clock.standing_at(MOMENT + timedelta(days=3)), database.reading() as db:
        assert publications.must_move(db, services.find_version(db, SERVICE, 1), 2)


def test_only_what_could_be_published_now_is_planned(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with pytest.raises(NotReviewed):
        plan(database, number, cast.eva, revision=1)
    edited(database, number, cast.eva, "applicant", "Vad heter du?")
    plan(database, number, cast.eva, review=False)
    assert run(database) == 1
    assert live(database) == 2


def test_a_planned_proposal_is_not_written_in_until_the_plan_is_called_off(database: Database, cast: Cast) -> None:
    number = approved(database, cast.eva, cast.mia)
    plan(database, number, cast.eva)
    for again in (
        lambda: edited(database, number, cast.eva, "applicant", "Namn"),
        lambda: plan(database, number, cast.eva),
        lambda: published(database, number, cast.eva),
    ):
        with pytest.raises(FormNotAllowed):
            again()
    with database.writing() as db:
        planning.call_off(db, number, cast.mia, "Nämnden har inte beslutat")
        assert (proposals.find(db, number).state, proposals.find(db, number).planned_at) == ("approved", None)
    assert run(database) == 1
    assert live(database) == 1
    with database.reading() as db:
        last = kinds(db, whole=True)[-1]
        assert (last.kind, last.by_name, last.why) == ("called_off", "Mia Strand", "Nämnden har inte beslutat")


def test_a_plan_that_was_called_off_and_made_again_holds_at_its_second_moment_only(database: Database, cast: Cast) -> None:
    number = approved(database, cast.eva, cast.mia)
    plan(database, number, cast.eva)
    with database.writing() as db:
        planning.call_off(db, number, cast.eva, "Fel dag")
    later = MOMENT + timedelta(days=7)
    plan(database, number, cast.eva, later)
    run(database)
    assert live(database) == 1
    run(database, at=later)
    assert live(database) == 2


def test_a_job_that_is_run_twice_publishes_once(database: Database, cast: Cast) -> None:
    number = approved(database, cast.eva, cast.mia)
    plan(database, number, cast.eva)
    payload, together = {"proposal_id": number, "number": 1}, threading.Barrier(4)

    def do() -> None:
        together.wait(5)
        HANDLERS[PUBLISH](database, payload)

    threads = [threading.Thread(target=do) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert run(database) == 1
    with database.reading() as db:
        assert [each.number for each in db.exec(select(Publication))] == [2]
        assert kinds(db).count("published") == 1


KILLED_AFTERWARDS = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from eservices import clock, jobs
from eservices.publishing import planning
from eservices.database import connect
from eservices.worker import run_due
jobs.complete = lambda db, job: os.kill(os.getpid(), signal.SIGKILL)
with clock.standing_at(datetime.fromisoformat(sys.argv[2])):
    run_due(connect(sys.argv[1], Path(".")), planning.handlers(lambda form, live: []))
"""


def test_a_worker_that_is_killed_when_it_has_published_does_not_publish_again(database: Database, cast: Cast) -> None:
    number = approved(database, cast.eva, cast.mia)
    plan(database, number, cast.eva)
    address = database.writer.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", KILLED_AFTERWARDS, address, MOMENT.isoformat()]
    killed = subprocess.run(command, check=False, cwd=Path(__file__).parents[2], env=os.environ)
    assert killed.returncode == -signal.SIGKILL
    assert live(database) == 2
    assert run(database, at=MOMENT + timedelta(hours=1)) == 1
    assert live(database) == 2
    with database.reading() as db:
        assert db.exec(select(Job.state).where(Job.kind == PUBLISH)).one() == "done"


def test_what_a_file_has_overtaken_is_not_published_and_its_page_tells(database: Database, cast: Cast) -> None:
    number = approved(database, cast.eva, cast.mia)
    plan(database, number, cast.eva)
    with database.writing() as db:
        publications.publish_as_it_is(db, form(title="Lov"), "", "lucka forms publish")
    assert run(database) == 1
    with database.reading() as db:
        assert services.current(db, SERVICE).form.title.root == {"sv": "Lov"}
        last = kinds(db, whole=True)[-1]
        assert (last.kind, last.by_name, last.data["reason"]) == ("not_published", "Lucka", "StaleProposal")
        assert proposals.find(db, number).state == "approved"


def test_what_the_gate_stops_by_then_is_not_published_and_its_page_tells_the_reasons(database: Database, cast: Cast) -> None:
    number = approved(database, cast.eva, cast.mia)
    plan(database, number, cast.eva)
    asked = []

    def stops(planned: object, before: object) -> list[str]:
        asked.append((planned.question("applicant").label.root["sv"], before.question("applicant").label.root["sv"]))
        return ["Ett språk saknas."]

    assert run(database, planning.handlers(stops)) == 1
    assert asked == [("Vad heter du?", "Ditt namn")]
    assert live(database) == 1
    with database.reading() as db:
        last = kinds(db, whole=True)[-1]
        assert (last.kind, last.data) == ("not_published", {"reason": "Stopped", "stops": ["Ett språk saknas."]})


def test_what_was_dropped_before_its_moment_is_not_published(database: Database, cast: Cast) -> None:
    number = approved(database, cast.eva, cast.mia)
    plan(database, number, cast.eva)
    with database.writing() as db:
        proposals.drop(db, number, cast.eva, "Behövs inte")
    assert run(database) == 1
    assert live(database) == 1
