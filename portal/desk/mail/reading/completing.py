"""What was lacking in a letter that has become an application is asked for: it stays received, and its clock runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.correspondence import completion
from accessibility.languages import say_for
from eservices import cases, clock, completions, services, supplements
from eservices.cases import Case
from eservices.contact_centre.letters.incoming import mail as mails
from eservices.contact_centre.letters.incoming import paper_answers
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.refusals import NotYours
from forms.definition import Form, Question
from forms.journey import LACKS, walk
from forms.kinds import Wrong
from forms.kinds import date as day
from forms.numbering import numbers
from forms.texts import FIRST_LANGUAGE, Say, Text
from portal.desk import told
from portal.desk.surroundings import group_names, show, signed_in
from portal.endpoint import button, page, see_other
from portal.refusals import NotFound
from portal.visit import Visit, asked_number
from portal.wordless import Problems, wordless

ANSWER_BY = Question(question="answer_by", kind="date", label=Text("Svara senast"), required="no", minimum="today")
TIME_TO_ANSWER = timedelta(weeks=3)


@dataclass(frozen=True)
class Lack:
    """A question without an answer; `is_unread`: there is one on the paper that nobody could read."""

    path: str
    number: int
    label: str
    is_unread: bool


def look(visit: Visit, db: Session) -> Response:
    """What is lacking, and a request for it that is written already."""
    letter = _filed(visit, db)
    try:
        case = _case(visit, db, letter)
    except NotYours:
        return show(visit, db, "desk/mail/reading/elsewhere.html", letter=letter, group=_group(db, visit, letter))
    return _view(visit, db, letter, case, {})


def _filed(visit: Visit, db: Session) -> Mail:
    """A letter that has become a case. Raises MailGone and NotFound."""
    letter = mails.find(db, signed_in(visit), asked_number(visit, "letter"))
    if letter.state != "filed" or letter.case_id is None:
        raise NotFound
    return letter


def _case(visit: Visit, db: Session, letter: Mail) -> Case:
    """Its case, where it lies with one's groups; the look is logged. Raises NotYours."""
    return cases.find_on_desk(db, signed_in(visit), db.get_one(Case, letter.case_id).reference, what="mail")


def _group(db: Session, visit: Visit, letter: Mail) -> str:
    group = db.get_one(Case, letter.case_id).group_id
    return visit.say(group_names(db, [group]).get(group, group))


def _view(visit: Visit, db: Session, letter: Mail, case: Case, problems: Problems) -> Response:
    lacks = list(lacking(db, letter, case, services.version(db, case.version_id).form, visit.say))
    by = visit.fields.get("answer_by", (clock.today() + TIME_TO_ANSWER).isoformat())
    return show(
        visit, db, "desk/mail/reading/completion.html", status=422 if problems else 200, letter=letter, case=case, lacks=lacks,
        problems=problems, words=visit.fields.get("question", "\n".join(_asking(letter, case, db))), answer_by=by,
        asked=supplements.open_of(db, case), is_others=case.assignee_id not in (None, signed_in(visit).id),
    )  # fmt: skip


def lacking(db: Session, letter: Mail, case: Case, form: Form, say: Say) -> Iterator[Lack]:
    """What could not be read, and what is not there, in the order of the form."""
    journey = walk(form, completions.answers_of(db, case), has_come=True)
    asked_for = paper_answers.of_mail(db, letter)
    unread = {path for path in paper_answers.by_outcome(asked_for, "asked") if asked_for[path].why != "unanswered"}
    absent = {problem.path for problem in journey.wanting if problem.code in LACKS} | {each.path for each in journey.expected}
    number = numbers(form)
    for asked in journey.asked:
        if asked.path in unread | absent and asked.path not in journey.shown:
            label = say.text(asked.question.label)
            yield Lack(asked.path, number[asked.question.key], label, asked.path in unread)


def _asking(letter: Mail, case: Case, db: Session) -> Iterator[str]:
    """The request in the municipality's own language, whatever its writer reads; the letter says it in the person's."""
    say = say_for(FIRST_LANGUAGE)
    for each in lacking(db, letter, case, services.version(db, case.version_id).form, say):
        yield completion.request(each.number, each.label, say, is_unread=each.is_unread)


def ask(visit: Visit, db: Session) -> Response:
    """Take the case, unless it is taken, and ask, once. Raises AlreadyTaken where a colleague was faster."""
    letter = _filed(visit, db)
    case, by = _case(visit, db, letter), signed_in(visit)
    problems = wordless(visit, "question", visit.say("Skriv vad du vill fråga."))
    answer_by = day.read(ANSWER_BY, {"": [visit.fields.get("answer_by", "")]})
    if isinstance(answer_by, Wrong):
        problems["answer_by"] = visit.say("Skriv en dag som kommer, till exempel 2026-12-24, eller lämna tomt.")
    if problems:
        return _view(visit, db, letter, case, problems)
    if supplements.open_of(db, case) or case.assignee_id not in (None, by.id):
        return _view(visit, db, letter, case, {})
    cases.take(db, case, by)
    supplements.ask(db, case, by, visit.fields["question"], date.fromisoformat(str(answer_by)) if answer_by else None)
    told.leave(visit, "asked", case.reference)
    return see_other(f"/desk/cases/{case.reference}")


routes = [
    Route("/desk/mail/{letter}/completion", page(look, staff=True)),
    button("/desk/mail/{letter}/completion", ask),
]
