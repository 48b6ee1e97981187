"""THE DESK: where the contact centre and the departments work with cases.

It shows what ``eservices`` lets a colleague see and turns each button into one verb; it knows no rule of its own about who may
do what. Begin with ``queue`` (what waits) and ``case`` (one case); ``verbs`` are the changes, ``told`` says what came of them.
"""

from starlette.routing import Route

from portal.desk import aloud, applications, case, files, lookup, queue, services, signing, verbs

routes: list[Route] = [
    *signing.routes,
    *lookup.routes,
    *services.routes,
    *applications.routes,
    *files.routes,
    *aloud.routes,
    *verbs.routes,
    *case.routes,
    *queue.routes,
]
