"""Filing: the moment a draft becomes a case, exactly once.

Case, answers, files, first event, job rows, receipt and tally commit together. The journey is UNIQUE: a double click, a
lost reply or a retry finds the row already there and gets the same receipt. The statements are built once, without the ORM.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache, cached_property

from sqlalchemy import Executable, bindparam, insert, select, update
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session

from eservices import cases, clock, enclosed, jobs, representation, tally
from eservices.attachments import Attachment
from eservices.cases import Case, CaseAnswers
from eservices.channels import COMES_LATER
from eservices.drafts import Draft
from eservices.events import TELL, CaseEvent
from eservices.finding import of_cases
from eservices.inserting import insert_for
from eservices.people import Colleague
from eservices.references import digest, new_code, new_reference
from eservices.refusals import FileGone, ImpossibleArrival, TrialNotFiled
from eservices.routing import deciding
from eservices.routing.deciding import Routed
from eservices.routing.rules import Application
from eservices.services import Version, is_reserved
from forms.answers import Answer, dump
from forms.carrying import Left
from forms.standard.behalf import Behalf, behalf_of
from forms.standard.reply import is_likely_by_letter
from forms.texts import SWEDISH

OLDEST_LETTER = timedelta(days=365)
COPY = "application_copy"


@dataclass(frozen=True)
class Filing:
    """What is sent: the answers on the path, and where they belong. Only a letter or a mail brings its own day of arrival.

    `set_aside` was answered to earlier versions of the form and is not asked any longer: it is told with the first event.
    """

    journey: str
    version_id: int
    service: str
    title: str
    channel: str
    group: str
    language: str
    answers: Mapping[str, Answer]
    weeks: int
    applicant: str | None = None
    arrived_on: date | None = None
    by: Colleague | None = None
    set_aside: Mapping[str, Left] = field(default_factory=dict)
    department: str = ""
    behalf: Behalf | None = None
    wants_letter: bool = False

    @cached_property
    def application(self) -> Application:
        """What the rules of routing may look at."""
        return Application(self.service, self.department, self.group, self.language, self.answers)


@dataclass(frozen=True)
class Receipt:
    """The proof of filing. `code` opens the case's status; it is None once the draft has forgotten it."""

    reference: str
    code: str | None
    service: str
    title: str
    channel: str
    arrived_on: date
    due_on: date
    registered_at: datetime


def prepare(
    version: Version, draft: Draft, shown: Mapping[str, Answer], arrived_on: date | None = None, by: Colleague | None = None
) -> Filing:
    """The filing of a draft; `shown` are its answers on the path (`forms.journey`)."""
    form = version.form
    return Filing(
        journey=draft.journey, version_id=draft.version_id, service=form.service, title=SWEDISH.text(form.title)[:200],
        channel=draft.channel, group=form.group, language=draft.language, answers=dict(shown), weeks=form.clock.weeks,
        applicant=cases.applicant_of(form, shown), arrived_on=arrived_on, by=by, department=form.department,
        set_aside=draft.aside.going_along(draft.given) if draft.carried else {}, behalf=behalf_of(form, shown),
        wants_letter=is_likely_by_letter(form, shown, draft.channel),
    )  # fmt: skip


def file(db: Session, filing: Filing) -> Receipt:
    """Make the case, or find that it has been made: the same journey always gets the same receipt.

    Raises TrialNotFiled, ImpossibleArrival, and FileGone when an answer names a file that is not in the draft.
    """
    if is_reserved(filing.service):
        raise TrialNotFiled
    db.flush()
    code = new_code()
    routed = deciding.group_for(filing.application)
    case = _case(filing, digest(code), routed.group)
    while (inserted := _insert_case(db, case)) is None:
        receipt = find_receipt(db, filing.journey)
        if receipt:
            return receipt
        case["reference"] = new_reference()
    case_id, rules = inserted
    if rules != routed.key:
        routed = _route_again(db, filing, case_id)
    _fill(db, filing, case_id, case, routed)
    filed = {"reference": case["reference"], "receipt_code": code, "filed_at": case["registered_at"]}
    db.execute(_DRAFT_FILED, filed | {"of_journey": filing.journey})
    _tell_loaded(db, filing, case_id, filed)
    tally.add(db, tally.place(routed.group, "received", None))
    return _receipt(case, code)


def find_receipt(db: Session, journey: str) -> Receipt | None:
    """The receipt of what has been filed; None if it has not."""
    row = db.execute(_FILED, {"of_journey": journey}).mappings().first()
    return _receipt(row, row["receipt_code"]) if row else None


def arrival(channel: str, dated: date | None) -> date:
    """The day on which it reached the municipality: a letter's by its stamp, a mail's when it came, otherwise today (FL § 22).

    Raises ImpossibleArrival where that day is not told, in the future or more than a year ago.
    """
    today = clock.today()
    if channel not in COMES_LATER:
        return today
    if dated is None or not today - OLDEST_LETTER <= dated <= today:
        raise ImpossibleArrival(dated)
    return dated


def _case(filing: Filing, receipt_digest: str, group: str) -> dict[str, object]:
    now = clock.now()
    arrived_on = arrival(filing.channel, filing.arrived_on)
    return {
        "reference": new_reference(),
        "receipt_digest": receipt_digest,
        "journey": filing.journey,
        "version_id": filing.version_id,
        "service": filing.service,
        "title": filing.title,
        "channel": filing.channel,
        "language": filing.language,
        "applicant": filing.applicant,
        "applied_by": filing.behalf and filing.behalf.name,
        "group_id": group,
        "status": "received",
        "arrived_on": arrived_on,
        "due_on": arrived_on + timedelta(weeks=filing.weeks),
        "registered_at": now,
        "registered_by_id": filing.by and filing.by.id,
        "changed_at": now,
    }


def _insert_case(db: Session, case: dict[str, object]) -> tuple[int, str | None] | None:
    """The new case's id, and the key of the rules that lead now; None if the journey has been filed, or the reference is
    another case's."""
    row = db.execute(_case_insert(db.get_bind().dialect.name), case).first()
    return row and (row[0], row[1])


def _route_again(db: Session, filing: Filing, case_id: int) -> Routed:
    """Someone has changed the rules since this process last filed: the case goes where they lead now."""
    routed = deciding.again(db, filing.application)
    db.execute(_ROUTE, {"of_case": case_id, "to_group": routed.group})
    return routed


def _fill(db: Session, filing: Filing, case_id: int, case: Mapping[str, object], routed: Routed) -> None:
    db.execute(_ANSWERS, {"case_id": case_id, "answers": dump(filing.answers)})
    event = {"case_id": case_id, "at": case["registered_at"], "kind": "received", "why": ""}
    by = {"by_id": filing.by.id, "by_name": filing.by.full_name} if filing.by else {"by_id": None, "by_name": ""}
    told = {"channel": filing.channel, **routed.told, **enclosed.told(filing.set_aside, filing.behalf)}
    db.execute(_EVENT, event | by | {"data": told})
    db.execute(_JOBS, jobs.row(COPY, {"case_id": case_id, "language": filing.language}, key=f"{COPY}:{case_id}"))
    if filing.wants_letter:
        db.execute(_JOBS, jobs.row(TELL, {"case_id": case_id}, key=f"{TELL}:received:{case_id}"))
    of_cases.filed(db, case_id, {**case, "group_id": routed.group}, (answer.value for answer in filing.answers.values()))
    representation.filed(db, case_id, filing.behalf, clock.now())
    files = enclosed.files(filing.answers, filing.set_aside)
    if files:
        bound = {"to_case": case_id, "of_journey": filing.journey, "ids": files}
        if db.execute(_ATTACH, bound).rowcount != len(files):
            raise FileGone


def _tell_loaded(db: Session, filing: Filing, case_id: int, filed: Mapping[str, object]) -> None:
    """Let the rows that the session has already loaded know what the statements wrote behind its back."""
    files = enclosed.files(filing.answers, filing.set_aside)
    for row in list(db.identity_map.values()):
        if isinstance(row, Attachment) and row.id in files:
            set_committed_value(row, "case_id", case_id)
        elif isinstance(row, Draft) and row.journey == filing.journey:
            for name, value in filed.items():
                set_committed_value(row, name, value)


def _receipt(case: Mapping[str, object], code: str | None) -> Receipt:
    return Receipt(code=code, **{name: case[name] for name in _ON_RECEIPT})


@cache
def _case_insert(dialect: str) -> Executable:
    return insert_for(dialect, Case).on_conflict_do_nothing().returning(Case.__table__.c.id, deciding.newest())


_ON_RECEIPT = ("reference", "service", "title", "channel", "arrived_on", "due_on", "registered_at")
_draft, _case_table, _attachment = Draft.__table__, Case.__table__, Attachment.__table__
_ANSWERS, _EVENT, _JOBS = insert(CaseAnswers.__table__), insert(CaseEvent.__table__), insert(jobs.Job.__table__)
_FILED = (
    select(*(_case_table.c[name] for name in _ON_RECEIPT), _draft.c.receipt_code)
    .join_from(_case_table, _draft, _draft.c.journey == _case_table.c.journey, isouter=True)
    .where(_case_table.c.journey == bindparam("of_journey"))
)
_ROUTE = update(_case_table).where(_case_table.c.id == bindparam("of_case")).values(group_id=bindparam("to_group"))
_DRAFT_FILED = (
    update(_draft)
    .where(_draft.c.journey == bindparam("of_journey"))
    .values({name: bindparam(name) for name in ("reference", "receipt_code", "filed_at")})
)
_ATTACH = (
    update(_attachment)
    .where(_attachment.c.id.in_(bindparam("ids", expanding=True)))
    .where(_attachment.c.draft_id.in_(select(_draft.c.id).where(_draft.c.journey == bindparam("of_journey"))))
    .values(case_id=bindparam("to_case"))
)
