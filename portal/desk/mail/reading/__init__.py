"""A LETTER'S SHEET, READ BY A MACHINE AND CONFIRMED BY A PERSON: each answer beside its strip of paper, doubtful ones first.

Nothing is filed that nobody has seen. Begin with ``sheet`` (what has come, and how far one is).

``asking`` (one doubtful answer at a time) → ``together`` (what is plain, at one glance) → ``finishing`` (into an application,
or to the case that asked) → ``completing`` (what is lacking is asked for) · ``pictures`` (pages made straight), ``words``
"""

from starlette.routing import Route

from portal.desk.mail.reading import asking, completing, finishing, pictures, together

routes: list[Route] = [*pictures.routes, *asking.routes, *together.routes, *finishing.routes, *completing.routes]
