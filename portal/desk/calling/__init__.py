"""AN APPLICATION BY TELEPHONE: one question at a time, said and typed at the pace of a talk, and everything kept at once.

It turns what ``accessibility.phone`` says into pages that a keyboard alone drives. Whose a draft is is settled in one place:
``call.own_call``. Begin with ``asking`` (a question shown, its answer read, and on to the next).

Before          ``opening`` (who is speaking, in which language; a changed form) · ``taking_over`` (by the caller's code)
The talk        ``call`` (the draft as a talk) → ``asking``, ``more`` (one more entry) · ``shown`` (a step as its page takes
                it), ``beside`` (what has come of it so far)
The end         ``review`` (all of it read back) → ``identity`` → ``sending`` → ``receipt`` · ``letters``
"""

from starlette.routing import Route

from portal.desk.calling import asking, identity, more, opening, receipt, review, sending, taking_over

routes: list[Route] = [
    *taking_over.routes,
    *opening.routes,
    *asking.routes,
    *more.routes,
    *review.routes,
    *identity.routes,
    *sending.routes,
    *receipt.routes,
]
