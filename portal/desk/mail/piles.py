"""Piles: many people's sheets in one file, laid in here; how far each is read, and which letters it became."""

from collections.abc import Mapping

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import clock
from eservices.contact_centre.letters.incoming import piles, scan_pages
from eservices.contact_centre.letters.incoming.arriving import LATER
from eservices.contact_centre.letters.incoming.piles import LIMIT, Arrival
from eservices.contact_centre.letters.incoming.scans import Scan
from eservices.database import Database
from eservices.people import CONTACT_CENTRE
from eservices.refusals import ImpossibleArrival
from portal.desk import told
from portal.desk.mail import scans, words
from portal.desk.mail.listing import HERE, titles
from portal.desk.mail.registering import days_of
from portal.desk.surroundings import group_names, show, signed_in
from portal.endpoint import action, page, see_other
from portal.formats import size_words
from portal.visit import Visit, asked_number

PILES = f"{HERE}/piles"


def overview(visit: Visit, db: Session) -> Response:
    """Where piles are laid in, and the latest of them."""
    return _view(visit, db, {})


def _view(visit: Visit, db: Session, problems: Mapping[str, str]) -> Response:
    latest = piles.lately(db, signed_in(visit))
    usual = {"reached_on": clock.today().isoformat(), "way": LATER, "postmarked_on": "", "group": ""}
    typed = {name: visit.fields.get(name, value) for name, value in usual.items()}
    return show(
        visit, db, "desk/mail/piles.html", status=422 if problems else 200, problems=problems, pile=typed, latest=latest,
        read={each.id: piles.read_of(db, each) for each in latest if each.is_being_read}, limit=size_words(LIMIT, visit.say),
        ways=[(code, visit.say(name)) for code, name in words.WAYS.items()],
        groups=[(group, visit.say(name)) for group, name in group_names(db, signed_in(visit).groups).items()
                if group in signed_in(visit).groups],
    )  # fmt: skip


def lay_in(visit: Visit, database: Database) -> Response:
    """A pile or several; the worker reads them. What was laid in before is shown as it is."""
    stored, problem = scans.store(visit, LIMIT)
    with database.writing() as db:
        arrival, problems = _arrival(visit)
        if problem or not stored:
            problems["scan"] = problem or visit.say("Välj en fil.")
        if problems or arrival is None:
            return _view(visit, db, problems)
        try:
            laid = [piles.add(db, signed_in(visit), each, arrival) for each in stored]
        except ImpossibleArrival as refused:
            field = "postmarked_on" if refused.day == arrival.postmarked_on else "reached_on"
            return _view(visit, db, {field: visit.say("Kontrollera dagen. Den är för gammal, eller har inte kommit än.")})
        _tell(visit, laid)
        return see_other(f"{PILES}/{laid[0].id}" if len(laid) == 1 else PILES)


def _tell(visit: Visit, laid: list[Scan]) -> None:
    """What is read already was here before."""
    told.leave(visit, "pile-laid-in" if any(pile.is_being_read for pile in laid) else "pile-again")


def _arrival(visit: Visit) -> tuple[Arrival | None, dict[str, str]]:
    """When and how it came, and what is wrong with that by field."""
    typed, say = visit.fields, visit.say
    missing, unchosen = say("Skriv dagen då posten kom till oss."), say("Välj hur posten kom.")
    reached, marked, problems = days_of(visit, missing, unchosen)
    mine = signed_in(visit).groups
    usual = CONTACT_CENTRE if CONTACT_CENTRE in mine else min(mine, default="")
    group = typed.get("group") or usual
    if group not in mine:
        problems["group"] = say("Välj vilken grupp som öppnar posten.")
    if problems or reached is None:
        return None, problems
    return Arrival(reached, typed["way"], marked, group), {}


def open_pile(visit: Visit, db: Session) -> Response:
    """How far it is read, or which letters it became. Once it is read, the whole page is new."""
    by, pile = signed_in(visit), piles.find(db, signed_in(visit), asked_number(visit, "pile"))
    outcome, seen = piles.outcome(db, pile), scan_pages.of_scan(db, pile)
    answer = show(
        visit, db, "desk/mail/pile.html", block="reading", pile=pile, outcome=outcome, titles=titles(visit, db),
        kinds=words.KINDS,
        letters=[(*each, each[0].group_id in by.groups) for each in outcome.letters],
        every_group=group_names(db), problem=words.problem_of(visit.say, pile), page_problems=words.PAGE_PROBLEMS,
        blank=[each for each in seen if each.state == "blank"], unread=[each for each in seen if not each.sha256],
        doubles=_doubles(by.groups, outcome, seen),
    )  # fmt: skip
    if visit.is_htmx and not pile.is_being_read:
        answer.headers["HX-Refresh"] = "true"
    return answer


def _doubles(groups: frozenset[str], outcome: piles.Outcome, pages: list[scan_pages.ScanPage]) -> list[tuple[int, int | None]]:
    """Pages that are papers scanned before, and the letter where that is, if one may see it."""
    mine = {letter.id for letter, _, _ in outcome.letters if letter.group_id in groups}
    return [(page.number, page.mail_id if page.mail_id in mine else None) for page in pages if page.state == "double"]


def picture(visit: Visit, db: Session) -> Response:
    """One page of a pile, if its letter is one's own. Raises PileGone."""
    by = signed_in(visit)
    pile = piles.find(db, by, asked_number(visit, "pile"))
    return scans.as_picture(visit, piles.find_page(db, by, pile, asked_number(visit, "page")))


routes = [
    Route(PILES, page(overview, staff=True)),
    Route(PILES, action(lay_in, staff=True, files=True, transaction=False, most=LIMIT), methods=["POST"]),
    Route(f"{PILES}/{{pile}}", page(open_pile, staff=True)),
    Route(f"{PILES}/{{pile}}/pages/{{page}}", page(picture, staff=True)),
]
