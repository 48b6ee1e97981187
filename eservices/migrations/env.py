"""What alembic runs: the steps, on the connection that `eservices.database.migrate` opens and ends."""

from typing import Literal

from alembic import context
from sqlmodel import AutoString

from eservices.database import UtcTime
from eservices.tables import METADATA


def as_plain(kind: str, thing: object, _context: object) -> str | Literal[False]:
    """Write moments and words into a migration as the database's own types, so that it stands on nothing that may change."""
    if kind == "type" and isinstance(thing, UtcTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, AutoString):
        return f"sa.String(length={thing.length})"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    render_item=as_plain,
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
