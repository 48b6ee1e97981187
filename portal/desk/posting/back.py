"""A letter of ours that came back: which it was, why, who is rung about it, and sending it again to where the person is."""

import uuid
from datetime import date

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import clock
from eservices.contact_centre.calling_back import callbacks, staffing
from eservices.contact_centre.calling_back.staffing import Window
from eservices.contact_centre.letters.incoming import mail
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.contact_centre.letters.outgoing import undelivered
from eservices.contact_centre.letters.outgoing.posting import Posting
from eservices.contact_centre.letters.outgoing.undelivered import Back
from eservices.contact_centre.meeting import clues
from eservices.refusals import ImpossibleArrival
from forms.kinds.phone import is_costly
from forms.texts import to_say
from portal import wishes
from portal.citizen.posted import Problems, address_of
from portal.desk import told
from portal.desk.posting import listing
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit, asked_number, read_number

WHYS = {
    "moved": to_say("Personen har flyttat"),
    "unknown": to_say("Okänd på adressen"),
    "refused": to_say("Togs inte emot"),
    "unclaimed": to_say("Hämtades inte"),
    "other": to_say("Något annat"),
}


def seek(visit: Visit, db: Session) -> Response:
    """Which of our letters it is, by the name on it. The name stands in no address."""
    sought = visit.fields.get("sought", "").strip()
    came = _came(visit, db)
    found = undelivered.likely(db, signed_in(visit), sought or (came.sender if came else ""))
    known = undelivered.of_mail(db, signed_in(visit), came.id or 0) if came else None
    return show(visit, db, "desk/posting/seek.html", sought=sought, found=found, came=came, known=known)


def _came(visit: Visit, db: Session) -> Mail | None:
    """The mail that it was registered as before, if it was. Raises MailGone."""
    number = read_number(visit.fields.get("mail", "") or visit.query.get("mail", ""))
    return mail.find(db, signed_in(visit), number) if number else None


def ask(visit: Visit, db: Session) -> Response:
    return _ask(visit, db, _letter(visit, db), {})


def _letter(visit: Visit, db: Session) -> Posting:
    return listing.own(visit, db, asked_number(visit, "posting"))


def _ask(visit: Visit, db: Session, letter: Posting, problems: Problems) -> Response:
    known = clues.shown_phone(undelivered.known_phone(db, signed_in(visit), letter))
    came, typed = _came(visit, db), {name: visit.fields.get(name, "") for name in ("why", "key")}
    typed["reached_on"] = visit.fields.get("reached_on", clock.today().isoformat())
    typed["phone"] = visit.fields.get("phone", known)
    window = _window(visit, db, letter)
    return show(
        visit, db, "desk/posting/undelivered.html", status=422 if problems else 200, letter=letter, problems=problems,
        filled=typed, whys=[(code, visit.say(words)) for code, words in WHYS.items()], came=came, window=window,
        hours=wishes.hours(window, visit.say) if window else "", key=typed["key"] or str(uuid.uuid4()),
    )  # fmt: skip


def _window(visit: Visit, db: Session, letter: Posting) -> Window | None:
    """When somebody could ring: the first time that has room."""
    here = visit.municipality
    free = callbacks.free(db, staffing.windows(here, here.callbacks, clock.now()), letter.group_id)
    return free[0][0] if free else None


def register(visit: Visit, db: Session) -> Response:
    """Raises PostingMoved when a colleague was faster."""
    letter, typed = _letter(visit, db), visit.fields
    phone = clues.read_phone(typed.get("phone", "")) or ""
    problems, reached = _problems(visit, phone)
    if problems or reached is None:
        return _ask(visit, db, letter, problems)
    why = visit.say(WHYS[typed["why"]])
    words = visit.say("Vårt brev ”{title}” kom i retur. {why}.", title=letter.title, why=why)
    window = _window(visit, db, letter) if phone else None
    back = Back(typed["why"], reached, words, phone, window)
    try:
        rung = undelivered.register(db, letter, signed_in(visit), typed.get("key", "")[:36], back, _came(visit, db))
    except ImpossibleArrival:
        return _ask(
            visit, db, letter, {"reached_on": visit.say("Kontrollera dagen. Den är för gammal, eller har inte kommit än.")}
        )
    told.leave(visit, "undelivered-rung" if rung else "undelivered-waits")
    return see_other(f"/desk/mail/{letter.mail_id}")


def _problems(visit: Visit, phone: str) -> tuple[Problems, date | None]:
    typed, say = visit.fields, visit.say
    problems = {} if typed.get("why") in WHYS else {"why": say("Välj varför brevet kom tillbaka.")}
    try:
        reached = date.fromisoformat(typed.get("reached_on", "").strip())
    except ValueError:
        problems["reached_on"], reached = say("Skriv dagen då brevet kom tillbaka."), None
    if typed.get("phone", "").strip() and (not phone or is_costly(phone)):
        problems["phone"] = say("Skriv ett telefonnummer med riktnummer, eller lämna tomt.")
    return problems, reached


def ask_where(visit: Visit, db: Session) -> Response:
    return _ask_where(visit, db, _letter(visit, db), {})


def _ask_where(visit: Visit, db: Session, letter: Posting, problems: Problems) -> Response:
    to = {name: visit.fields.get(name, "") for name in ("to_name", "to_lines")}
    to["to_name"] = to["to_name"] or letter.to_name
    return show(
        visit, db, "desk/posting/again.html", status=422 if problems else 200, letter=letter, problems=problems, to=to
    )  # fmt: skip


def send_again(visit: Visit, db: Session) -> Response:
    letter = _letter(visit, db)
    to = address_of({name: visit.fields.get(name, "") for name in ("to_name", "to_lines")}, visit.say)
    if isinstance(to, dict):
        return _ask_where(visit, db, letter, to)
    undelivered.send_again(db, letter, signed_in(visit), to)
    told.leave(visit, "sent-again")
    return see_other(listing.HERE)


routes = [
    Route(listing.HERE + "/undelivered", page(seek, staff=True)),
    button(listing.HERE + "/undelivered", seek),
    Route(listing.HERE + "/{posting}/undelivered", page(ask, staff=True)),
    button(listing.HERE + "/{posting}/undelivered", register),
    Route(listing.HERE + "/{posting}/again", page(ask_where, staff=True)),
    button(listing.HERE + "/{posting}/again", send_again),
]
