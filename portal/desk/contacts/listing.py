"""The contacts that have been: one's own or one's groups', narrowed down, in pages by key."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import days
from eservices import clock, services
from eservices.contact_centre.meeting import contact_list, contacts, endings
from eservices.contact_centre.meeting.contact_list import Wanted
from eservices.contact_centre.meeting.contacts import Contact
from forms.texts import Say, to_say
from portal.desk.contact_bar import who
from portal.desk.contacts import words
from portal.desk.contacts.one import HERE
from portal.desk.surroundings import group_names, show, signed_in
from portal.endpoint import page
from portal.visit import Visit, read_number

VIEWS = {"mine": to_say("Mina"), "groups": to_say("Gruppens")}


class Line(NamedTuple):
    """A contact in a list: with whom, about what, and what came of it, in words."""

    contact: Contact
    who: str
    began: str
    about: str
    came_of: str
    took: str
    group: str


def overview(visit: Visit, db: Session) -> Response:
    by, say, wanted = signed_in(visit), visit.say, _wanted(visit)
    found = contact_list.page(db, by, wanted, read_number(visit.query.get("before", "")))
    titles = {version.service_id: say.text(version.form.title) for version in services.all_current(db)}
    return show(
        visit, db, "desk/contacts/list.html", wanted=wanted, views=[(code, say(name)) for code, name in VIEWS.items()],
        lines=lines(found.rows, db, say), key=contacts.new_key(), waiting=endings.count_waiting(db, by),
        onward=_address(wanted, found.next) if found.next else None, is_first="before" not in visit.query,
        address=_address(wanted), is_narrowed=bool(wanted.channel or wanted.outcome or wanted.service),
        channels=[("", say("Alla kanaler")), *((code, say(name)) for code, name in words.CHANNELS.items())],
        outcomes=[("", say("Allt")), *((code, say(name)) for code, name in words.CAME_OF_IT.items())],
        subjects=[("", say("Alla tjänster")), *sorted(titles.items(), key=lambda pair: pair[1])],
    )  # fmt: skip


def lines(found: Sequence[Contact], db: Session, say: Say) -> list[Line]:
    names = group_names(db) if found else {}
    return [
        Line(
            each, who(each, say), _began(each, say), _short(each.about or each.note), words.came_of(each, say),
            words.took(each), names.get(each.handed_to or "", ""),
        )
        for each in found
    ]  # fmt: skip


def _began(contact: Contact, say: Say) -> str:
    """The hour of today's, the day and hour of others."""
    if clock.day_of(contact.began_at) == clock.today():
        return say("i dag {time}", time=days.clock_words(clock.local(contact.began_at).time(), say))
    return days.moment(contact.began_at, say)


def _short(text: str) -> str:
    flat = " ".join(text[:400].split())
    return flat if len(flat) <= 120 else f"{flat[:117]} …"


def _wanted(visit: Visit) -> Wanted:
    query = visit.query
    view = query.get("view", "")
    return Wanted(
        view if view in contact_list.VIEWS else "mine", query.get("channel", ""), query.get("outcome", ""),
        query.get("service", "")[:40],
    )  # fmt: skip


def _address(wanted: Wanted, before: int | None = None) -> str:
    asked = {name: value for name, value in vars(wanted).items() if value} | ({"before": before} if before else {})
    return f"{HERE}?{urlencode(asked)}"


routes = [Route(HERE, page(overview, staff=True))]
