"""What is forgotten every night: drafts and trials no one came back to, sessions and keys that have ended, tries long past."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from sqlmodel import Session

from eservices import clock, copies, drafts, jobs, receipts, sessions, throttle
from eservices.contact_centre.letters.outgoing import batches, posting
from eservices.contact_centre.sharing_work import bulk
from eservices.database import Database
from eservices.publishing import clearing

TIDY = "tidy"
AT_NIGHT = time(3, 30)


def promise(db: Session) -> None:
    """See that the next tidying is promised; each day has one."""
    next_day = clock.today() + timedelta(days=1)
    jobs.enqueue(db, TIDY, {}, key=f"{TIDY}:{next_day}", run_after=datetime.combine(next_day, AT_NIGHT, clock.HERE))


def tidy(database: Database, _payload: Mapping[str, object]) -> None:
    """Forget what is past its time. Nothing that has been filed is."""
    with database.writing() as db:
        drafts.remove_expired(db)
        posting.forget_old(db)
        batches.forget_old(db)
        copies.forget_old(db)
        clearing.remove_old(db)
        sessions.remove_ended(db)
        receipts.remove_ended(db)
        throttle.forget_old(db)
        bulk.remove_old(db)
        jobs.forget_done(db, TIDY)
        promise(db)
