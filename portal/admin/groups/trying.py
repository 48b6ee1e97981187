"""What would happen to a case: the rules tried on one that is described, nothing is filed."""

from typing import NamedTuple

from starlette.responses import Response
from starlette.routing import Route

from eservices import services
from eservices.database import Database
from eservices.routing import revisions
from eservices.routing.rules import Application, why_not
from eservices.services import Version
from forms.answers import Answer
from forms.texts import to_say
from portal.admin.groups import rules
from portal.desk.surroundings import group_names
from portal.endpoint import action
from portal.visit import Visit

WHY_NOT = {
    "": to_say("Passar, och leder hit."),
    "passed": to_say("Passar, men en regel ovanför gick före."),
    "service": to_say("Passar inte: en annan tjänst."),
    "language": to_say("Passar inte: ett annat språk."),
    "area": to_say("Passar inte: ett annat område."),
    "wall": to_say("Får inte leda hit: gruppen ligger bakom en annan förvaltnings vägg."),
    "words": to_say("Passar inte: inget av orden nämns."),
}


class Led(NamedTuple):
    """Where the case would go, by which rule; 0 for the form itself."""

    group: str
    place: int


def attempt(visit: Visit, database: Database) -> Response:
    with database.reading() as db:
        version = services.find_live(db, visit.fields.get("service", ""))
        if version is None:
            return rules.view(visit, db, problem=visit.say("Välj en tjänst att pröva med."))
        now, application = revisions.latest(db), _application(visit, version)
        verdicts = [why_not(rule, application, now.departments) for rule in now.rules]
        first = now.first(application)
        led = Led(group_names(db)[first[1] if first else version.form.group], first[0] if first else 0)
        shown = ["passed" if not why and first and place > first[0] else why for place, why in enumerate(verdicts, 1)]
        return rules.view(visit, db, verdicts=[visit.say(WHY_NOT[each]) for each in shown], led=led)


def _application(visit: Visit, version: Version) -> Application:
    form, fields = version.form, visit.fields
    answers = {"address": Answer({"postcode": fields.get("postcode", "").strip()}), "text": Answer(fields.get("said", ""))}
    return Application(form.service, form.department, form.group, fields.get("language", "sv"), answers)


routes = [Route("/admin/groups/trial", action(attempt, staff="administrator", transaction=False), methods=["POST"])]
