"""What a person has confirmed goes where it belongs: into an application and its check page, or to the case that asked."""

from sqlmodel import Session
from starlette.responses import Response

from eservices import cases, completions, copies, drafts, services
from eservices.contact_centre.letters.incoming import mail_keying, paper_answers
from eservices.drafts import Draft
from eservices.people import Colleague
from eservices.refusals import DraftGone, GoneOnAlone, NotYours
from eservices.services import Version
from forms.answers import Answer, Answers
from forms.carrying import Aside, carry
from forms.kinds import kind_of
from portal.citizen.application import CHECK, home
from portal.desk import contacted, told
from portal.desk.mail.reading import sheet as sheets
from portal.desk.mail.reading.sheet import Sheet
from portal.desk.surroundings import signed_in
from portal.endpoint import button, see_other
from portal.visit import Visit


def finish(visit: Visit, db: Session, sheet: Sheet) -> Response:
    """Nothing that is in doubt goes along unseen: while there is any, back to it. Pressed twice, it is done once."""
    if sheet.is_done:
        return again(visit, db, sheet)
    if sheet.returned.alarms or sheet.is_being_read or sheet.review.left or sheet.review.together:
        return see_other(sheet.home)
    if sheet.case:
        return _into_case(visit, db, sheet)
    return _into_application(visit, db, sheet)


def again(visit: Visit, db: Session, sheet: Sheet) -> Response:
    """What the letter has become already: the application that one goes on with, else the letter's own page."""
    by = signed_in(visit)
    try:
        draft = drafts.find_for_agent(db, by, sheet.letter.journey or "")
    except (DraftGone, GoneOnAlone):
        return see_other(f"/desk/mail/{sheet.letter.id}")
    visit.keep_draft(sheet.form.service, drafts.new_key(db, draft, by))
    return see_other(f"{home(sheet.form.service)}/{CHECK}")


def _into_case(visit: Visit, db: Session, sheet: Sheet) -> Response:
    """What a completion sheet says answers what was asked; a sheet of what was sent meanwhile on a screen is met as such."""
    copy, by = sheet.returned.copy, signed_in(visit)
    if sheet.case is None or copy is None:
        return see_other(sheet.home)
    if not copy.paths:
        return see_other(f"/desk/sheets/{copy.token}?letter={sheet.letter.id}")
    try:
        case = cases.find_on_desk(db, by, sheet.case.reference, what="mail")
    except NotYours:
        told.leave(visit, "mail-elsewhere", group=sheet.case.group_id)
        return see_other(f"/desk/mail/{sheet.letter.id}")
    copies.meet(db, copy, by)
    completions.keep(db, case, _added(sheet), by)
    mail_keying.answer(db, sheet.letter, case, in_words(sheet, visit), by)
    paper_answers.lay_aside(db, sheet.letter)
    told.leave(visit, "mail-answered", case.reference)
    return see_other(f"/desk/cases/{case.reference}")


def in_words(sheet: Sheet, visit: Visit) -> str:
    """Each answer under its question, and what could not be read."""
    lines = [_line(sheet, each.path, visit) for each in sheet.review.found if each.path in sheet.settled]
    return "\n\n".join(lines) or visit.say("Kompletteringsblanketten kom tom.")


def _line(sheet: Sheet, path: str, visit: Visit) -> str:
    each, settled, say = sheet.find(path), sheet.settled[path], visit.say
    question = say("Fråga {n}: {label}", n=sheet.number(each), label=say.text(each.question.label))
    if settled.value is not None:
        return f"{question}\n{kind_of(each.question).show(each.question, settled.value, say)}"
    return f"{question}\n{say('Går inte att läsa.') if settled.outcome == 'asked' else say('Inget svar.')}"


def _into_application(visit: Visit, db: Session, sheet: Sheet) -> Response:
    """The draft that the sheet was printed for, or one of its version; its check page is next."""
    by, before = signed_in(visit), sheet.draft
    if before is None:
        draft, secret = _begin(db, sheet, by)
        kept = dict(sheet.review.answers)
    else:
        secret = copies.come_back(db, sheet.returned.copy, by) if sheet.returned.copy else drafts.new_key(db, before, by)
        draft, kept = before, _carried(sheet, services.version(db, before.version_id))
    removed = {path: None for path in draft.answers if path in sheet.settled and path not in kept}
    drafts.save_answers(db, draft, kept | removed)
    mail_keying.begin(db, sheet.letter, draft, by)
    paper_answers.lay_aside(db, sheet.letter)
    contacted.note_draft(db, by, draft, sheet.form.service)
    visit.keep_draft(sheet.form.service, secret)
    return see_other(f"{home(sheet.form.service)}/{CHECK}")


def _begin(db: Session, sheet: Sheet, by: Colleague) -> tuple[Draft, str]:
    """A draft of the version that stands on the paper, in its language."""
    version = sheet.returned.version
    draft, secret = drafts.begin(db, version, "letter", sheet.returned.sheet.language, by)
    if services.live(db, version.service_id).number != version.number:
        drafts.move(db, draft, version, {}, Aside(begun_on=version.number))
    return draft, secret


def _carried(sheet: Sheet, latest: Version) -> dict[str, Answer]:
    """What the paper adds to a draft that may have moved on to a later version of its form."""
    fresh = _added(sheet)
    if latest.id == sheet.returned.version.id:
        return fresh
    kept: Answers = carry(sheet.form, latest.form, sheet.review.answers).answers
    return {path: answer for path, answer in kept.items() if path in fresh}


def _added(sheet: Sheet) -> dict[str, Answer]:
    return {path: answer for path, answer in sheet.review.answers.items() if answer != sheet.review.before.get(path)}


def go_on(visit: Visit, db: Session) -> Response:
    return finish(visit, db, sheets.of_letter(visit, db, hold=True))


routes = [button("/desk/mail/{letter}/reading/application", go_on)]
