"""Every night what is past its time is forgotten, and nothing that was filed."""

from datetime import timedelta

from sqlmodel import func, select

from eservices import clock, drafts, housekeeping, receipts, services, sessions, throttle, worker
from eservices.audit import verify
from eservices.cases import Case
from eservices.database import Database
from eservices.drafts import Draft
from eservices.files import Files
from eservices.jobs import Job
from eservices.receipts import StatusKey
from eservices.sessions import StaffSession
from eservices.throttle import Tries
from tests.eservices.conftest import PASSWORD, Cast, begun, send


def test_a_night_forgets_what_has_ended_and_promises_the_next(database: Database, cast: Cast, files: Files) -> None:
    sessions.sign_in(database, "fia", PASSWORD, "192.0.2.1")
    with database.writing() as db:
        send(db, begun(db))
        drafts.begin(db, services.current(db, "contact"))
        receipts.make_status_key(db, db.exec(select(Case)).one())
        throttle.attempt(db, "status", "192.0.2.1")
        housekeeping.promise(db)
        housekeeping.promise(db)
    later = clock.now() + timedelta(days=31)
    with clock.standing_at(later):
        assert worker.run_due(database, {housekeeping.TIDY: housekeeping.tidy}) == 1
    with database.reading() as db:
        left = {table: db.exec(select(func.count()).select_from(table)).one() for table in (StatusKey, StaffSession, Tries)}
        assert set(left.values()) == {0}
        assert db.exec(select(Draft)).one().is_filed
        (promised,) = db.exec(select(Job).where(Job.kind == housekeeping.TIDY, Job.state == "ready"))
        assert later < promised.run_after < later + timedelta(days=2)
        assert verify(db, files) == []
