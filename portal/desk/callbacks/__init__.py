"""WHO IS TO BE RUNG: the promised windows by time, one call at a time, and every attempt noted.

Begin with ``listing`` (what was promised, and how many promises are kept), then ``one`` (whom, and what to think of first) and
``ringing`` (what came of it). ``booking`` promises a window for a caller; ``changing`` moves it or calls it off.
"""

from starlette.routing import Route

from portal.desk.callbacks import booking, changing, listing, one, ringing

routes: list[Route] = [*listing.routes, *booking.routes, *ringing.routes, *changing.routes, *one.routes]
