"""QUESTIONS AND ANSWERS ON THE DESK: found while someone waits on the line, judged, and kept true by their owners.

Begin with ``listing`` (searched, by subject, and what waits for oneself) and ``article`` (one, with what agents alone read).

``writing`` (begun and changed; ``written`` reads its fields) · ``keeping`` (read again, withdrawn, restored) · ``voting`` (was
this the answer?)
"""

from starlette.routing import Route

from portal.desk.articles import article, keeping, listing, voting, writing

routes: list[Route] = [*listing.routes, *writing.routes, *keeping.routes, *voting.routes, *article.routes]
