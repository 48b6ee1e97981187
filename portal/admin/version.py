"""One version of a form, as it was published: who, when and why, at its three doors, and every question as a reader sees it."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import services
from eservices.publishing import lives, publications
from forms.conditions import Condition
from forms.definition import Form
from forms.numbering import in_words, numbers
from forms.texts import Say
from portal.admin import downloads, history, running
from portal.admin.builder.words import of_item
from portal.admin.form import subject
from portal.desk.surroundings import show
from portal.endpoint import page
from portal.visit import Visit, asked_number


def view(visit: Visit, db: Session) -> Response:
    """Read only: a version never changes."""
    about = subject(visit, db)
    version = services.find_version(db, about.id, asked_number(visit, "number"))
    publication = publications.of_service(db, about.id).get(version.number)
    form = version.form
    return show(
        visit, db, "admin/version.html", about=about, version=version, form=form, publication=publication,
        numbers=numbers(form), drafts=lives.drafts_by_version(db, about.id).get(version.number, 0),
        reviewed=history.reviewed(publication.reviewed_by_name, visit.say) if publication and publication.by_id else "",
        running=_running(publication, visit.say) if publication and version.number > 1 else "",
        of_item=of_item,
        downloads=list(downloads.NAMES.items()),
        shown_if=lambda condition: shown_if(condition, form, visit.say),
    )  # fmt: skip


def _running(publication: publications.Publication, say: Say) -> str:
    until = publication.finish_until
    return running.decided({"running": publication.running, "until": until and until.isoformat()}, say)


def shown_if(condition: Condition | None, form: Form, say: Say) -> str:
    """When it is asked, "" for always."""
    return say("Frågas om {condition}.", condition=in_words(condition, form, say)) if condition else ""


routes = [Route("/admin/forms/{service}/versions/{number}", page(view, staff="administrator"))]
