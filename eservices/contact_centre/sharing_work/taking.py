"""The next best case for a colleague: the most pressing one that they may take, and can: in a language they speak, of a subject
they know. Both are told by the groups that they are in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlmodel import Session, select

from eservices import cases, queue, services
from eservices.cases import Case
from eservices.contact_centre.refusals import NothingFits
from eservices.contact_centre.sharing_work import absences
from eservices.contact_centre.sharing_work.absences import Absence
from eservices.events import CaseEvent
from eservices.people import Colleague, Group, Membership, Staff
from eservices.queue import Row
from eservices.refusals import AlreadyTaken, NotAllowed, NotYours
from forms.texts import FIRST_LANGUAGE

LOOKED_THROUGH = 500
"""How many of those who wait are looked through, the most pressing first."""
AT_A_TIME = 50


@dataclass(frozen=True)
class Skills:
    """What a colleague can. A language that nobody at work speaks is everyone's."""

    languages: frozenset[str]
    subjects: frozenset[str]
    """Empty for a generalist."""
    spoken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Group → languages that somebody at work in it speaks."""
    subject_of: Mapping[str, str] = field(default_factory=dict)

    def can(self, row: Row) -> bool:
        if row.language not in self.languages and row.language in self.spoken.get(row.group_id, ()):
            return False
        return not self.subjects or self.subject_of.get(row.service, "") in self.subjects


def take_next(db: Session, by: Colleague, press: str = "") -> Case:
    """Take the most pressing case that one may and can; the one that this very press took, if it comes again.

    `press` names one showing of the button. Raises NothingFits.
    """
    if press and (taken := _taken_by(db, by, press)):
        return taken
    for row in _waiting(db, by, skills(db, by)):
        try:
            case = cases.find_on_desk(db, by, row.reference, "verb")
            cases.move(db, case, "take", by, data={"press": press} if press else None, assignee_id=by.id)
            return case
        except (AlreadyTaken, NotAllowed, NotYours):
            continue
    raise NothingFits


def _taken_by(db: Session, by: Colleague, press: str) -> Case | None:
    """What one still has by that press. One's presses wait for each other: the second sees what the first has done."""
    db.exec(select(Staff.id).where(Staff.id == by.id).with_for_update(key_share=True)).one()
    takes = select(Case, CaseEvent.data).join(CaseEvent, CaseEvent.case_id == Case.id)
    mine = takes.where(queue.IS_OPEN, Case.assignee_id == by.id, CaseEvent.kind == "take", CaseEvent.by_id == by.id)
    return next((case for case, data in db.exec(mine) if data.get("press") == press), None)


def skills(db: Session, by: Colleague) -> Skills:
    groups = list(db.exec(select(Group).where(Group.id.in_(sorted(by.groups)))))
    special = [group.subjects for group in groups]
    subjects = frozenset(subject for each in special for subject in each) if all(special) else frozenset()
    languages = frozenset({FIRST_LANGUAGE, *(code for group in groups for code in group.languages)})
    subject_of = {version.service_id: version.form.subject for version in services.all_live(db)} if subjects else {}
    return Skills(languages, subjects, _spoken(db, by), subject_of)


def _spoken(db: Session, by: Colleague) -> Mapping[str, frozenset[str]]:
    """Who sits in one's groups, and what they speak by all the groups that they are in; those who are away do not."""
    here = select(Membership.staff_id, Membership.group_id).where(Membership.group_id.in_(sorted(by.groups)))
    sitting = db.exec(here.where(Membership.staff_id.not_in(select(Absence.staff_id).where(absences.is_now())))).all()
    speaking = select(Membership.staff_id, Group.languages).join(Group, Group.id == Membership.group_id)
    tongues: dict[int, set[str]] = {}
    for staff, languages in db.exec(speaking.where(Membership.staff_id.in_({staff for staff, _ in sitting}))):
        tongues.setdefault(staff, set()).update(languages)
    found: dict[str, set[str]] = {}
    for staff, group in sitting:
        found.setdefault(group, set()).update(tongues.get(staff, ()))
    return {group: frozenset(languages) for group, languages in found.items()}


def _waiting(db: Session, by: Colleague, skills: Skills) -> Iterable[Row]:
    after = None
    for _ in range(LOOKED_THROUGH // AT_A_TIME):
        page = queue.page(db, by, "unassigned", after=after, size=AT_A_TIME)
        yield from (row for row in page.rows if skills.can(row))
        after = page.next
        if after is None:
            return
