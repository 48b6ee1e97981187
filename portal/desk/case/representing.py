"""Who acts for the one that a case is about: what they have shown of their right is noted before anything is told to them."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility.behalf import ACTS, acting
from accessibility.correspondence import represented
from eservices import representation
from eservices.cases import Case
from eservices.representation import Representation
from forms.definition import Question
from forms.kinds import Wrong
from forms.kinds import date as day
from forms.standard.behalf import KINDS, SCOPES
from forms.texts import Say, Text, to_say
from portal.desk import told
from portal.desk.surroundings import own_case, show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit, asked_number
from portal.wordless import Problems, wordless

STANDINGS = {
    "valid": to_say("Rätten är visad"),
    "unproven": to_say("Rätten är inte visad"),
    "outside": to_say("Rätten gäller annat än det här"),
    "expired": to_say("Rätten har gått ut"),
    "ended": to_say("Företräder inte längre"),
}
PROOFS = {
    "none": to_say("Inget har visats"),
    "file": to_say("Papper som kom med ansökan"),
    "original": to_say("Originalet, sett här"),
    "register": to_say("Uppslaget i register"),
    "person": to_say("Den det gäller har själv sagt ja"),
}
SCOPE_WORDS = {
    "rights": to_say("Söka och överklaga (bevaka rätt)"),
    "person": to_say("Ordna vård och omsorg (sörja för person)"),
    "property": to_say("Sköta pengar och ägodelar (förvalta egendom)"),
    "this": to_say("Bara den här ansökan"),
}
TELL = {
    "valid": to_say("Får veta allt om ärendet."),
    "unproven": to_say("Säg bara att ansökan har kommit, vem som har den och när besked kommer."),
    "outside": to_say("Säg bara att ansökan har kommit, vem som har den och när besked kommer."),
    "expired": to_say("Säg bara att ansökan har kommit."),
    "ended": to_say("Säg bara att ansökan har kommit."),
}
LETTERS = {
    "": to_say("Den det gäller får snart ett brev."),
    "ordered": to_say("Ett brev till den det gäller är beställt."),
    "no_address": to_say("Den det gäller har inte fått brev: adressen saknas."),
    "by_rule": to_say("Den det gäller får inget eget brev."),
}
LINES, LONGEST_LINE = 3, 80
"""What an envelope's window has room for under the name."""
_LAST_DAY = Question(question="until", kind="date", label=Text("Gäller till och med"), required="no")


@dataclass(frozen=True)
class Line:
    """A representative as colleagues see one; `tell` is what may be said, `source` the rule that says so."""

    id: int
    who: str
    standing: str
    is_doubtful: bool
    tell: str
    proof: str
    scope: list[str]
    until: date | None
    source: str
    letter: str
    row: Representation


def lines(db: Session, case: Case, say: Say) -> list[Line]:
    """Everyone who acts or has acted in the case."""
    return [line(each, say) for each in representation.of_case(db, case)]


def line(row: Representation, say: Say) -> Line:
    rule, standing = row.rule, row.standing
    source = rule.source if rule.sure else say("{source}. Kontrollera att den gäller.", source=rule.source)
    return Line(
        id=row.id or 0, who=acting(row.name, row.kind, say), standing=say(STANDINGS[standing]),
        is_doubtful=bool(representation.doubtful([row])), tell=say(TELL[standing]), proof=say(PROOFS[row.proof]),
        scope=[say(SCOPE_WORDS[code]) for code in row.scope], until=row.expires_on, source=source,
        letter=say(LETTERS[row.letter]) if row.applied else "", row=row,
    )  # fmt: skip


def before(visit: Visit, db: Session) -> Response:
    return _new(visit, db, own_case(visit, db))


def _new(visit: Visit, db: Session, case: Case, problems: Problems | None = None) -> Response:
    kinds = [("", visit.say("Välj")), *((kind, visit.say(ACTS[kind])) for kind in KINDS)]
    return show(
        visit, db, "desk/case/representative-new.html", status=422 if problems else 200, case=case, kinds=kinds,
        problems=problems or {},
    )  # fmt: skip


def add(visit: Visit, db: Session) -> Response:
    """Note someone who acts from now on; what they have shown is noted on the next page."""
    case = own_case(visit, db, "verb")
    problems = wordless(visit, "name", visit.say("Skriv vad företrädaren heter."))
    if visit.fields.get("kind", "") not in KINDS:
        problems["kind"] = visit.say("Välj vad företrädaren är.")
    if problems:
        return _new(visit, db, case, problems)
    typed = {name: visit.fields.get(name, "") for name in ("kind", "name", "telephone", "relation")}
    made = representation.add(db, case, signed_in(visit), **typed)
    told.leave(visit, "represented", case.reference)
    return see_other(f"/desk/cases/{case.reference}/representatives/{made.id}")


def one(visit: Visit, db: Session) -> Response:
    case = own_case(visit, db)
    return _one(visit, db, case, _found(visit, db, case))


def _found(visit: Visit, db: Session, case: Case) -> Representation:
    return representation.find(db, case, asked_number(visit, "id"))


def _one(visit: Visit, db: Session, case: Case, found: Representation, problems: Problems | None = None) -> Response:
    say, posted = visit.say, "proof" in visit.fields
    proofs = [(code, say(PROOFS[code])) for code in ("none", *found.rule.proofs)]
    chosen = visit.fields.getlist("scope") if posted else found.scope
    until = visit.fields.get("until", "") if posted else found.expires_on.isoformat() if found.expires_on else ""
    return show(
        visit, db, "desk/case/representative.html", status=422 if problems else 200, case=case, acting=line(found, say),
        proofs=proofs, proof=visit.fields.get("proof", found.proof), problems=problems or {}, until=until,
        to=[("representative", found.name), ("person", case.applicant or say("Namn saknas"))],
        scopes=[(code, say(SCOPE_WORDS[code]), code in chosen) for code in SCOPES],
        yes={"yes": say("Ja"), "no": say("Nej")}.get(found.consent, say("Vet inte")) if found.kind == "relative" else "",
    )  # fmt: skip


def note_right(visit: Visit, db: Session) -> Response:
    """What has been shown, what the right holds, and its last day."""
    case = own_case(visit, db, "verb")
    found, proof = _found(visit, db, case), visit.fields.get("proof", "")
    read = day.read(_LAST_DAY, {"": [visit.fields.get("until", "")]})
    problems: Problems = {}
    if isinstance(read, Wrong):
        problems["until"] = visit.say("Skriv en dag, till exempel 2027-01-31, eller lämna tomt.")
    if proof not in ("none", *found.rule.proofs):
        problems["proof"] = visit.say("Välj vad som har visats.")
    if problems:
        return _one(visit, db, case, found, problems)
    until = date.fromisoformat(str(read)) if read else None
    representation.prove(db, found, signed_in(visit), proof, visit.fields.getlist("scope"), until, visit.fields.get("note", ""))
    return _done(visit, case, "right-noted")


def send_code(visit: Visit, db: Session) -> Response:
    """Order a letter with a code, to the representative or to the one represented, at an address that a colleague knows."""
    case = own_case(visit, db, "verb")
    found, to = _found(visit, db, case), visit.fields.get("to", "")
    lines = tuple(each.strip() for each in visit.fields.get("address", "").splitlines() if each.strip())
    problems: Problems = {}
    if to not in ("representative", "person"):
        problems["to"] = visit.say("Välj vem som ska få brevet.")
    if not 0 < len(lines) <= LINES or any(len(each) > LONGEST_LINE for each in lines):
        problems["address"] = visit.say("Skriv adressen på en till tre rader.")
    if problems or found.ended_at:
        return _one(visit, db, case, found, problems)
    send = represented.order_to_person if to == "person" else represented.order_to_representative
    send(db, case, found, lines, visit.municipality, signed_in(visit))
    return _done(visit, case, "code-sent")


def end(visit: Visit, db: Session) -> Response:
    case = own_case(visit, db, "verb")
    found = _found(visit, db, case)
    problems = wordless(visit, "why", visit.say("Skriv varför. Den det gäller får läsa att det har upphört."))
    if problems:
        return _one(visit, db, case, found, problems)
    representation.end(db, found, signed_in(visit), visit.fields["why"])
    return _done(visit, case, "right-ended")


def _done(visit: Visit, case: Case, what: str) -> Response:
    told.leave(visit, what, case.reference)
    return see_other(f"/desk/cases/{case.reference}")


_HOME = "/desk/cases/{reference}/representatives"
routes = [
    Route(f"{_HOME}/new", page(before, staff=True)),
    button(f"{_HOME}/new", add),
    Route(_HOME + "/{id}", page(one, staff=True)),
    button(_HOME + "/{id}/right", note_right),
    button(_HOME + "/{id}/letter", send_code),
    button(_HOME + "/{id}/ending", end),
]
