"""What stands around every page of a form's life: who is signed in, and what came of the last action."""

from sqlmodel import Session
from starlette.responses import Response

from portal.admin import told
from portal.desk.surroundings import ROLES, group_names, signed_in
from portal.rendering import render
from portal.visit import Visit

__all__ = ["show", "signed_in"]


def show(
    visit: Visit, db: Session, template: str, *, status: int = 200, block: str | None = None, **values: object
) -> Response:
    """An administrator's page; with `block`, only that block of it when htmx asks."""
    mine = signed_in(visit).groups
    names = group_names(db, mine)
    return render(
        visit, template, status=status, block=block, told=told.pick_up(visit), role_words=ROLES, typed="",
        my_groups=sorted(visit.say(names.get(group, group)) for group in mine), **values,
    )  # fmt: skip
