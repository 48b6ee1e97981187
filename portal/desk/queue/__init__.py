"""THE QUEUE AS A PAGE: what waits, narrowed, taken one by one or many at once.

Begin with ``listing`` (the page) and ``looking`` (what is looked at, as its address says it).

Smaller     ``narrowing`` (only some services, languages …), ``keeping`` (saved views)
Work        ``taking`` (the next best case), ``many`` (several at once, and undo)
In words    ``waiting`` (how long a case has waited, and may)
Colleagues  ``colleagues`` (who has what, who is away)
"""

from starlette.routing import Route

from portal.desk.queue import colleagues, keeping, listing, many, narrowing, taking

routes: list[Route] = [
    *narrowing.routes,
    *keeping.routes,
    *taking.routes,
    *many.routes,
    *colleagues.routes,
    *listing.routes,
]
