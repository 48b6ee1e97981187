"""How the part that is edited looks at each of the three doors, as it is typed: nothing is kept by looking."""

from typing import TYPE_CHECKING

from sqlmodel import Session
from starlette.responses import Response

from forms.editing import EditRefused, Tree
from portal.admin.builder.fields import nested
from portal.admin.builder.parts import item_at
from portal.admin.builder.saving import LISTS, with_fields
from portal.admin.preview import doors
from portal.admin.proposal import own_proposal, root_of
from portal.desk import surroundings
from portal.refusals import NotFound
from portal.visit import Visit

if TYPE_CHECKING:
    from eservices.database import Database


def preview(visit: Visit, db: Session) -> Response:
    """The part as it is kept."""
    return _show(visit, db, own_proposal(visit, db).tree)


def as_typed(visit: Visit, database: "Database") -> Response:
    """The part as it stands in the fields; as it is kept where they cannot be."""
    with database.reading() as db:
        tree, address = own_proposal(visit, db).tree, visit.path["address"]
        item_at(tree, address)
        try:
            tree = with_fields(tree, address, nested(visit.fields, LISTS))
        except EditRefused:
            return _show(visit, db, tree, is_kept=True)
        return _show(visit, db, tree)


def _show(visit: Visit, db: Session, tree: Tree, *, is_kept: bool = False) -> Response:
    address = visit.path["address"]
    found = doors(visit, tree, address)
    if found is None:
        raise NotFound
    return surroundings.show(
        visit, db, "admin/builder/preview.html", doors=found, is_kept=is_kept, address=address,
        root=root_of(own_proposal(visit, db)),
    )  # fmt: skip
