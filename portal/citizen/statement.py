"""The accessibility statement, as the law wants it: generated from the last accessibility run."""

from typing import TYPE_CHECKING

from starlette.routing import Route

from accessibility import statement
from eservices.refusals import ServiceGone
from eservices.services import current
from forms.kinds.date import in_words
from forms.texts import to_say
from portal.endpoint import Visit, page
from portal.rendering import render

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response

FEEDBACK = "accessibility-feedback"
DEGREES = {
    "full": to_say("E-tjänsterna uppfyller lagens krav."),
    "part": to_say("E-tjänsterna uppfyller lagens krav delvis."),
    "none": to_say("E-tjänsterna uppfyller inte lagens krav."),
}
IN_THE_WORDS_OF_THE_LAW = {
    "full": to_say("Helt förenlig med lagen."),
    "part": to_say("Delvis förenlig med lagen."),
    "none": to_say("Inte förenlig med lagen."),
}
OUTCOMES = {
    "passed": to_say("Uppfyllt"),
    "manual_passed": to_say("Uppfyllt"),
    "failed": to_say("Har brister"),
    "manual_failed": to_say("Har brister"),
    "not_applicable": to_say("Finns inte här"),
}
WAYS = {"test": to_say("Provat i webbläsare"), "manual": to_say("Granskat för hand")}


def show(visit: Visit, db: "Session") -> "Response":
    """What works, what does not, and where to turn."""
    return render(
        visit, "citizen/accessibility.html", run=statement.last_run(), requirements=statement.REQUIREMENTS,
        feedback=_feedback(db), degrees=DEGREES, law=IN_THE_WORDS_OF_THE_LAW, outcomes=OUTCOMES, ways=WAYS,
        host=visit.request.url.netloc, dated=lambda day: in_words(day, visit.say.locale),
    )  # fmt: skip


def _feedback(db: "Session") -> str:
    """Where one tells what is hard to use: the service for it, else the list of services."""
    try:
        return f"/services/{current(db, FEEDBACK).service_id}"
    except ServiceGone:
        return "/"


routes = [Route("/accessibility", page(show))]
