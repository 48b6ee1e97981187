"""How good the reader really is: what became of what it read in the last year, by kind of question, as people settled it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from eservices import clock
from eservices.contact_centre.letters.incoming import paper_answers
from eservices.contact_centre.letters.incoming.paper_answers import READ, Figure
from portal.admin.builder.words import KINDS
from portal.desk.surroundings import show
from portal.endpoint import page
from portal.visit import Visit

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Line:
    """One kind of question: what was read of it and how much was right, apart for what the reader was sure of."""

    kind: str
    sure: int
    sure_right: int
    doubtful: int
    doubtful_right: int
    typed: int
    asked: int

    @property
    def sure_wrong(self) -> int:
        """Said as sure, and not so: the only fault that could have gone unseen."""
        return self.sure - self.sure_right


def overview(visit: Visit, db: Session) -> Response:
    lines = by_kind(paper_answers.figures(db, clock.now() - YEAR))
    return show(visit, db, "admin/sheets-read.html", lines=lines, kinds=KINDS)


def by_kind(figures: Iterable[Figure]) -> list[Line]:
    """The kinds with most answers first."""
    counted: dict[str, Counter[tuple[bool, str]]] = {}
    for each in figures:
        counted.setdefault(each.kind, Counter())[each.is_sure, each.outcome] += each.count
    lines = [_line(kind, of) for kind, of in counted.items()]
    return sorted(lines, key=lambda line: (-(line.sure + line.doubtful + line.typed), line.kind))


def _line(kind: str, of: Counter[tuple[bool, str]]) -> Line:
    read = {is_sure: sum(of[is_sure, outcome] for outcome in READ) for is_sure in (True, False)}
    typed, asked = (of[True, outcome] + of[False, outcome] for outcome in ("typed", "asked"))
    return Line(kind, read[True], of[True, "accepted"], read[False], of[False, "accepted"], typed, asked)


routes = [Route("/admin/reading", page(overview, staff="administrator"))]
