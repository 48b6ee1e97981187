"""What is done with a case: each button is a noun that is posted, each answer says what came of it."""

from datetime import date

from sqlmodel import Session
from starlette.responses import Response

from accessibility.correspondence import telling
from eservices import cases, supplements
from eservices.cases import Case
from eservices.events import history
from forms.definition import Question
from forms.kinds import Wrong
from forms.kinds import date as day
from forms.texts import Text
from portal.desk import told
from portal.desk.case.page import view
from portal.desk.surroundings import own_case, signed_in
from portal.desk.words import CHANNELS, OUTCOMES
from portal.endpoint import button, see_other
from portal.visit import Visit
from portal.wordless import Problems, wordless

COMING = Question(question="day", kind="date", label=Text("Dag"), required="no", minimum="today")


def take(visit: Visit, db: Session) -> Response:
    case = own_case(visit, db, "verb")
    cases.take(db, case, signed_in(visit))
    return _done(visit, case, "taken")


def note(visit: Visit, db: Session) -> Response:
    case = own_case(visit, db, "verb")
    problems = wordless(visit, "note", visit.say("Skriv vad du vill anteckna."))
    if problems:
        return view(visit, db, case, "note", problems)
    cases.note(db, case, signed_in(visit), visit.fields["note"])
    return _done(visit, case, "noted")


def put_back(visit: Visit, db: Session) -> Response:
    case = own_case(visit, db, "verb")
    cases.put_back(db, case, signed_in(visit), visit.fields.get("put_back_why", ""))
    return _done(visit, case, "put-back")


def ask(visit: Visit, db: Session) -> Response:
    case = own_case(visit, db, "verb")
    answer_by, problems = _words_and_day(visit, "question", visit.say("Skriv vad du vill fråga."), "answer_by")
    if problems:
        return view(visit, db, case, "ask", problems)
    supplements.ask(db, case, signed_in(visit), visit.fields["question"], answer_by)
    return _told(visit, db, case, "asked")


def answer(visit: Visit, db: Session) -> Response:
    """What the citizen answered by another way than the screen."""
    case = own_case(visit, db, "verb")
    problems = wordless(visit, "answer", visit.say("Skriv vad den sökande svarade."))
    channel, unchosen = _chosen(visit, "answer_channel", CHANNELS, visit.say("Välj hur svaret kom."))
    problems |= unchosen
    if problems:
        return view(visit, db, case, "answer", problems)
    supplements.answer(db, case, visit.fields["answer"], channel, signed_in(visit))
    return _done(visit, case, "answered")


def delay(visit: Visit, db: Session) -> Response:
    """It takes longer than the law or we have promised: why, and until when if that is known."""
    case = own_case(visit, db, "verb")
    missing = visit.say("Skriv varför det dröjer. Den sökande får läsa det.")
    until, problems = _words_and_day(visit, "delay_why", missing, "delay_until")
    if problems:
        return view(visit, db, case, "delay", problems)
    cases.delay(db, case, signed_in(visit), visit.fields["delay_why"], until)
    return _told(visit, db, case, "delayed")


def hand_over(visit: Visit, db: Session) -> Response:
    case, by = own_case(visit, db, "verb"), signed_in(visit)
    group = visit.fields.get("group", "")
    problems = {} if group else {"group": visit.say("Välj vilken grupp som ska ha ärendet.")}
    problems |= wordless(visit, "why", visit.say("Skriv varför, så att de som tar emot förstår."))
    if problems:
        return view(visit, db, case, "hand_over", problems)
    cases.hand_over(db, case, by, group, visit.fields["why"], visit.fields.get("summary", ""))
    if group in by.groups:
        return _done(visit, case, "handed-over", group)
    told.leave(visit, "gone", case.reference, group)
    return see_other("/desk")


def close(visit: Visit, db: Session) -> Response:
    case = own_case(visit, db, "verb")
    outcome, problems = _chosen(visit, "outcome", OUTCOMES, visit.say("Välj hur ärendet slutade."))
    problems |= wordless(visit, "reason", visit.say("Skriv skälet. Den sökande får läsa det."))
    if problems:
        return view(visit, db, case, "close", problems)
    cases.close(db, case, signed_in(visit), outcome, visit.fields["reason"])
    return _told(visit, db, case, "closed")


def reopen(visit: Visit, db: Session) -> Response:
    case = own_case(visit, db, "verb")
    problems = wordless(visit, "cause", visit.say("Skriv varför ärendet öppnas igen."))
    if problems:
        return view(visit, db, case, "reopen", problems)
    cases.reopen(db, case, signed_in(visit), visit.fields["cause"])
    return _done(visit, case, "reopened")


def _words_and_day(visit: Visit, words: str, missing: str, coming: str) -> tuple[date | None, Problems]:
    """The day in the field `coming`, None when none was written; and what is wrong with it, and with the words."""
    problems = wordless(visit, words, missing)
    found = day.read(COMING, {"": [visit.fields.get(coming, "")]})
    if isinstance(found, Wrong):
        problems[coming] = visit.say("Skriv en dag som kommer, till exempel 2026-12-24, eller lämna tomt.")
        return None, problems
    return date.fromisoformat(str(found)) if found else None, problems


def _chosen(visit: Visit, field: str, choices: dict[str, str], words: str) -> tuple[str, Problems]:
    chosen = visit.fields.get(field, "")
    return chosen, {} if chosen in choices else {field: words}


def _told(visit: Visit, db: Session, case: Case, what: str) -> Response:
    """Done, and by letter to who wants letters: at once, so that the next page shows what is proposed."""
    telling.tell_of(db, case, history(db, case.id or 0)[-1], visit.municipality)
    return _done(visit, case, what)


def _done(visit: Visit, case: Case, what: str, group: str = "") -> Response:
    told.leave(visit, what, case.reference, group)
    return see_other(f"/desk/cases/{case.reference}")


_CASE = "/desk/cases/{reference}"
routes = [
    button(_CASE + "/assignment", take),
    button(_CASE + "/notes", note),
    button(_CASE + "/return", put_back),
    button(_CASE + "/supplement", ask),
    button(_CASE + "/reply", answer),
    button(_CASE + "/delay", delay),
    button(_CASE + "/handover", hand_over),
    button(_CASE + "/closing", close),
    button(_CASE + "/reopening", reopen),
]
