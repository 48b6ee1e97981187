"""Where a case stands, in sentences to read to a caller.

What a case is about is never named before the caller is verified: a personal number and an address are knowledge that anyone
may have. So the page has two halves.
"""

from collections.abc import Iterator

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.days import day
from accessibility.phone.spelling import spell
from eservices import receipts, services, supplements
from eservices.back_office import sentences as handlers_words
from eservices.cases import Case
from eservices.events import history
from eservices.receipts import Party
from eservices.references import show as in_threes
from eservices.refusals import WrongCode
from eservices.supplements import Supplement
from forms.texts import Say, to_say
from portal.citizen.happened import OUTCOMES
from portal.desk.case import representing
from portal.desk.case.page import holder
from portal.desk.surroundings import group_names, own_case, show
from portal.endpoint import button, page
from portal.visit import Visit

CAME = {
    "web": to_say("Ärendet kom till oss {day}, från webben."),
    "phone": to_say("Ärendet kom till oss {day}, per telefon."),
    "letter": to_say("Ärendet kom till oss {day}, med brev."),
    "counter": to_say("Ärendet kom till oss {day}, vid ett besök."),
    "email": to_say("Ärendet kom till oss {day}, med e-post."),
}


def aloud(visit: Visit, db: Session) -> Response:
    return _aloud(visit, db, own_case(visit, db, "aloud"))


def prove(visit: Visit, db: Session) -> Response:
    """Whether the code that the caller says is the one on the receipt; tries are counted as anyone's are."""
    case, code = own_case(visit, db, "caller"), visit.fields.get("code", "")
    if not code.strip():
        return _aloud(visit, db, case, problem=visit.say("Skriv koden som personen säger."))
    try:
        party = receipts.find_party(db, case.reference, code, visit.address_key)
    except WrongCode:
        return _aloud(visit, db, case, problem=visit.say("Koden hör inte till ärendet. Be att få den en gång till."))
    return _aloud(visit, db, case, proved=party)


def _aloud(visit: Visit, db: Session, case: Case, problem: str = "", proved: Party | None = None) -> Response:
    say, acts = visit.say, representing.lines(db, case, visit.say)
    title = say.text(services.version(db, case.version_id).form.title)
    sentences = [
        say("Det gäller ”{title}”.", title=title),
        say(CAME[case.channel], day=day(case.arrived_on, say)),
        *([said.words] if (said := handlers_words.said(db, case.id or 0)) else []),
        *(standing(db, case, say) if case.is_open else ending(db, case, say)),
    ]
    return show(
        visit, db, "desk/case/aloud.html", status=422 if problem else 200, case=case, problem=problem, acts=acts,
        rings=next((each for each in acts if proved and each.id == proved.representation_id), None),
        is_proved=proved is not None, code=visit.fields.get("code", ""), sentences=sentences,
        spelled=spell(in_threes(case.reference), say),
    )  # fmt: skip


def standing(db: Session, case: Case, say: Say) -> Iterator[str]:
    """Who has an open case, what is waited for, and when to hear."""
    group, who = group_names(db).get(case.group_id, case.group_id), holder(db, case)
    if who:
        yield say("{name} på {group} arbetar med det.", name=who, group=group)
    else:
        yield say("Det ligger i kön hos {group}. Ingen har börjat med det än.", group=group)
    supplement = supplements.open_of(db, case)
    if supplement:
        yield from _asked(supplement, say)
    else:
        yield say("Vi väntar inte på något från dig.")
        yield say("Du ska få besked senast {day}.", day=day(case.due_on, say, near=True))


def _asked(supplement: Supplement, say: Say) -> Iterator[str]:
    """What is waited for. No day is promised meanwhile: the answer may come after it."""
    yield say("Vi väntar på svar från dig. Vi frågade {day}:", day=day(supplement.asked_at, say))
    yield supplement.question
    if supplement.answer_by and supplement.is_late:
        yield say("Vi ville ha ditt svar senast {day}. Du kan fortfarande svara.", day=day(supplement.answer_by, say))
    elif supplement.answer_by:
        yield say("Svara helst senast {day}. Du kan svara mig nu.", day=day(supplement.answer_by, say, near=True))
    else:
        yield say("Du kan svara mig nu.")
    yield say("Vi fortsätter när vi har ditt svar.")


def ending(db: Session, case: Case, say: Say) -> Iterator[str]:
    """How and why a closed case ended, in the words that the citizen's own page has."""
    closed = next(event for event in reversed(history(db, case.id or 0)) if event.kind == "close")
    yield say("Det är avslutat sedan {day}.", day=day(closed.at, say))
    yield say("Resultat: {outcome}.", outcome=say(OUTCOMES[case.outcome or "settled"]))
    yield closed.why


routes = [
    Route("/desk/cases/{reference}/aloud", page(aloud, staff=True)),
    button("/desk/cases/{reference}/aloud", prove),
]
