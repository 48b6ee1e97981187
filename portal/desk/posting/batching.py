"""Making a batch of what waits, and what is done with it as a pile: posted, taken back, dissolved, one letter called off."""

from collections.abc import Callable

from sqlmodel import Session
from starlette.responses import Response

from eservices.contact_centre.letters.outgoing import batches
from eservices.contact_centre.letters.outgoing.batches import Batch
from eservices.contact_centre.letters.outgoing.posting import CLASSES
from eservices.contact_centre.refusals import PostingGone
from eservices.people import Colleague
from portal.desk import told
from portal.desk.posting import listing
from portal.desk.surroundings import signed_in
from portal.endpoint import Handler, button, see_other
from portal.visit import Visit, asked_number

HERE = "/desk/posting/batches"


def own(visit: Visit, db: Session, *, hold: bool = False) -> Batch:
    """One of one's groups'. Raises PostingGone."""
    return batches.find(db, signed_in(visit), asked_number(visit, "batch"), hold=hold)


def make(visit: Visit, db: Session) -> Response:
    """Of all that waits in that class. Raises NothingToPrint."""
    post_class, group = visit.fields.get("post_class", ""), visit.fields.get("group", "")
    if post_class not in CLASSES:
        return listing.view(visit, db, visit.say("Välj vad omgången ska göras av."))
    batch = batches.make(db, signed_in(visit), group, post_class, is_two_sided="two_sided" in visit.fields)
    told.leave(visit, "batch-made")
    return see_other(f"{HERE}/{batch.id}")


def post(visit: Visit, db: Session) -> Response:
    batch = own(visit, db, hold=True)
    told.leave(visit, "posted", value=batches.post(db, batch, signed_in(visit)))
    return see_other(f"{HERE}/{batch.id}")


def call_off(visit: Visit, db: Session) -> Response:
    """One letter of the batch is not to be sent. Raises PostingGone for one of another batch."""
    batch, letter = own(visit, db, hold=True), listing.own(visit, db, asked_number(visit, "posting"))
    if letter.batch_id != batch.id:
        raise PostingGone
    batches.call_off(db, batch, letter, signed_in(visit))
    told.leave(visit, "batch-off")
    return see_other(f"{HERE}/{batch.id}")


def _done(step: Callable[[Session, Batch, Colleague], None], what: str) -> Handler:
    def handler(visit: Visit, db: Session) -> Response:
        batch = own(visit, db, hold=True)
        step(db, batch, signed_in(visit))
        told.leave(visit, what)
        return see_other(f"{HERE}/{batch.id}" if batch.state == "ready" else listing.HERE)

    return handler


routes = [
    button(HERE, make),
    button(HERE + "/{batch}/posted", post),
    button(HERE + "/{batch}/return", _done(batches.take_back, "batch-back")),
    button(HERE + "/{batch}/dissolution", _done(batches.dissolve, "batch-dissolved")),
    button(HERE + "/{batch}/letters/{posting}/cancellation", call_off),
]
