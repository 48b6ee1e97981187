"""The entries of a repeating group: a list with add, change and remove, each entry on a page of its own."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from starlette.routing import Route

from eservices import attachments, drafts
from eservices.refusals import FileGone
from forms.answers import Answer, Problem, entries
from forms.definition import RepeatingGroup
from forms.problems import sentence
from portal.citizen import summary, together
from portal.citizen.application import Application, changing, going_on
from portal.citizen.fields import Node
from portal.citizen.files import kept_files
from portal.citizen.places import Place, asked_number, find_place, next_entry, with_check
from portal.endpoint import Visit, action, page, see_other
from portal.refusals import NotFound
from portal.rendering import render

if TYPE_CHECKING:
    from sqlmodel import Session
    from starlette.responses import Response

MUTE = frozenset({"yes_no", "declaration"})
"""Kinds whose answers say nothing without their questions."""


def view(visit: Visit, place: Place, problems: Sequence[Problem], nodes: list[Node], **ways: str) -> "Response":
    """The list of a group's entries, with what each lacks."""
    group, application = _group(place), place.application
    kept = entries(application.answers, group.key)
    adding = with_check(application.address(place.page.key, next_entry(kept)), place.from_check)
    return render(
        visit, "citizen/entries.html", status=422 if problems else 200, place=place, group=group, nodes=nodes,
        rows=[_row(visit, place, number, entry) for number, entry in enumerate(kept, start=1)],
        adding=adding if len(kept) < group.maximum else "",
        problems=[_link(visit, place, problem) for problem in problems], **ways,
    )  # fmt: skip


def _group(place: Place) -> RepeatingGroup:
    if place.page.group is None:
        raise NotFound
    return place.page.group


def _row(visit: Visit, place: Place, number: int, entry: int) -> dict[str, object]:
    """An entry as the list shows it: its name, its first answers, and whether something is missing."""
    application, journey, group = place.application, place.journey, _group(place)
    rows = summary.question_rows(journey, place.page, entry, visit.say)
    paths = {asked.path for asked in journey.on_page(place.page.key, entry)}
    mute = {asked.path for asked in journey.asked if asked.question.kind in MUTE}
    address = application.address(place.page.key, entry)
    return {
        "id": f"{group.key}-{entry}",
        "name": f"{visit.say.text(group.entry_title)} {number}",
        "shown": [row["value"] for row in rows if row["is_answered"] and row["path"] not in mute][:3],
        "lacks": any(problem.path in paths for problem in journey.wanting),
        "change": with_check(address, place.from_check),
        "remove": with_check(f"{address}/remove", place.from_check),
    }


def _link(visit: Visit, place: Place, problem: Problem) -> tuple[str, str]:
    """Where the summary leads for a problem, and its words: an entry's are said with its name."""
    words = sentence(problem, place.application.form, visit.say)
    group = _group(place)
    asked = next((each for each in place.journey.asked if each.path == problem.path), None)
    if asked is None or not asked.entry:
        return group.key, words
    number = entries(place.application.answers, group.key).index(asked.entry) + 1
    return f"{group.key}-{asked.entry}", f"{visit.say.text(group.entry_title)} {number}: {words}"


@going_on
def ask_to_remove(visit: Visit, db: "Session", application: Application) -> "Response":
    """Asked once, with what would go."""
    place = _kept_entry(visit, application)
    return render(
        visit, "citizen/remove.html", place=place, name=visit.say.text(_group(place).entry_title),
        rows=summary.question_rows(place.journey, place.page, place.entry, visit.say),
        back=with_check(application.address(place.page.key), place.from_check),
        action=with_check(f"{application.address(place.page.key, place.entry)}/remove", place.from_check),
    )  # fmt: skip


@changing
def remove(visit: Visit, db: "Session", application: Application) -> "Response":
    """Take an entry away with its answers and files. A second press finds it gone, which was wanted."""
    group = _group_asked(visit, application)
    entry, kept = asked_number(visit, "entry"), entries(application.answers, group.key)
    here = application.address(visit.path["page"])
    if entry in kept:
        prefix = f"{group.key}.{entry}."
        gone: dict[str, Answer | None] = {path: None for path in application.answers if path.startswith(prefix)}
        _remove_files(db, application, list(gone))
        left = Answer([each for each in kept if each != entry], application.source)
        drafts.save_answers(db, application.draft, gone | {group.key: left})
        together.tell(visit, db, application, gone)
    return see_other(with_check(here, visit.query.get("from") == "check"))


def _group_asked(visit: Visit, application: Application) -> RepeatingGroup:
    asked = application.form.page(visit.path["page"])
    if asked is None or asked.group is None:
        raise NotFound
    return asked.group


def _kept_entry(visit: Visit, application: Application) -> Place:
    place = find_place(visit, application)
    if place is None or place.is_new:
        raise NotFound
    return place


def _remove_files(db: "Session", application: Application, paths: list[str]) -> None:
    for file in (file for path in paths for file in kept_files(application.answers, path)):
        with suppress(FileGone):
            attachments.remove(db, application.draft, int(str(file["id"])))


routes = [
    Route("/services/{service}/apply/{page}/{entry}/remove", page(ask_to_remove)),
    Route("/services/{service}/apply/{page}/{entry}/remove", action(remove), methods=["POST"]),
]
