"""The pages of a letter: laid in another one, told by hand which they are, set aside; and alarms that a person looks at."""

from collections.abc import Mapping

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices.contact_centre.letters.incoming import mail, moving, scan_pages, sorting
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage
from eservices.contact_centre.refusals import StillTwo
from eservices.refusals import WordsMissing, WordsTooMany
from portal.desk import told
from portal.desk.mail import words
from portal.desk.mail.listing import HERE, LETTER, titles
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit, asked_number, read_number

OWN = "own"


def overview(visit: Visit, db: Session) -> Response:
    """Every page with its picture; that the letter was opened is noted. Raises MailGone."""
    letter = mail.find(db, signed_in(visit), asked_number(visit, "letter"))
    mail.look(db, letter, signed_in(visit))
    return _view(visit, db, letter, {})


def _view(visit: Visit, db: Session, letter: Mail, problems: Mapping[str, str]) -> Response:
    there, named = scan_pages.of_mail(db, letter), titles(visit, db)
    come = sorting.returned(db, letter)
    return show(
        visit, db, "desk/mail/pages.html", status=422 if problems else 200, problems=problems, letter=letter, pages=there,
        come=come, titles=named, alarms={each.alarm: words.ALARMS[each.alarm] for each in there if each.alarm},
        page_problems=words.PAGE_PROBLEMS, kinds=words.KINDS, doubled=come.doubled if come else (),
        neighbours=[(str(each.id), _called(visit, each, named)) for each in moving.neighbours(db, signed_in(visit), letter)],
    )  # fmt: skip


def _called(visit: Visit, letter: Mail, named: Mapping[str, str]) -> str:
    what = named.get(letter.service_id) or visit.say(words.KINDS[letter.kind])
    who = f", {letter.sender}" if letter.sender else ""
    return f"{visit.say('Brev {n}', n=letter.id)}: {what}{who}"


def own_page(visit: Visit, db: Session, *, hold: bool = True) -> tuple[Mail, ScanPage]:
    """The letter and the page in the address. Raises MailGone."""
    letter = mail.find(db, signed_in(visit), asked_number(visit, "letter"), hold=hold)
    return letter, scan_pages.find(db, letter, asked_number(visit, "page"))


def move(visit: Visit, db: Session) -> Response:
    """Into a letter that one sees, or into one of its own."""
    (letter, moved), by = own_page(visit, db), signed_in(visit)
    to = visit.fields.get("to", "")
    if to == OWN:
        home = moving.apart(db, letter, moved, by)
    elif number := read_number(to):
        home = mail.find(db, by, number, hold=True)
        moving.move(db, letter, moved, by, home)
    else:
        return _view(visit, db, letter, {f"to-{moved.id}": visit.say("Välj vilket brev sidan hör till.")})
    told.leave(visit, "page-moved", value=home.id)
    return see_other(f"{HERE}/{letter.id if letter.is_waiting else home.id}/pages")


def join(visit: Visit, db: Session) -> Response:
    """An extra sheet goes with the letter that it belongs to, and is no application of its own. Raises MailGone."""
    by = signed_in(visit)
    letter = mail.find(db, by, asked_number(visit, "letter"), hold=True)
    home = mail.find(db, by, read_number(visit.fields.get("to", "")) or 0, hold=True)
    moving.join(db, letter, by, home)
    told.leave(visit, "page-moved", value=home.id)
    return see_other(f"{HERE}/{home.id}")


def set_aside(visit: Visit, db: Session) -> Response:
    letter, doubled = own_page(visit, db)
    moving.set_aside(db, letter, doubled, signed_in(visit))
    told.leave(visit, "page-aside")
    return see_other(f"{HERE}/{letter.id}/pages")


def look_at_alarm(visit: Visit, db: Session) -> Response:
    """A person has looked: the pages belong together, and why."""
    letter = mail.find(db, signed_in(visit), asked_number(visit, "letter"), hold=True)
    try:
        moving.look_at_alarm(db, letter, signed_in(visit), visit.fields.get("why", ""))
    except (WordsMissing, WordsTooMany):
        return _view(visit, db, letter, {"why": visit.say("Skriv hur du ser att sidorna hör ihop.")})
    except StillTwo:
        return _view(visit, db, letter, {"why": visit.say("Flytta eller lägg undan en av sidorna med samma nummer först.")})
    told.leave(visit, "pages-looked-at")
    return see_other(f"{HERE}/{letter.id}")


routes = [
    Route(LETTER + "/pages", page(overview, staff=True)),
    button(LETTER + "/pages/{page}/letter", move),
    button(LETTER + "/pages/{page}/setting-aside", set_aside),
    button(LETTER + "/alarm", look_at_alarm),
    button(LETTER + "/joining", join),
]
