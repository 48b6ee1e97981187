"""One doubtful answer at a time: its strip of paper, why it is in doubt, and the field, with what was read in it."""

from dataclasses import dataclass

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.scan.proposals.proposing import Proposal
from eservices.contact_centre.letters.incoming import paper_answers
from eservices.contact_centre.letters.incoming.paper_answers import PaperAnswer, Settled
from eservices.people import Colleague
from forms.answers import Answer, Problem
from forms.definition import Question
from forms.kinds import Raw, Wrong, kind_of
from forms.problems import sentence
from forms.replies import filled, raw_of
from portal.citizen.fields import heading_of, sent
from portal.desk.mail.reading import sheet as sheets
from portal.desk.mail.reading import together
from portal.desk.mail.reading.sheet import Sheet
from portal.desk.mail.reading.words import NOT_ASKED, OUTCOMES, WHY
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit

INK = "ink_left"
"""The problem of a field that is sent empty though a pen has been there."""


@dataclass(frozen=True)
class Shown:
    """A field as its macro takes it."""

    question: Question
    raw: Raw
    problem: str = ""
    needs_word: bool = False
    """Whether what a pen wrote is about to be left out: that takes a button of its own."""
    stood: str = ""
    """What a colleague has settled, as it was when the page was opened."""


@dataclass(frozen=True)
class Said:
    """What a person says of a question, and the words in the field as they sent it."""

    settled: Settled
    typed: Raw


def look(visit: Visit, db: Session) -> Response:
    """The question in the address, else the first that is left, else all that is plain."""
    sheet = sheets.of_letter(visit, db)
    if sheet.is_done:
        return see_other(f"/desk/mail/{sheet.letter.id}")
    at = visit.query.get("at", "")
    if at:
        return _view(visit, db, sheet, sheet.find(at))
    if sheet.returned.alarms or sheet.is_being_read or not sheet.review.left:
        return together.view(visit, db, sheet)
    return _view(visit, db, sheet, sheet.review.left[0])


def _view(visit: Visit, db: Session, sheet: Sheet, each: Proposal, typed: Shown | None = None) -> Response:
    review, say = sheet.review, visit.say
    doubtful = [one.path for one in review.doubtful]
    why = [say(WHY[code]) for code in each.why] + ([] if review.is_asked(each) else [say(NOT_ASKED)])
    return show(
        visit, db, "desk/mail/reading/ask.html", status=422 if typed and typed.problem else 200, sheet=sheet, each=each,
        field=typed or Shown(_bare(each.question), _standing(sheet, each), stood=_stood(sheet, each)), why=why,
        heading=heading_of(each.question, visit), problems=_worded(sheet, each, visit),
        before=review.beside(each.path, -1), after=review.beside(each.path, 1),
        place=doubtful.index(each.path) + 1 if each.path in doubtful else 0, all=len(doubtful),
        is_asked_for=each.path in sheet.settled and sheet.settled[each.path].outcome == "asked",
    )  # fmt: skip


def _bare(question: Question) -> Question:
    """Without what helps the person who answers: it stands on the paper, and a colleague has read it a thousand times."""
    options = tuple(option.model_copy(update={"help": None}) for option in question.options)
    return question.model_copy(update={"help": None, "why_we_ask": None, "options": options})


def _standing(sheet: Sheet, each: Proposal) -> Raw:
    """What stands in the field: what has been settled, else what was read; a signature is proposed as the applicant's name."""
    if each.path in sheet.settled:
        value = sheet.settled[each.path].value
        return filled(each.question, each.path, {each.path: Answer(value)} if value is not None else {})
    if each.question.kind == "signature" and not each.has_read:
        name = sheet.review.answers.get(sheet.form.applicant or "")
        return {"": [name.value] if name and isinstance(name.value, str) else []}
    return raw_of(each.question, each.path, each.fields)


def _worded(sheet: Sheet, each: Proposal, visit: Visit) -> str:
    """What is wrong with what was read, in the words of any page."""
    return sentence(each.problem, sheet.form, visit.say) if each.problem and "wrong" in each.why else ""


def answer(visit: Visit, db: Session) -> Response:
    """What a person says of the question: as it stands in the field, left empty, or to be asked for. On to the next."""
    sheet = sheets.of_letter(visit, db, hold=True)
    each = sheet.find(visit.fields.get("at", ""))
    if sheet.is_done or sheet.returned.alarms or sheet.is_being_read:
        return see_other(sheet.home)
    typed, stood = sent(visit, each.question, each.path), visit.fields.get("stood", "")
    if "ask" in visit.fields:
        return _settle(visit, db, sheet, Said(Settled(each.path, each.question.kind, None, "asked", each.noted), typed))
    value = kind_of(each.question).read(each.question, typed)
    if isinstance(value, Wrong):
        words = sentence(Problem(each.path, value.code, value.part, value.values), sheet.form, visit.say)
        return _view(visit, db, sheet, each, Shown(_bare(each.question), typed, words, stood=stood))
    if value is None and each.has_ink and "empty" not in visit.fields:
        words = visit.say("Det står något på blanketten. Skriv av det, fråga personen eller lämna det tomt.")
        return _view(visit, db, sheet, each, Shown(_bare(each.question), typed, words, needs_word=True, stood=stood))
    said = Settled(each.path, each.question.kind, value, outcome(each, value), each.noted)
    return _settle(visit, db, sheet, Said(said, typed))


def outcome(each: Proposal, value: object) -> str:
    """What became of what was read; an answer of which some was typed off is nobody's proposal."""
    if each.by_hand or not each.has_read:
        return "empty" if value is None else "typed"
    return "accepted" if value == each.value else "corrected"


def _settle(visit: Visit, db: Session, sheet: Sheet, said: Said) -> Response:
    by, path = signed_in(visit), said.settled.path
    if other := _meanwhile(sheet, said.settled, by, visit.fields.get("stood", "")):
        each = sheet.find(path)
        answer = _told(other, each, visit)
        words = visit.say("{name} svarade medan du tittade: {answer}. Vad stämmer?", name=other.by_name, answer=answer)
        return _view(visit, db, sheet, each, Shown(_bare(each.question), said.typed, words, stood=_stood(sheet, each)))
    paper_answers.settle(db, sheet.letter, by, [said.settled])
    after = sheets.of_letter(visit, db).review.after(path)
    return see_other(f"{sheet.home}#reading" if after is None else f"{sheet.address(after)}")


def _meanwhile(sheet: Sheet, said: Settled, by: Colleague, stood: str) -> PaperAnswer | None:
    """What a colleague has said otherwise since the page was opened: it is not written over unseen."""
    before = sheet.settled.get(said.path)
    if before is None or before.by_id == by.id or before.at.isoformat() == stood:
        return None
    is_same = (before.value, before.outcome == "asked") == (said.value, said.outcome == "asked")
    return None if is_same else before


def _told(settled: PaperAnswer, each: Proposal, visit: Visit) -> str:
    if settled.value is None:
        return visit.say(OUTCOMES[settled.outcome])
    return f"”{kind_of(each.question).show(each.question, settled.value, visit.say)}”"


def _stood(sheet: Sheet, each: Proposal) -> str:
    return sheet.settled[each.path].at.isoformat() if each.path in sheet.settled else ""


routes = [
    Route("/desk/mail/{letter}/reading", page(look, staff=True)),
    button("/desk/mail/{letter}/reading", answer),
]
