"""What agents may tell callers of a case: written here, with advice on plain words, and with all that was said before."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices.back_office import sentences
from eservices.cases import Case
from forms.plain_words import officialese
from forms.readability import lix, longest_sentence
from forms.texts import Say
from portal.desk import told
from portal.desk.surroundings import own_case, show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit

LONGEST_SENTENCE, HARDEST = 15, 35
"""So many words, and so high a LIX, are easy to follow by ear."""


def before(visit: Visit, db: Session) -> Response:
    return _page(visit, db, own_case(visit, db))


def _page(visit: Visit, db: Session, case: Case, problem: str = "") -> Response:
    latest = sentences.latest(db, case.id or 0)
    is_typed = "words" in visit.fields
    words = visit.fields.get("words", "") if is_typed else latest.words if latest else ""
    shown = "for_citizen" in visit.fields if is_typed else bool(latest and latest.for_citizen)
    return show(
        visit, db, "office/telling.html", status=422 if problem else 200, case=case, words=words, for_citizen=shown,
        problem=problem, advice=advice(words, visit.say), longest=sentences.LONGEST,
        history=sentences.history(db, case.id or 0),
    )  # fmt: skip


def write(visit: Visit, db: Session) -> Response:
    """Keep the sentence, or with `advise` only tell what could be plainer."""
    case, words = own_case(visit, db, "verb"), visit.fields.get("words", "")
    if "advise" in visit.fields:
        return _page(visit, db, case)
    over = len(" ".join(words.split())) - sentences.LONGEST
    if over > 0:
        return _page(visit, db, case, visit.say("Skriv kortare. Texten är {over} tecken för lång.", over=over))
    sentences.write(db, case, signed_in(visit), words, for_citizen="for_citizen" in visit.fields)
    told.leave(visit, "sentence" if words.strip() else "no-sentence", case.reference)
    return see_other(f"/office/cases/{case.reference}")


def advice(words: str, say: Say) -> list[str]:
    """What would make it easier to follow by ear; nothing hinders that it is kept."""
    found = [say("Säg hellre ”{plain}” än ”{word}”.", plain=plain, word=word) for word, plain in officialese(words)]
    longest = longest_sentence(words)
    if longest > LONGEST_SENTENCE:
        found.append(say("En mening har {n} ord. Dela den: högst {limit} går bra.", n=longest, limit=LONGEST_SENTENCE))
    if len(words.split()) > 5 and lix([words]) > HARDEST:
        found.append(say("Orden är långa (LIX {n}). Välj kortare ord.", n=round(lix([words]))))
    return found


routes = [
    Route("/office/cases/{reference}", page(before, staff=True)),
    button("/office/cases/{reference}", write),
]
