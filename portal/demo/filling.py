"""Living the municipality through: each thing done by the verb for it, at the time when it happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from sqlmodel import Session, select

from eservices import attachments, cases, clock, drafts, filing, people, services, supplements
from eservices.attachments import Attachment
from eservices.channels import COMES_LATER
from eservices.database import Database
from eservices.files import Files
from eservices.filing import Receipt
from eservices.people import Staff
from eservices.references import new_code, show
from forms.answers import Answer, Source
from forms.definition import Form
from forms.journey import Journey, walk
from forms.replies import merged, read
from portal.demo import answering, back_office, grouping, half_way, letters, talking, writing
from portal.demo.drawing import draw
from portal.demo.told import Step, Story, Told
from portal.demo.told import read as read_told
from portal.settings import Settings

GOES_TOGETHER = 12
"""Minutes between two things that happened to a case on the same day."""


class Filled(NamedTuple):
    """What was made: the sign-ins, told this once, and the receipt of a case that can be followed."""

    sign_ins: list[tuple[str, str, str]]
    receipt: Receipt


@dataclass(frozen=True)
class _Town:
    told: Told
    database: Database
    files: Files
    settings: Settings
    now: datetime


def fill(database: Database, data_folder: Path, settings: Settings) -> Filled | None:
    """Fill an empty database. Where anyone works already nothing is done, and None tells so."""
    told = read_told()
    with database.reading() as db:
        if db.exec(select(Staff.id)).first() is not None:
            return None
    town = _Town(told, database, Files(data_folder), settings, clock.now())
    sign_ins = _employ(town)
    receipts = [_live(town, story) for story in told.cases]
    writing.live(database, town.now)
    back_office.live(database)
    answering.live(database, settings.municipality, town.now)
    half_way.live(database, town.now)
    letters.live(database, town.files, town.now)
    talking.live(database, town.now)
    grouping.live(database, town.now)
    return Filled(sign_ins, receipts[-1])


def sentences(filled: Filled | None) -> list[str]:
    """What the one who started the demonstration is told."""
    if filled is None:
        return ["There is staff here already, so nothing was filled in. A new password: `lucka staff password NAME`."]
    rows = [f"  {name:<8}{password}   {about}" for name, password, about in filled.sign_ins]
    receipt = f"  {show(filled.receipt.reference)}, code {show(filled.receipt.code or '')}"
    return ["Sign in at /desk/sign-in (these passwords are shown once):", *rows, "Follow a case at /status:", receipt]


def _employ(town: _Town) -> list[tuple[str, str, str]]:
    passwords = {employee.name: show(new_code()).replace(" ", "-") for employee in town.told.staff}
    hashes = {name: people.hash_password(password) for name, password in passwords.items()}
    with town.database.writing() as db:
        for employee in town.told.staff:
            people.add_staff(db, employee.name, employee.full_name, employee.role, hashes[employee.name], set(employee.groups))
    return [(employee.name, passwords[employee.name], employee.about) for employee in town.told.staff]


def _live(town: _Town, story: Story) -> Receipt:
    """One case from its first word to its last."""
    arrived_on = _working_day(town, clock.day_of(town.now) - timedelta(days=story.days_ago), story.channel)
    registered_on = arrived_on if story.channel != "letter" else _next_working_day(town, arrived_on)
    at = _at_work(town, registered_on, hour=8 + len(story.applicant) % 6)
    with clock.standing_at(at):
        receipt = _file(town, story, arrived_on)
    for step in story.then:
        at = _next(town, at, arrived_on, step)
        with clock.standing_at(at), town.database.writing() as db:
            _do(db, receipt.reference, step)
    return receipt


def _working_day(town: _Town, day: date, channel: str) -> date:
    """People write on Sundays too; by other ways than the web they come when someone is at work."""
    while channel != "web" and not town.settings.municipality.is_working_day(day):
        day -= timedelta(days=1)
    return day


def _next_working_day(town: _Town, day: date) -> date:
    """A letter that was emptied from the box in the evening is opened the day after."""
    while not town.settings.municipality.is_working_day(day := day + timedelta(days=1)):
        pass
    return day


def _at_work(town: _Town, day: date, hour: int) -> datetime:
    """Some minutes past that hour, but never later than a few minutes ago."""
    return min(datetime.combine(day, time(hour, day.toordinal() * 23 % 60), clock.HERE), town.now - timedelta(minutes=3))


def _next(town: _Town, before: datetime, arrived_on: date, step: Step) -> datetime:
    day = arrived_on + timedelta(days=step.day)
    while step.by and not town.settings.municipality.is_working_day(day):
        day += timedelta(days=1)
    return max(_at_work(town, day, hour=9), min(before + timedelta(minutes=GOES_TOGETHER), town.now))


def _file(town: _Town, story: Story, arrived_on: date) -> Receipt:
    stored = {path: [town.files.store(draw(name), name) for name in names] for path, names in story.files.items()}
    with town.database.writing() as db:
        by = people.colleague(db, story.by) if story.by else None
        version = services.current(db, story.service)
        draft, _ = drafts.begin(db, version, story.channel, story.language, by)
        files = {path: [attachments.attach(db, draft, path, each) for each in group] for path, group in stored.items()}
        journey = answered(version.form, town.told, story, files)
        drafts.save_answers(db, draft, journey.answers)
        dated = arrived_on if story.channel in COMES_LATER else None
        return filing.file(db, filing.prepare(version, draft, journey.shown, arrived_on=dated, by=by))


def answered(form: Form, told: Told, story: Story, files: Mapping[str, list[Attachment]]) -> Journey:
    """The journey with everything answered that the story answers; read as any visitor's answers are."""
    fields, source = told.typed(story), _source(story)
    answers = {group: Answer(list(range(1, len(rows) + 1)), source) for group, rows in story.entries.items()}
    for _ in form.pages:
        journey = walk(form, answers)
        replies = read(journey.asked, fields, answers, source)
        answers = merged(answers, replies.changes)
    answers |= {path: _with_files(answers[path], rows) for path, rows in files.items() if path in answers}
    answers |= {path: _signed_then(answers[path]) for path in answers if _kind(form, path) == "signature"}
    journey = walk(form, answers)
    if replies.problems or not journey.is_complete or set(files) - set(journey.shown):
        raise ValueError(f"{story.service} of {story.applicant}: {replies.problems or journey.problems or journey.stop}")
    return journey


def _source(story: Story) -> Source:
    return "agent" if story.by else "citizen"


def _kind(form: Form, path: str) -> str:
    question = form.question(path.rpartition(".")[2])
    return question.kind if question else ""


def _signed_then(answer: Answer) -> Answer:
    """Signed on the day of the story; the form knows only today."""
    return Answer({**answer.value, "on": clock.today().isoformat()}, answer.source)  # type: ignore[dict-item]


def _with_files(answer: Answer, files: list[Attachment]) -> Answer:
    rows = [{"id": file.id, "name": file.name, "size": file.size} for file in files]
    return Answer({**answer.value, "files": rows}, answer.source)  # type: ignore[dict-item]


def _do(db: Session, reference: str, step: Step) -> None:
    """One step of a story, by the walls of the one who does it."""
    if not step.by:
        case = db.exec(select(cases.Case).where(cases.Case.reference == reference)).one()
        supplements.answer(db, case, step.answer, step.channel)
        return
    by = people.colleague(db, step.by)
    case = cases.find_on_desk(db, by, reference)
    if step.take:
        cases.take(db, case, by)
    elif step.note:
        cases.note(db, case, by, step.note)
    elif step.hand_over:
        cases.hand_over(db, case, by, step.hand_over, step.why)
    elif step.ask:
        supplements.ask(db, case, by, step.ask, clock.today() + timedelta(days=step.within))
    elif step.answer:
        supplements.answer(db, case, step.answer, step.channel, by)
    elif step.close:
        cases.close(db, case, by, step.close, step.why)
    elif step.reopen:
        cases.reopen(db, case, by, step.reopen)
