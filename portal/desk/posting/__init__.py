"""LETTERS OUT: what is printed and posted, one by one or as a batch, and what comes back undelivered.

Begin with ``listing`` (what waits on the table). ``batching`` makes batches, ``batch`` is one of them with its files;
``ordering`` sends blank sheets to who asks, ``on_paper`` an application as far as it is filled in; ``back`` registers what came
back and sends it again.
"""

from starlette.routing import Route

from portal.desk.posting import back, batch, batching, listing, on_paper, ordering

routes: list[Route] = [
    *batching.routes, *batch.routes, *back.routes, *ordering.routes, *on_paper.routes, *listing.routes,
]  # fmt: skip
