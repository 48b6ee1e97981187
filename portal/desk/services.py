"""The services as the desk uses them: a script for the telephone, a sheet for the post."""

from markupsafe import Markup
from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from eservices import services
from eservices.services import Version
from forms.texts import FIRST_LANGUAGE, Say
from portal.desk.applications import begun_by
from portal.desk.surroundings import show
from portal.endpoint import page
from portal.visit import Visit, read_number


def overview(visit: Visit, db: Session) -> Response:
    """Every service; of a withdrawn one only what letters that still come need."""
    shown = sorted(services.all_live(db), key=lambda version: visit.say.text(version.form.title))
    offered = {version.service_id for version in services.all_current(db)}
    return show(visit, db, "desk/services.html", versions=shown, offered=offered, begun=list(begun_by(visit, db)))


def script(visit: Visit, db: Session) -> Response:
    """What the agent says, question by question, in the version that is asked for or is current, and the caller's language."""
    version = _version(db, visit.path["service"], visit.query.get("version", ""))
    spoken = {code: one for code, one in languages.offered().items() if version.form.speaks(code)}
    asked = visit.query.get("caller", visit.language)
    caller = spoken.get(asked) or spoken[FIRST_LANGUAGE]
    return show(
        visit, db, "desk/script.html", version=version, spoken=spoken.values(), caller=caller,
        script=_script(version, languages.say_for(caller.code)),
    )  # fmt: skip


def _version(db: Session, service: str, number: str) -> Version:
    asked = read_number(number)
    return services.live(db, service) if asked is None else services.find_version(db, service, asked)


def _script(version: Version, say: Say) -> Markup:
    from accessibility.phone.page import render

    return render(version.form, version.number, say)


routes = [
    Route("/desk/services", page(overview, staff=True)),
    Route("/desk/services/{service}/script", page(script, staff=True)),
]
