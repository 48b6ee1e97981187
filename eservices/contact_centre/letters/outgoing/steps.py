"""One step on the way of what is posted, a letter or a batch: of two who press at once, one takes it."""

from typing import Protocol

from sqlalchemy import update
from sqlmodel import Session, col

from eservices import clock
from eservices.people import Colleague


class OnItsWay(Protocol):
    """What keeps how it stands, and who changed that when."""

    id: int | None
    state: str


def take(db: Session, row: OnItsWay, state: str, by: Colleague, before: tuple[str, ...], **more: object) -> bool:
    """Whether it stood in one of the states `before`, and so was given this one, and `more` columns."""
    table: type[OnItsWay] = type(row)
    still = update(table).where(col(table.id) == row.id, col(table.state).in_(before))
    result = db.exec(still.values(**changed(state, by), **more).execution_options(synchronize_session=False))
    db.refresh(row)
    return result.rowcount == 1


def changed(state: str, by: Colleague) -> dict[str, object]:
    """The columns that tell of a step."""
    return {"state": state, "changed_at": clock.now(), "changed_by_name": by.full_name}
