"""LETTERS ABOUT A CASE: what is sent and to come, what is proposed, and writing one, on the pages of the desk.

Begin with ``of_case`` (what a case's page shows of it). ``proposed`` orders with one press what was proposed, and lists what
waits; ``writing`` is a letter of one's own choice, seen before it is ordered; ``reply_way`` is how the person hears from us,
and ``words`` what all of it is called.
"""

from starlette.routing import Route

from portal.desk.letters import proposed, reply_way, writing

routes: list[Route] = [*proposed.routes, *writing.routes, *reply_way.routes]
