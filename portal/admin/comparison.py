"""Two versions of a form side by side, as those who read them see what differs; a draft counts as a version."""

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup
from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import days
from eservices import services
from eservices.publishing import lives
from forms.comparing import differences
from forms.comparing_words import Told
from forms.comparing_words import told as in_words
from forms.definition import Form
from forms.reading import shaped
from forms.texts import Say
from portal.admin.form import Subject, subject
from portal.admin.rewording import marked
from portal.desk.surroundings import show
from portal.endpoint import page
from portal.refusals import NotFound
from portal.visit import Visit

DRAFT = "draft"
LONGEST = 90
_KINDS = ("removed", "added", "moved")


@dataclass(frozen=True)
class Piece:
    """One piece of the form that differs, and everything that differs in it."""

    place: str
    label: str
    rows: list[Told]

    @property
    def whole(self) -> str:
        """What has become of it as a whole, "" where it stayed."""
        return next((row.what for row in self.rows if row.difference.kind in _KINDS), "")

    @property
    def marked(self) -> list[tuple[Told, tuple[Markup, Markup]]]:
        """Each row with how it read before and after, and the words marked that are not the same."""
        return [(row, marked(row.before, row.after)) for row in self.rows]


def compare(visit: Visit, db: Session) -> Response:
    """The two that the address names; without any, what is in force and what was before it."""
    about = subject(visit, db)
    choices = _choices(db, about, visit.say)
    old, new = _asked(visit, [value for value, _ in choices])
    named = dict(choices)
    return show(
        visit, db, "admin/comparison.html", about=about, choices=choices, old=old, new=new, old_name=named[old],
        new_name=named[new], pieces=pieces(_form(db, about, old), _form(db, about, new), visit.say),
    )  # fmt: skip


def _choices(db: Session, about: Subject, say: Say) -> list[tuple[str, str]]:
    """What can be compared, the latest first."""
    found = [(DRAFT, say("Utkastet"))] if about.proposal else []
    for version in lives.versions(db, about.id):
        found.append(
            (str(version.number), say("Version {n}, {day}", n=version.number, day=days.short_day(version.published_at, say)))
        )
    return found


def _asked(visit: Visit, values: list[str]) -> tuple[str, str]:
    new = visit.query.get("new") or values[0]
    before = values[values.index(new) + 1 :] if new in values else []
    old = visit.query.get("old") or (before or values)[0]
    if old not in values or new not in values:
        raise NotFound
    return old, new


def _form(db: Session, about: Subject, value: str) -> Form:
    if value == DRAFT and about.proposal:
        return shaped(about.proposal.tree)
    return services.find_version(db, about.id, int(value)).form


def pieces(old: Form, new: Form, say: Say) -> list[Piece]:
    """The differences, gathered by the piece that they are in and in the order of the newer."""
    rows = in_words(differences(old, new), old, new, say)
    groups = groupby(rows, key=lambda row: (row.difference.sort, row.difference.key))
    found = [list(group) for _, group in groups]
    return [_piece(group, say) for group in found]


def _piece(rows: list[Told], say: Say) -> Piece:
    """Its own words stand beside its place unless that says them already; long ones are cut short."""
    first, label = rows[0], say.text(rows[0].difference.label)
    return Piece(first.place[:1].upper() + first.place[1:], label if len(label) <= LONGEST else first.label, rows)


routes = [Route("/admin/forms/{service}/comparison", page(compare, staff="administrator"))]
