"""LETTERS ARRIVING: registered when they come, scanned, keyed beside their scan, answered, passed on.

Begin with ``listing`` (what waits, and for how long) and ``letter`` (one of them, and what can be done with it).

A letter comes     ``registering`` → ``scans`` (files in, pictures of pages out)
Many in one file   ``piles`` (laid in, read, and which letters they became) → ``pages`` (of a letter: moved, set aside, looked
                   at) · ``page_names`` (told by hand which page it is)
It leads somewhere ``letter`` (keyed beside its scan) ·
                   ``reading/`` (its sheet was read, and is confirmed answer by answer) ·
                   ``returned`` (the draft that a sheet was printed for, found by its code and keyed by hand)
In words           ``words``
"""

from starlette.routing import Route

from portal.desk.mail import letter, listing, page_names, pages, piles, reading, registering, returned, scans

routes: list[Route] = [
    *registering.routes, *piles.routes, *pages.routes, *page_names.routes, *scans.routes, *reading.routes, *returned.routes,
    *letter.routes, *listing.routes,
]  # fmt: skip
