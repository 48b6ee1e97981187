"""GROUPS AND RULES: who answers, about what and in which languages, and the rules that lead cases to them.

Begin with ``listing`` (all groups). ``group`` is one with its members; ``rules`` are those that route, in order, with
``ruling`` (one of them as it is written) and ``trying`` (what would happen to a case).
"""

from starlette.routing import Route

from portal.admin.groups import group, listing, rules, trying

routes: list[Route] = [*rules.routes, *trying.routes, *listing.routes, *group.routes]
