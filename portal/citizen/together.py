"""Help to finish, on the applicant's side: the number and the code, the yes to the agent who is named, and the way to stop it.

Both fill in the same pages. What has changed is told through one short question a second (`news`); without script a button
shows the page again.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from eservices.contact_centre.filling_together import helping, helping_together
from eservices.contact_centre.refusals import NoHelpAsked, OnlyTheApplicant
from portal.citizen.application import HELP_DESK, Application, applying, asked_service, changing
from portal.citizen.notes import note_of
from portal.endpoint import Visit, action, page, see_other
from portal.rendering import render
from portal.visit import read_number

if TYPE_CHECKING:
    from sqlmodel import Session


@applying
def show(visit: Visit, db: "Session", application: Application) -> Response:
    """Whom to ring, the code while there is one, and whoever asks to help. Agents have a page of their own."""
    if application.by:
        return see_other(application.waits)
    helped, visit.helped = visit.helped, None
    found = helped.helping if helped and not helped.helping.is_over else None
    return render(
        visit, "citizen/together.html", application=application, form=application.form, found=found, note=note_of(visit),
        since=helped.since if helped and found else "", back=application.open_address(),
    )  # fmt: skip


def offer(visit: Visit, db: "Session", application: Application) -> Response:
    """A code, unless somebody helps already."""
    if application.by:
        return see_other(application.waits)
    helping.offer(db, application.draft)
    return see_other(f"{application.home}/together")


@changing
def answer(visit: Visit, db: "Session", application: Application) -> Response:
    """Yes or no to the agent who was named on the page that is posted. Raises NoHelpAsked."""
    if application.by:
        raise OnlyTheApplicant
    number = read_number(visit.fields.get("helping", "")) or 0
    if "yes" in visit.fields:
        helping.agree(db, application.draft, number)
        return see_other(application.open_address())
    if "no" not in visit.fields:
        raise NoHelpAsked
    helping.decline(db, application.draft, number)
    return see_other(f"{application.open_address()}?note=declined")


@changing
def stop(visit: Visit, db: "Session", application: Application) -> Response:
    """At once, by either of the two; the applicant goes on alone."""
    if application.by and visit.helped:
        helping.leave(db, application.by, visit.helped.helping.id or 0)
        visit.forget_draft(application.form.service)
        return see_other(HELP_DESK)
    helping.stop(db, application.draft)
    return see_other(application.open_address())


def news(visit: Visit, db: "Session") -> Response:
    """204 while nothing has changed since `since`, else what to ask with next; 410 where no one helps."""
    now = helping_together.news(db, visit.draft(asked_service(visit)))
    if not now:
        return Response(status_code=410)
    return Response(status_code=204) if now == visit.query.get("since", "") else Response(now, media_type="text/plain")


def tell(visit: Visit, db: "Session", application: Application, paths: Iterable[str]) -> None:
    """Tell both where somebody last wrote, when two are at it."""
    changed = sorted(paths)
    if changed and visit.helped and visit.helped.is_open:
        helping_together.changed(db, visit.helped.helping, visit.path.get("page", ""), application.by, changed)


def refuse_helper(application: Application) -> None:
    """Raises OnlyTheApplicant for an agent who helps to finish."""
    if application.is_helped:
        raise OnlyTheApplicant


routes = [
    Route("/services/{service}/apply/together", page(show)),
    Route("/services/{service}/apply/together", action(changing(offer)), methods=["POST"]),
    Route("/services/{service}/apply/together/answer", action(answer), methods=["POST"]),
    Route("/services/{service}/apply/together/end", action(stop), methods=["POST"]),
    Route("/services/{service}/apply/together/news", page(news)),
]
