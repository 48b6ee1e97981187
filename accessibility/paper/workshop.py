"""The process that lays out paper, kept warm while there is work (`accessibility.workshop`)."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from accessibility.workshop import Bounds, Workshop
from accessibility.workshop import WorkFailed as PaperFailed

__all__ = ["PaperFailed", "run"]

MOST_SECONDS = 90
MOST_BYTES = 2_000_000_000
P = ParamSpec("P")
T = TypeVar("T")

_workshop = Workshop()


def run(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` returns, done in the process. Raises PaperFailed, or what `work` itself raises."""
    return _workshop.run(Bounds(MOST_SECONDS, MOST_BYTES), work, *args, **kwargs)
