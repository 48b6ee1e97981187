"""The citizen's pages, from the list of services to the receipt and the status of a case.

They know forms and the verbs of ``eservices``; they hold no rule of their own about either. Whose a draft or a case is is
settled in one place each: ``application.own_application`` and ``status.own_case``.

Begin with ``services`` (what is offered) and ``applying`` (a page shown, read, and on to the next).

Before                  ``services``, ``articles`` (questions and answers), ``paper`` (the sheet) · ``starting``
An application          ``application`` (whose it is) → ``applying``, ``entries`` (repeated) · ``fields`` (as shown),
                        ``replying`` (as posted), ``files``, ``places`` (where on the way), ``notes`` (calm words above a page)
Left and come back to   ``saving``, ``posted`` (on paper) · ``moving`` (to a later version), ``late`` (a page of
                        the version before)
Sent                    ``checking`` (``summary``) → ``receipt`` → ``status`` (``happened``, ``by_letter``)
For someone else        ``parties`` (who applied and for whom, and what each is shown)
Keyed from a letter     ``beside`` (its scan, beside the page)
With somebody's help    ``together`` (code, yes, stop) · ``both`` (two on the same page)
A trial                 ``trying`` (filled with examples, ended without sending)
To be rung              ``callbacks/`` (a time is chosen, changed, called off)
On every page           ``helping`` (whom to ring and when), ``statement`` (how well everybody can use all this), ``viewing``
                        (larger)
"""

from starlette.routing import BaseRoute

from portal.citizen import (
    applying,
    articles,
    callbacks,
    checking,
    entries,
    helping,
    moving,
    paper,
    posted,
    receipt,
    saving,
    services,
    starting,
    statement,
    status,
    together,
    trying,
    viewing,
)

routes: list[BaseRoute] = [
    *services.routes,
    *articles.routes,
    *callbacks.routes,
    *paper.routes,
    *starting.routes,
    *checking.routes,
    *moving.routes,
    *posted.routes,
    *saving.routes,
    *receipt.routes,
    *together.routes,
    *trying.routes,
    *entries.routes,
    *applying.routes,
    *status.routes,
    *statement.routes,
    *viewing.routes,
    *helping.routes,
]
