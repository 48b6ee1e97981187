"""The mail list: what waits with one's groups, what came first standing first, and what was dealt with lately."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import clock, services
from eservices.contact_centre.letters.incoming import mail
from portal.desk.mail.words import KINDS, STATES
from portal.desk.surroundings import group_names, show, signed_in
from portal.endpoint import page
from portal.visit import Visit

HERE = "/desk/mail"
LETTER = HERE + "/{letter}"


def overview(visit: Visit, db: Session) -> Response:
    """How many letters wait and since when, and each of them."""
    by = signed_in(visit)
    backlog = mail.backlog(db, by)
    return show(
        visit, db, "desk/mail/list.html", backlog=backlog, waiting=mail.waiting(db, by), done=mail.lately(db, by),
        kinds=KINDS, states=STATES, titles=titles(visit, db), every_group=group_names(db),
        age=(clock.today() - backlog.oldest).days if backlog.oldest else 0, today=clock.today(),
    )  # fmt: skip


def titles(visit: Visit, db: Session) -> dict[str, str]:
    """What each service is called, in the order of the letters."""
    named = {version.service_id: visit.say.text(version.form.title) for version in services.all_live(db)}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


routes = [Route(HERE, page(overview, staff=True))]
