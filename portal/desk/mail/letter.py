"""One letter beside its scan, and what can be done with it: key it, register it in a case, pass it on, be done with it."""

from collections.abc import Mapping

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import cases, services
from eservices.cases import Case
from eservices.contact_centre.letters.incoming import mail, mail_keying, moving, scan_pages, scans
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.references import read_reference
from eservices.refusals import NotYours, ServiceGone, UnknownGroup, WordsMissing, WordsTooMany
from portal.alongside import Beside
from portal.desk import told
from portal.desk.mail import words
from portal.desk.mail.listing import HERE, LETTER, titles
from portal.desk.mail.reading.sheet import read_sheet
from portal.desk.surroundings import group_names, show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit, asked_number


def open_letter(visit: Visit, db: Session) -> Response:
    """That it was opened is noted. Raises MailGone."""
    letter = mail.find(db, signed_in(visit), asked_number(visit, "letter"))
    mail.look(db, letter, signed_in(visit))
    return view(visit, db, letter, {})


def view(visit: Visit, db: Session, letter: Mail, problems: Mapping[str, str]) -> Response:
    files, every = scans.of_mail(db, letter), group_names(db)
    visit.letter = Beside(letter, scan_pages.of_mail(db, letter))
    events = [each for each in mail.history(db, letter) if each.kind != "looked"]
    return show(
        visit, db, "desk/mail/letter.html", status=422 if problems else 200, letter=letter, problems=problems, scans=files,
        kinds=words.KINDS, ways=words.WAYS, states=words.STATES, scan_problems=words.SCAN_PROBLEMS,
        events=[_told(visit, event, every) for event in events], titles=titles(visit, db), case=_case(visit, db, letter),
        groups=[(group, visit.say(name)) for group, name in every.items() if group != letter.group_id],
        keyed_by=next((event.by_name for event in reversed(events) if event.kind == "keyed"), ""),
        reference=visit.fields.get("case_reference", letter.reference),
        is_being_read=any(each.is_being_read for each in files), sheet=read_sheet(visit, db, letter),
        homes=moving.homes(db, signed_in(visit), letter) if letter.is_waiting else [],
    )  # fmt: skip


def _told(visit: Visit, event: mail.MailEvent, groups: Mapping[str, str]) -> dict[str, object]:
    group = visit.say(groups.get(event.group_id, event.group_id)) if event.group_id else ""
    what = visit.say(words.EVENTS[event.kind], group=group)
    return {"at": event.at, "what": what, "who": event.by_name, "note": event.why}


def _case(visit: Visit, db: Session, letter: Mail) -> Case | None:
    """The case that the letter led to, where one may see it."""
    case = db.get(Case, letter.case_id) if letter.case_id else None
    return case if case and case.group_id in signed_in(visit).groups else None


def _own(visit: Visit, db: Session) -> Mail:
    return mail.find(db, signed_in(visit), asked_number(visit, "letter"), hold=True)


def key(visit: Visit, db: Session) -> Response:
    """To where one tells which version the sheet is."""
    letter, service = _own(visit, db), visit.fields.get("service", "")
    mail.refuse_done(letter)
    try:
        services.live(db, service)
    except ServiceGone:
        return view(visit, db, letter, {"service": visit.say("Välj vilken tjänst brevet gäller.")})
    return see_other(f"/desk/services/{service}/application?letter={letter.id}")


def answer(visit: Visit, db: Session) -> Response:
    """What the letter says, registered in the case; the scan goes along."""
    letter, by = _own(visit, db), signed_in(visit)
    reference = read_reference(visit.fields.get("case_reference", ""))
    try:
        case = cases.find_on_desk(db, by, reference or "", what="mail")
        mail_keying.answer(db, letter, case, visit.fields.get("words", ""), by)
    except NotYours:
        unknown = visit.say("Inget ärende i dina grupper har det numret. Skicka brevet vidare till rätt grupp.")
        return view(visit, db, letter, {"case_reference": unknown})
    except (WordsMissing, WordsTooMany):
        return view(visit, db, letter, {"words": visit.say("Skriv vad brevet säger, högst 10 000 tecken.")})
    told.leave(visit, "mail-answered", case.reference)
    return see_other(HERE)


def forward(visit: Visit, db: Session) -> Response:
    letter = _own(visit, db)
    group = visit.fields.get("group", "")
    try:
        mail.forward(db, letter, signed_in(visit), group, visit.fields.get("why", ""))
    except UnknownGroup:
        return view(visit, db, letter, {"group": visit.say("Välj vilken grupp som ska ha brevet.")})
    except (WordsMissing, WordsTooMany):
        return view(visit, db, letter, {"why": visit.say("Skriv varför, högst 10 000 tecken.")})
    told.leave(visit, "mail-forwarded", group=group)
    return see_other(HERE)


def settle(visit: Visit, db: Session) -> Response:
    letter = _own(visit, db)
    try:
        mail.settle(db, letter, signed_in(visit), visit.fields.get("what", ""))
    except (WordsMissing, WordsTooMany):
        return view(visit, db, letter, {"what": visit.say("Skriv vad som har gjorts, högst 10 000 tecken.")})
    told.leave(visit, "mail-settled")
    return see_other(HERE)


def take_back(visit: Visit, db: Session) -> Response:
    letter = _own(visit, db)
    mail.take_back(db, letter, signed_in(visit))
    return see_other(f"{HERE}/{letter.id}")


routes = [
    Route(LETTER, page(open_letter, staff=True)),
    button(LETTER + "/application", key),
    button(LETTER + "/answer", answer),
    button(LETTER + "/forwarding", forward),
    button(LETTER + "/settlement", settle),
    button(LETTER + "/return", take_back),
]
