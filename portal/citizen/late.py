"""A page that was opened before its application moved on to another version, and comes back after it.

What was typed is read as what it was asked as, kept, and carried over like the rest.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from eservices import drafts
from forms.answers import Answer
from forms.carrying import Aside, Carried, carry
from portal.citizen import files, replying
from portal.citizen.application import Application
from portal.citizen.places import find_place
from portal.endpoint import Visit, see_other

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response


def keep(visit: Visit, db: "Session", application: Application, asked: Application, received: files.Received) -> "Response":
    """Keep what came from a page of `asked`, the same application in the version that the page was of."""
    place = find_place(visit, asked)
    unread = False
    if place is not None:
        reply = replying.read(visit, place)
        replying.with_files(visit, db, place, reply, received)
        replying.keep_entry(place, reply)
        unread = bool(replying.only_grave(reply.problems, ""))
        typed = {path: answer for path, answer in reply.changes.items() if answer is not None}
        _keep(db, application, carry(asked.form, application.form, {**asked.answers, **typed}), typed)
    after = application.with_answers(application.draft.given)
    return see_other(f"{after.open_address()}?note={'unread' if unread else 'late'}")


def _keep(db: "Session", application: Application, carried: Carried, typed: Mapping[str, Answer]) -> None:
    """Add what was typed to the answers, or to what lies aside."""
    before = application.draft.aside
    kept = {path: answer for path, answer in carried.answers.items() if path in typed}
    again = {path: left for path, left in carried.again.items() if path in typed}
    dropped = {path: left for path, left in carried.dropped.items() if path in typed}
    aside = Aside(
        begun_on=before.begun_on, again={**before.again, **again}, dropped={**before.dropped, **dropped}, new=before.new
    )
    drafts.move(db, application.draft, application.version, {**application.answers, **kept}, aside)
