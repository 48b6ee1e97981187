"""The pages of a form: shown one at a time, read when they come back, and on to the next that the answers lead to."""

from typing import TYPE_CHECKING

from starlette.routing import Route

from eservices import drafts
from forms.answers import Problem
from forms.problems import sentence
from portal.citizen import both, entries, files, late, moving, replying, together
from portal.citizen.application import CHECK, Application, as_asked, changing, follow_language, going_on
from portal.citizen.fields import Fields, heading_of
from portal.citizen.notes import note_of
from portal.citizen.places import Place, find_place, is_full, with_check
from portal.endpoint import Visit, action, page, see_other
from portal.rendering import field_id, render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session
    from starlette.responses import Response

    from eservices.database import Database


@going_on
def show(visit: Visit, db: "Session", application: Application) -> "Response":
    """A page that is open; who is elsewhere is led to where the application goes on."""
    place = find_place(visit, application)
    if place is None or not place.journey.may_visit(place.page.key):
        return see_other(f"{application.open_address()}?note=moved")
    if is_full(place):
        return see_other(f"{application.address(place.page.key)}?note=full")
    return view(visit, place)


def view(visit: Visit, place: Place, problems: "Iterable[Problem]" = (), *, posted: bool = False) -> "Response":
    """The page; after a post with something wrong in it as it was typed, with what is wrong (422)."""
    problems = tuple(problems)
    fields = Fields(visit, place, problems, posted=posted)
    alone = fields.alone()
    ways = {"back": _back(place), "where": _where(visit, place, alone is not None), "note": note_of(visit)}
    status = 422 if problems else 200
    stop = place.journey.stop if place.page is place.journey.pages[-1] else None
    if stop and not place.asked:
        return render(visit, "citizen/stop.html", place=place, stop=stop, **ways)
    if place.page.group and not place.entry:
        return entries.view(visit, place, problems, fields.nodes(), **ways)
    return render(
        visit, "citizen/page.html", status=status, place=place, fields=fields, alone=alone, stop=stop,
        heading=heading_of(alone, visit) if alone else _heading(visit, place),
        problems=[(field_id(each), sentence(each, place.application.form, visit.say)) for each in problems],
        earlier=moving.earlier_rows(place, visit.say), seen=both.seen(visit, place, problems), **ways,
    )  # fmt: skip


def _heading(visit: Visit, place: Place) -> str:
    group = place.page.group
    if group and place.entry:
        return f"{visit.say.text(group.entry_title)} {place.number}"
    return visit.say.text(place.page.title)


def _back(place: Place) -> str:
    application = place.application
    if place.entry:
        return with_check(application.address(place.page.key), place.from_check)
    if place.from_check:
        return application.address(CHECK)
    before = place.journey.previous_page(place.page.key)
    return application.address(before.key) if before else application.home


def _where(visit: Visit, place: Place, names_page: bool) -> str:
    """Step and page, as "Om bostaden, steg 3 av 7"; without the name where it is the heading below."""
    pages = place.journey.pages
    step = {"n": pages.index(place.page) + 1, "all": len(pages)}
    if names_page or place.entry:
        return visit.say("{page}, steg {n} av {all}", page=visit.say.text(place.page.title), **step)
    return visit.say("Steg {n} av {all}", **step)


def answer(visit: Visit, database: "Database") -> "Response":
    """A page comes back. Files are stored before the transaction: it is never held up by a disk."""
    received = files.receive(visit, database)
    with database.writing() as db:
        return _answered(visit, db, received)


@changing
def _answered(visit: Visit, db: "Session", application: Application, received: files.Received) -> "Response":
    asked = as_asked(visit, db, application)
    if asked is not application:
        return late.keep(visit, db, application, asked, received)
    before = find_place(visit, application)
    if before is None:
        return see_other(f"{application.open_address()}?note=moved")
    if is_full(before):
        return see_other(f"{application.address(before.page.key)}?note=full")
    reply = replying.read(visit, before)
    replying.with_files(visit, db, before, reply, received)
    both.settle(visit, before, reply)
    replying.keep_entry(before, reply)
    drafts.save_answers(db, application.draft, reply.changes)
    together.tell(visit, db, application, reply.changes)
    follow_language(visit, db, application)
    changed = application.with_answers(application.draft.given)
    after = find_place(visit, changed)
    if after is None:
        return see_other(f"{changed.open_address()}?note=moved")
    problems = replying.problems_left(before, after, reply)
    is_done = not visit.fields.keys() & {"save", "help"} and not replying.only_grave(problems, "")
    if is_done and not changed.is_sheet and changed.must_move(db):
        return see_other(changed.to_move)
    return _turn(visit, db, before, after, problems)


def _turn(visit: Visit, db: "Session", before: Place, after: Place, problems: list[Problem]) -> "Response":
    """Where to look next, by the button that was pressed; who has only chosen another language (`stay`) stays here."""
    if any(problem.code == both.MEANWHILE for problem in problems):
        return view(visit, after, problems, posted=True)
    if "help" in visit.fields and not after.application.by:
        return together.offer(visit, db, after.application)
    if "save" in visit.fields:
        return _save(visit, db, after, replying.only_grave(problems, ""))
    uploading = replying.pressed(visit, "upload")
    stays = uploading or replying.pressed(visit, "remove").rpartition("/")[0]
    reads_on = "stay" in visit.query
    if stays or reads_on or after.journey.has_come:
        problems = replying.only_grave(problems, uploading)
    if problems:
        return view(visit, after, problems, posted=True)
    if reads_on:
        return see_other(after.address)
    return see_other(f"{after.address}#{stays}" if stays else next_address(before, after))


def _save(visit: Visit, db: "Session", place: Place, unread: list[Problem]) -> "Response":
    application = place.application
    if application.by:
        return view(visit, place, unread, posted=True) if unread else see_other(application.waits)
    drafts.make_save_code(db, application.draft, visit.draft(application.form.service))
    return see_other(f"{application.home}/save" + ("?note=unread" if unread else ""))


def next_address(before: Place, after: Place) -> str:
    """The next decision: one that came into view on this page, the entries, the next page, or the check page."""
    application, journey = after.application, after.journey
    seen = {asked.path for asked in before.asked}
    revealed = [asked for asked in after.asked if asked.path not in seen and asked.question.kind != "computed"]
    if revealed:
        mark = "&" if after.from_check else "?"
        return f"{after.address}{mark}note=more#{revealed[0].path}"
    if after.entry:
        return with_check(application.address(after.page.key), after.from_check)
    if journey.stop and (after.from_check or after.page is journey.pages[-1]):
        return application.open_address()
    return _onward(before, after)


def _onward(before: Place, after: Place) -> str:
    application, journey = after.application, after.journey
    if not after.from_check:
        following = journey.next_page(after.page.key)
        if following is None:
            return application.address(CHECK)
        return application.address(following.key) if journey.may_visit(following.key) else application.open_address()
    asked_before = {asked.path for asked in before.journey.asked}
    fresh = next((a.page for a in journey.asked if a.path not in asked_before and a.path not in journey.shown), None)
    goal = journey.open_page.key if journey.open_page else fresh
    if fresh and journey.may_visit(fresh):
        goal = fresh
    goal = goal or moving.next_told(application, after.page.key)
    return with_check(application.address(goal), True) if goal else application.address(CHECK)


routes = [
    Route("/services/{service}/apply/{page}", page(show)),
    Route("/services/{service}/apply/{page}", action(answer, files=True, transaction=False), methods=["POST"]),
    Route("/services/{service}/apply/{page}/{entry}", page(show)),
    Route("/services/{service}/apply/{page}/{entry}", action(answer, files=True, transaction=False), methods=["POST"]),
]
