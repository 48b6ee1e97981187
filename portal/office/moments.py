"""A day and an hour as they are typed in a field, by the municipality's clock."""

from datetime import UTC, datetime

from eservices import clock
from portal.visit import Visit

SHAPE = "%Y-%m-%dT%H:%M"


def read(visit: Visit, field: str) -> datetime | str | None:
    """The moment, None when nothing was typed, or what is wrong with it; it lies ahead."""
    typed = visit.fields.get(field, "").strip().replace("T", " ")
    if not typed:
        return None
    try:
        moment = datetime.fromisoformat(typed).replace(tzinfo=clock.HERE).astimezone(UTC)
    except (ValueError, OverflowError):
        return visit.say("Skriv dag och tid, till exempel 2026-12-24 14:30.")
    return moment if moment > clock.now() else visit.say("Välj en tid som inte har varit.")


def shown(at: datetime | None) -> str:
    """As the field wants it back."""
    return clock.local(at).strftime(SHAPE) if at else ""
