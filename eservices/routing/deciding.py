"""What filing asks: which group the case goes to. Rules are kept in the process; the insert itself tells if they changed."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import ScalarSelect, select
from sqlmodel import Session

from eservices.routing import revisions
from eservices.routing.revisions import Routing
from eservices.routing.rules import Application, Rules

_known = Rules()


class Routed(NamedTuple):
    """The group, the place of the rule that led there (None: the form itself), and the revision that it stands in."""

    group: str
    place: int | None
    key: str | None

    @property
    def told(self) -> Mapping[str, object]:
        """What the case's first event keeps of it."""
        return {"routed": {"place": self.place, "revision": self.key}} if self.place else {}


def newest() -> ScalarSelect:
    """The key of the rules that lead now, to be read along with something else."""
    return select(Routing.key).order_by(Routing.id.desc()).limit(1).scalar_subquery()


def group_for(application: Application) -> Routed:
    """By the rules as this process knows them; whoever acts on it compares `key` with `newest` afterwards."""
    return _decide(_known, application)


def again(db: Session, application: Application) -> Routed:
    """By the rules as they stand, which this process did not know."""
    global _known
    _known = revisions.latest(db)
    return _decide(_known, application)


def _decide(rules: Rules, application: Application) -> Routed:
    led = rules.first(application)
    return Routed(led[1], led[0], rules.key) if led else Routed(application.group, None, rules.key)
