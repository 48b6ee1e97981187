"""THE DESK: where the contact centre and the departments work with cases.

It shows what ``eservices`` lets a colleague see and turns each button into one verb; it knows no rule of its own about who may
do what. Begin with ``queue/`` (what waits) and ``case/`` (one case).

A case          ``case/`` (its page, what is done with it, who acts in it; said to a caller, and as a file)
Ways to it      ``signing`` (in and out), ``queue/``, ``live`` (it moves by itself), ``search`` (one box)
For someone     ``services`` (scripts and sheets), ``applications`` (filled in for who rings, writes or comes) →
                ``calling/`` (one question at a time, by telephone), ``contacted`` (the call knows of it) · ``helping``
                (together, each at a screen)
Letters out     ``letters/`` (about a case: proposed, written, sent) · ``posting/`` (all that is printed and posted)
Letters in      ``mail/`` (registered, scanned, read, keyed; sheets that have come back)
Who turns to us ``contacts/`` (every call, visit, letter and mail), ``contact_bar`` (the ones that one is in)
What is said    ``articles/`` (questions and answers) · ``callbacks/`` (who is to be rung)
Every page      ``surroundings`` (who is here), ``menu`` and ``keys`` (every place, and its key), ``told`` (what came of the
                last action), ``words``
"""

from starlette.routing import Route

from portal.desk import (
    applications,
    articles,
    callbacks,
    calling,
    case,
    contacts,
    helping,
    keys,
    letters,
    live,
    mail,
    posting,
    queue,
    search,
    services,
    signing,
)

routes: list[Route] = [
    *signing.routes,
    *search.routes,
    *keys.routes,
    *live.routes,
    *services.routes,
    *applications.routes,
    *calling.routes,
    *contacts.routes,
    *articles.routes,
    *callbacks.routes,
    *helping.routes,
    *mail.routes,
    *posting.routes,
    *letters.routes,
    *case.routes,
    *queue.routes,
]
