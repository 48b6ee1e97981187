"""The citizen's pages, from the list of services to the receipt and the status of a case.

They know forms and the verbs of ``eservices``; they hold no rule of their own about either. Whose a draft or a case is is
settled in one place each: ``application.own_application`` and ``status.own_case``.

Begin with ``services`` (what is offered) and ``applying`` (a page shown, read, and on to the next). ``helping`` tells whom to
ring and when, ``statement`` how well everybody can use all this, ``viewing`` makes every page larger, ``trying`` fills
a trial with examples and ends it.
"""

from starlette.routing import BaseRoute

from portal.citizen import (
    applying,
    checking,
    entries,
    helping,
    moving,
    paper,
    receipt,
    saving,
    services,
    starting,
    statement,
    status,
    trying,
    viewing,
)

routes: list[BaseRoute] = [
    *services.routes,
    *paper.routes,
    *starting.routes,
    *checking.routes,
    *moving.routes,
    *saving.routes,
    *receipt.routes,
    *trying.routes,
    *entries.routes,
    *applying.routes,
    *status.routes,
    *statement.routes,
    *viewing.routes,
    *helping.routes,
]
