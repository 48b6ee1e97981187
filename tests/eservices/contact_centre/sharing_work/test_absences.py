"""Away: the cases are laid back at the start, exactly once, and at the end one is back by oneself."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from eservices import cases, clock, jobs, queue, supplements, worker
from eservices.audit import verify
from eservices.contact_centre.refusals import AbsenceRefused
from eservices.contact_centre.sharing_work import absences, workload
from eservices.database import Database
from eservices.events import history
from eservices.files import Files
from tests.eservices.conftest import Cast, Filed

NOON = datetime(2026, 3, 2, 12, tzinfo=clock.HERE)
HOUR = timedelta(hours=1)


def is_away(db: Session, cast: Cast) -> bool:
    return cast.cem.id in absences.away(db, [cast.cem.id, cast.fia.id])


def test_cases_go_back_at_the_start_once_and_the_colleague_is_back_at_the_end(
    database: Database, cast: Cast, filed: Filed, files: Files
) -> None:
    with clock.standing_at(NOON), database.writing() as db:
        first, second, closed = (filed(db) for _ in range(3))
        for case in (first, second, closed):
            cases.take(db, case, cast.cem)
        supplements.ask(db, second, cast.cem, "Var ligger huset?")
        cases.close(db, closed, cast.cem, "granted", "Enligt plan.")
        absences.announce(db, cast.cem, NOON + HOUR, NOON + 3 * HOUR)
        assert not is_away(db, cast)
    with clock.standing_at(NOON + HOUR):
        assert worker.run_due(database, absences.HANDLERS) == 1
    with clock.standing_at(NOON + HOUR), database.writing() as db:
        assert is_away(db, cast)
        assert queue.counts(db, cast.cem)[:3] == (0, 2, 2)
        assert history(db, first.id or 0)[-1].data["away_until"]
        assert cases.find_on_desk(db, cast.cem, closed.reference).assignee_id == cast.cem.id
        assert verify(db, files) == []
    with clock.standing_at(NOON + 3 * HOUR), database.reading() as db:
        assert not is_away(db, cast)


def test_a_case_that_is_taken_while_one_is_away_stays_when_the_job_is_run_again(
    database: Database, cast: Cast, filed: Filed
) -> None:
    with database.writing() as db:
        case = filed(db)
        cases.take(db, case, cast.cem)
        absence = absences.announce(db, cast.cem, clock.now(), clock.now() + HOUR)
    with database.writing() as db:
        case = cases.find_on_desk(db, cast.cem, case.reference)
        assert (case.status, case.assignee_id) == ("received", None)
        cases.take(db, case, cast.cem)
    absences.begin(database, {"absence": absence.id})
    with database.reading() as db:
        assert cases.find_on_desk(db, cast.cem, case.reference).assignee_id == cast.cem.id


def test_what_is_called_off_before_it_begins_lays_nothing_back(database: Database, cast: Cast, filed: Filed) -> None:
    with clock.standing_at(NOON), database.writing() as db:
        case = filed(db)
        cases.take(db, case, cast.cem)
        absence = absences.announce(db, cast.cem, NOON + HOUR, NOON + 2 * HOUR)
        absences.come_back(db, cast.dag, absence.id or 0)
        assert absences.ahead(db, cast.cem) == [absence]
        absences.come_back(db, cast.cem, absence.id or 0)
        assert absences.ahead(db, cast.cem) == []
    with clock.standing_at(NOON + HOUR):
        worker.run_due(database, absences.HANDLERS)
    with database.writing() as db:
        assert cases.find_on_desk(db, cast.cem, case.reference).assignee_id == cast.cem.id
        assert jobs.dead(db) == []


def test_one_who_comes_back_early_is_back_at_once(database: Database, cast: Cast) -> None:
    with clock.standing_at(NOON), database.writing() as db:
        absence = absences.announce(db, cast.cem, NOON, NOON + 5 * HOUR)
    with clock.standing_at(NOON + HOUR), database.writing() as db:
        assert is_away(db, cast)
        absences.come_back(db, cast.cem, absence.id or 0)
        assert not is_away(db, cast)


@pytest.mark.parametrize(
    ("from_in", "until_in"), [(-2 * HOUR, -HOUR), (2 * HOUR, HOUR), (HOUR, HOUR), (HOUR, timedelta(days=400))]
)
def test_what_is_no_time_to_come_is_refused(database: Database, cast: Cast, from_in: timedelta, until_in: timedelta) -> None:
    with clock.standing_at(NOON), pytest.raises(AbsenceRefused), database.writing() as db:
        absences.announce(db, cast.cem, NOON + from_in, NOON + until_in)


def test_colleagues_see_what_each_has_in_hand_and_no_more_than_their_walls_allow(
    database: Database, cast: Cast, filed: Filed
) -> None:
    with clock.standing_at(NOON), database.writing() as db:
        late, waiting, other = filed(db), filed(db), filed(db, "contact")
        for case in (late, waiting, other):
            cases.take(db, case, cast.fia)
        supplements.ask(db, waiting, cast.fia, "Var ligger huset?")
    with clock.standing_at(NOON + timedelta(weeks=10, days=1)), database.writing() as db:
        absences.announce(db, cast.elin, clock.now(), clock.now() + HOUR)
        seen = {each.name: each for each in workload.of_colleagues(db, cast.cem)}
        assert set(seen) == {"Cem Demir", "Fia Grahn"}
        assert (seen["Fia Grahn"].in_progress, seen["Fia Grahn"].waiting, seen["Fia Grahn"].late) == (1, 1, 2)
        assert workload.of_colleagues(db, cast.fia)[1].away_until == clock.now() + HOUR
