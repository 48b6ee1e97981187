"""The same done with several cases of the list, and undone."""

from sqlmodel import Session
from starlette.responses import Response

from eservices import queue as lists
from eservices.contact_centre.sharing_work import bulk
from eservices.contact_centre.sharing_work.bulk import BulkAction
from eservices.references import read_reference
from portal.desk.queue import listing
from portal.desk.queue.looking import Look
from portal.desk.surroundings import signed_in
from portal.endpoint import button, see_other
from portal.visit import Visit, asked_number
from portal.wordless import Problems, wordless


def do(visit: Visit, db: Session) -> Response:
    """The verb whose button was pressed, with each case that is ticked."""
    look = Look.of(visit.fields.get("look", ""), lists.counts(db, signed_in(visit)))
    verb = next((each for each in bulk.VERBS if each in visit.fields), "")
    problems = _problems(visit, verb)
    if problems:
        return listing.view(visit, db, look, problems)
    done = _did(visit, db, verb)
    return see_other(f"{look.address}&done={done.id}")


def _chosen(visit: Visit) -> list[str]:
    return [reference for typed in visit.fields.getlist("case") if (reference := read_reference(typed))]


def _problems(visit: Visit, verb: str) -> Problems:
    say = visit.say
    problems: Problems = {} if _chosen(visit) else {"cases": say("Välj minst ett ärende i listan.")}
    if not verb:
        problems["cases"] = say("Välj vad du vill göra med ärendena.")
    if verb == "note":
        problems |= wordless(visit, "words", say("Skriv vad du vill anteckna."))
    if verb == "hand_over":
        problems |= {} if visit.fields.get("group") else {"group": say("Välj vilken grupp som ska ha ärendet.")}
        problems |= wordless(visit, "why", say("Skriv varför, så att de som tar emot förstår."))
    return problems


def _did(visit: Visit, db: Session, verb: str) -> BulkAction:
    by, chosen = signed_in(visit), _chosen(visit)
    if verb == "hand_over":
        return bulk.hand_over(db, by, chosen, visit.fields["group"], visit.fields["why"])
    if verb == "note":
        return bulk.note(db, by, chosen, visit.fields["words"])
    return {"take": bulk.take, "put_back": bulk.put_back}[verb](db, by, chosen)


def undo(visit: Visit, db: Session) -> Response:
    by, number = signed_in(visit), asked_number(visit, "action")
    look = Look.of(visit.fields.get("look", ""), lists.counts(db, by))
    bulk.undo(db, by, number)
    return see_other(f"{look.address}&done={number}")


routes = [
    button("/desk/many", do),
    button("/desk/many/{action}/undo", undo),
]
