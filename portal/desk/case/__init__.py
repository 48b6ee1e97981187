"""ONE CASE: what was sent, what has happened, and what a colleague does with it.

Begin with ``page`` (the case as it stands) and ``verbs`` (what its buttons do).

On the page  ``answers`` (with the numbers of the sheet), ``files`` · ``happened`` (and who has looked) · ``confirmed`` (by
             word of mouth) · ``around`` (who acts, what may be said, and what is asked of the handler: ``requested``)
Beside it    ``aloud`` (said to a caller) · ``representing`` (who acts for whom) · ``export`` (as a file)
"""

from starlette.routing import Route

from portal.desk.case import aloud, confirmed, export, files, page, representing, verbs

routes: list[Route] = [
    *page.routes, *verbs.routes, *aloud.routes, *files.routes, *representing.routes, *confirmed.routes, *export.routes,
]  # fmt: skip
