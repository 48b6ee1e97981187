"""THE BACK OFFICE: what handlers let agents say of their cases, and what agents need from them.

It shows what ``eservices.back_office`` keeps, in the desk's surroundings; a case is met there behind its wall, and what of this
stands on its page is the desk's (``portal.desk.case``).
Begin with ``overview`` (my cases, and what the contact centre waits for).

A case        ``telling`` (what agents may tell callers of it)
What is asked ``answering`` (done, another time, or a word back)
Outside       ``behind`` (an agent's look from outside the wall, and what is asked there) · ``asking`` (an agent's own requests)
Decisions     ``delegating`` (what a department lets agents see)
What is typed ``moments`` (a day and an hour)
"""

from starlette.routing import Route

from portal.office import answering, asking, behind, delegating, overview, telling

routes: list[Route] = [
    *overview.routes,
    *telling.routes,
    *answering.routes,
    *behind.routes,
    *asking.routes,
    *delegating.routes,
]
