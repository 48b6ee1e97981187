"""A letter comes: its day, how it came, from whom, what it is, with whom it shall lie, and its scan if there is one already."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import clock, people, services
from eservices.contact_centre.letters.incoming import mail
from eservices.contact_centre.letters.incoming.arriving import LATER, WAYS
from eservices.contact_centre.letters.incoming.mail import KINDS, Envelope
from eservices.database import Database
from eservices.people import CONTACT_CENTRE
from eservices.references import read_reference
from eservices.refusals import ImpossibleArrival, ServiceGone
from portal.desk import told
from portal.desk.mail import scans, words
from portal.desk.mail.listing import HERE, titles
from portal.desk.surroundings import group_names, show, signed_in
from portal.endpoint import action, page, see_other
from portal.visit import Visit
from portal.wordless import Problems

BY_SERVICE = ""
"""The choice of group that follows the service."""


@dataclass(frozen=True)
class Read:
    """What was typed about a letter, and what is wrong with it by field."""

    envelope: Envelope | None
    problems: Mapping[str, str]


def new(visit: Visit, db: Session) -> Response:
    return _view(visit, db, {})


def _view(visit: Visit, db: Session, problems: Mapping[str, str]) -> Response:
    typed = {name: visit.fields.get(name, "") for name in ("postmarked_on", "sender", "service", "case_reference", "group")}
    typed |= {"reached_on": visit.fields.get("reached_on", clock.today().isoformat())}
    typed |= {"way": visit.fields.get("way", LATER), "kind": visit.fields.get("kind", "")}
    groups = [(BY_SERVICE, visit.say("Den grupp som tjänsten hör till"))]
    groups += sorted(group_names(db).items(), key=lambda pair: visit.say(pair[1]))
    return show(
        visit, db, "desk/mail/new.html", status=422 if problems else 200, problems=problems, letter=typed,
        ways=_choices(visit, words.WAYS), kinds=_choices(visit, words.KINDS), groups=_choices(visit, dict(groups)),
        services=[("", visit.say("Vet inte än")), *titles(visit, db).items()],
        key=visit.fields.get("key") or str(uuid.uuid4()),
    )  # fmt: skip


def _choices(visit: Visit, named: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(code, visit.say(name)) for code, name in named.items()]


def register(visit: Visit, database: Database) -> Response:
    """The letter and its scan; files are stored before the transaction."""
    stored, problem = scans.store(visit)
    with database.writing() as db:
        read = _read(visit, db)
        problems = dict(read.problems) | ({"scan": problem} if problem else {})
        if problems or read.envelope is None:
            return _view(visit, db, problems)
        by = signed_in(visit)
        try:
            letter = mail.register(db, by, visit.fields.get("key", "")[:36] or str(uuid.uuid4()), read.envelope)
        except ImpossibleArrival as refused:
            field = "postmarked_on" if refused.day == read.envelope.postmarked_on else "reached_on"
            return _view(visit, db, {field: visit.say("Kontrollera dagen. Den är för gammal, eller har inte kommit än.")})
        scans.keep(db, letter, by, stored)
        return _onward(visit, letter)


def _onward(visit: Visit, letter: mail.Mail) -> Response:
    """To the letter, to the next one, or back to the list when it lies with others."""
    is_mine = letter.group_id in signed_in(visit).groups
    told.leave(visit, "mail-registered" if is_mine else "mail-elsewhere", group=letter.group_id)
    if "next" in visit.fields:
        return see_other(f"{HERE}/new")
    return see_other(f"{HERE}/{letter.id}" if is_mine else HERE)


def _read(visit: Visit, db: Session) -> Read:
    typed, say = visit.fields, visit.say
    missing, unchosen = say("Skriv dagen då brevet kom till oss."), say("Välj hur brevet kom.")
    reached, marked, problems = days_of(visit, missing, unchosen)
    way, kind, service = typed.get("way", ""), typed.get("kind", ""), typed.get("service", "")
    if kind not in KINDS:
        problems["kind"] = say("Välj vad brevet är.")
    if service and service not in titles(visit, db):
        problems["service"], service = say("Välj vilken tjänst brevet gäller."), ""
    reference = read_reference(typed.get("case_reference", ""))
    if typed.get("case_reference", "").strip() and reference is None:
        problems["case_reference"] = say("Kontrollera numret. Det har nio tecken.")
    group = _group(db, typed.get("group", ""), service)
    if group is None:
        problems["group"] = say("Välj vilken grupp som ska ha brevet.")
    if problems or reached is None or group is None:
        return Read(None, problems)
    return Read(Envelope(reached, way, kind, group, marked, typed.get("sender", ""), service, reference or ""), {})


def days_of(visit: Visit, missing: str, unchosen: str) -> tuple[date | None, date | None, Problems]:
    """The day on which the mail reached us and that of its post-mark; and what is wrong with them, and with how it came."""
    typed, problems = visit.fields, {}
    reached, marked = _day(typed.get("reached_on", "")), _day(typed.get("postmarked_on", ""))
    if reached is None:
        problems["reached_on"] = missing
    if marked is None and typed.get("postmarked_on", "").strip():
        problems["postmarked_on"] = visit.say("Skriv dagen som poststämpeln visar, eller lämna tomt.")
    if typed.get("way") not in WAYS:
        problems["way"] = unchosen
    return reached, marked, problems


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        return None


def _group(db: Session, chosen: str, service: str) -> str | None:
    """The group that was chosen, else that of the service's department, else the contact centre; None for what is unknown."""
    known = {group.id for group in people.groups(db)}
    if chosen:
        return chosen if chosen in known else None
    try:
        asked = services.live(db, service).form.department if service else CONTACT_CENTRE
    except ServiceGone:
        return None
    return asked if asked in known else CONTACT_CENTRE


routes = [
    Route(f"{HERE}/new", page(new, staff=True)),
    Route(f"{HERE}/new", action(register, staff=True, files=True, transaction=False), methods=["POST"]),
]
