"""What was promised, by time: the missed first, then now, then later; and how many promises have been kept."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import clock, services, tally
from eservices.contact_centre.calling_back import callbacks
from eservices.contact_centre.calling_back.callbacks import Callback
from forms.kinds.phone import written
from portal.desk import live
from portal.desk.contacts.words import NEEDS
from portal.desk.surroundings import show, signed_in
from portal.endpoint import page
from portal.visit import Visit
from portal.wishes import hours

HERE = "/desk/callbacks"
COUNTED = timedelta(days=30)


def overview(visit: Visit, db: Session) -> Response:
    by, now = signed_in(visit), clock.now()
    booked = callbacks.booked(db, by)
    return show(
        visit, db, "desk/callbacks/listing.html", promised=promised(visit, booked),
        promises=callbacks.promises(db, by.groups, now - COUNTED), days=COUNTED.days, titles=titles(visit, db), needs=NEEDS,
        hours=lambda callback: hours(callback, visit.say), written=written,
        live=live.address(visit), mark=tally.mark(tally.moves(db), by.groups),
    )  # fmt: skip


def promised(visit: Visit, booked: Iterable[Callback]) -> list[tuple[str, list[Callback]]]:
    """Heading → the call-backs below it."""
    now = clock.now()

    def place(callback: Callback) -> tuple[int, date]:
        if callback.ends_at <= now:
            return 0, date.min
        return (1, date.min) if callback.begins_at <= now else (2, clock.day_of(callback.begins_at))

    heads = {0: visit.say("Tiden har gått ut"), 1: visit.say("Ring nu")}
    ranked = sorted(booked, key=lambda callback: (place(callback), callback.begins_at, callback.id))
    grouped = ((at, list(each)) for at, each in groupby(ranked, key=place))
    return [(heads.get(rank, _day(visit, on)), each) for (rank, on), each in grouped]


def _day(visit: Visit, on: date) -> str:
    return "" if on == date.min else on.isoformat()


def titles(visit: Visit, db: Session) -> dict[str, str]:
    """Service → its title, of all there have been."""
    return {version.service_id: visit.say.text(version.form.title) for version in services.all_live(db)}


routes = [Route(HERE, page(overview, staff=True))]
