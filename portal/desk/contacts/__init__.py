"""CONTACTS ON THE DESK: one key begins one, everything is saved as it is typed, and ending it is one key again.

Begin with ``one`` (a contact that is open or has ended) and ``beginning`` (by the key, or by the telephone system).

``one`` → ``named`` (whom and what it names), ``saving`` (what is typed and chosen), ``suggestions`` (who and what it may be),
``ending`` (what came of it) · ``listing`` (those that have been) · ``handed`` (what was handed to one's group) · ``persons``
(those who are known here) → ``person_cases`` · ``of_case`` (the contacts on a case's page) · ``words``
"""

from starlette.routing import Route

from portal.desk.contacts import beginning, ending, handed, listing, of_case, one, persons, saving

routes: list[Route] = [
    *beginning.routes,
    *listing.routes,
    *handed.routes,
    *persons.routes,
    *ending.routes,
    *of_case.routes,
    *saving.routes,
    *one.routes,
]
