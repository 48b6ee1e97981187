"""BEING RUNG BACK: a time is chosen without an account and without a queue, and changed or called off with a code.

Begin with ``booking`` (the page, and what is sent from it), then ``booked`` (the promise, to keep and to change).
"""

from starlette.routing import BaseRoute

from portal.citizen.callbacks import booked, booking

routes: list[BaseRoute] = [*booking.routes, *booked.routes]
