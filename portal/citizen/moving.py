"""Moving on to the latest version of a form: what is new, asked again and no longer asked is told before it is done.

Nothing that was answered is lost: what the new version cannot take is set aside, shown as it was answered, and filed along.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.routing import Route

from eservices import drafts, services
from eservices.channels import COMES_LATER
from forms.carrying import Carried, Left, carry
from forms.texts import Say, to_say
from portal.citizen.application import CHECK, Application, applying, changing
from portal.citizen.places import Place, with_check
from portal.endpoint import Visit, action, page, see_other
from portal.rendering import render

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response

    from eservices.services import Version

Row = dict[str, object]
WHY = {
    "meaning": to_say("Frågan har fått nya ord."),
    "kind": to_say("Vi frågar på ett annat sätt."),
    "options": to_say("Det finns andra svar att välja."),
    "limits": to_say("Det finns en ny gräns för svaret."),
    "group": to_say("Frågan har flyttat."),
}


@applying
def show(visit: Visit, db: "Session", application: Application) -> "Response":
    """What moving on means for this application; who need not is led to where it goes on."""
    if not application.must_move(db):
        return see_other(application.open_address())
    now, carried = _carried(db, application)
    say, dropped = visit.say, carried.dropped
    return render(
        visit, "citizen/moved.html", application=application, form=now.form, is_told=carried.is_told,
        new=_labels(now, carried, say), again=rows(carried.aside.unanswered(carried.answers), say),
        dropped=rows({path: left for path, left in dropped.items() if left.was_asked}, say),
        unsent=rows({path: left for path, left in dropped.items() if not left.was_asked}, say),
        is_letter=application.channel in COMES_LATER,
    )  # fmt: skip


@changing
def move(visit: Visit, db: "Session", application: Application) -> "Response":
    """Go on with the latest version. Pressing twice, or in another tab, leads to the same place."""
    if not application.must_move(db):
        return see_other(_onward(application))
    now, carried = _carried(db, application)
    was_complete = application.journey.is_complete
    drafts.move(db, application.draft, now, carried.answers, carried.aside)
    return see_other(_onward(replace(application, version=now, answers=carried.answers), was_complete))


def _carried(db: "Session", application: Application) -> "tuple[Version, Carried]":
    """The version to move on to, and what becomes of the answers."""
    now = services.live(db, application.form.service)
    aside = application.draft.aside
    before = aside if aside.begun_on else aside.model_copy(update={"begun_on": application.version.number})
    return now, carry(application.form, now.form, application.answers, before)


def _onward(application: Application, was_complete: bool = False) -> str:
    """To the first page with something new, or to where the application goes on. Who had answered all checks it again."""
    told = next_told(application)
    if told:
        return with_check(application.address(told), was_complete)
    return application.address(CHECK) if application.journey.has_come else application.open_address()


def next_told(application: Application, after: str = "") -> str | None:
    """The first open page, past the one given, that asks something new or again which has no answer yet."""
    aside, journey = application.draft.aside, application.journey
    keys = [page.key for page in journey.pages]
    told = {*aside.new, *aside.unanswered(application.answers)} - application.answers.keys()
    asked = {each.page for each in journey.asked if each.path in told}
    past = keys[keys.index(after) + 1 :] if after in keys else keys
    return next((key for key in past if key in asked and journey.may_visit(key)), None)


def _labels(version: "Version", carried: Carried, say: Say) -> list[str]:
    """The new questions on the way, each once."""
    questions = (version.form.question(path.rpartition(".")[2]) for path in carried.new)
    return list(dict.fromkeys(say.text(question.label) for question in questions if question))


def rows(left: Mapping[str, Left], say: Say) -> list[Row]:
    """What was set aside as `ui.answers` takes it, with why it is asked again."""
    return [
        {"label": each.name(say), "value": each.words(say), "why": say(WHY[each.why]) if each.why else "", "href": None}
        for each in left.values()
        if each.question is not None
    ]


def earlier_rows(place: Place, say: Say) -> list[Row]:
    """What was answered before to the questions of a page that are asked again, unless it stands in their fields."""
    application = place.application
    if not application.draft.carried:
        return []
    keys = {asked.path for asked in place.asked} | {asked.question.key for asked in place.asked}
    left = application.draft.aside.unanswered(application.answers).items()
    again = {path: each for path, each in left if each.why != "limits" or each.files}
    return rows({path: left for path, left in again.items() if path in keys or path.rpartition(".")[2] in keys}, say)


routes = [
    Route("/services/{service}/apply/moved", page(show)),
    Route("/services/{service}/apply/moved", action(move), methods=["POST"]),
]
