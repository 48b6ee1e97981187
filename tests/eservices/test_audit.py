"""The reckoning finds what is damaged, and nothing else."""

from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import delete, update
from sqlmodel import Session, select

from eservices import attachments, audit, clock, drafts
from eservices.cases import Case, CaseAnswers
from eservices.database import Database
from eservices.drafts import Draft
from eservices.events import CaseEvent
from eservices.files import Files
from eservices.jobs import Job
from eservices.publishing import planning, proposals, trials
from eservices.publishing.publications import Decision
from eservices.services import Service, Version
from eservices.tally import Tally
from forms.answers import Answer
from tests.eservices.conftest import PDF, Cast, begun, form, send
from tests.eservices.publishing.press import approved


@pytest.fixture
def sound(database: Database, cast: Cast, files: Files) -> Database:
    """Three cases, one of them with a file, a draft, and a form that is planned and tried."""
    number = approved(database, cast.eva, cast.mia)
    with database.writing() as db:
        for name in ("Astrid Berg", "Bo Dal"):
            send(db, begun(db, name=name))
        draft = begun(db)
        kept = attachments.attach(db, draft, "drawings", files.store(BytesIO(PDF), "plan.pdf"))
        answer = Answer({"state": "now", "files": [{"id": kept.id, "name": kept.name, "size": kept.size}]})
        drafts.save_answers(db, draft, {"drawings": answer})
        send(db, draft)
        begun(db)
        trials.make(db, proposals.find(db, number), form())
        tomorrow = clock.now() + timedelta(days=1)
        planning.plan(db, number, "", cast.eva, Decision(2, "Nya regler"), tomorrow)
    return database


def lose_case(db: Session) -> None:
    case = db.exec(select(Case)).first()
    for table in (CaseAnswers, CaseEvent):
        db.exec(delete(table).where(table.case_id == case.id))
    db.exec(delete(Case).where(Case.id == case.id))


def file_trial(db: Session) -> None:
    tried = select(Version.id).join(Service, Service.id == Version.service_id).where(Service.trial_of.is_not(None))
    db.exec(update(Case).where(Case.id == 1).values(version_id=db.exec(tried).one()))


DAMAGE = {
    "lost case": (lose_case, {"receipt", "tally"}),
    "lost event": (lambda db: db.exec(delete(CaseEvent).where(CaseEvent.case_id == 1)), {"event"}),
    "wrong event": (lambda db: db.exec(update(CaseEvent).where(CaseEvent.case_id == 1).values(kind="note")), {"event"}),
    "lost answers": (lambda db: db.exec(delete(CaseAnswers).where(CaseAnswers.case_id == 1)), {"answers"}),
    "lost copy": (lambda db: db.exec(delete(Job).where(Job.key == "application_copy:2")), {"job"}),
    "wrong tally": (lambda db: db.exec(update(Tally).values(cases=Tally.cases + 1)), {"tally"}),
    "moved case": (lambda db: db.exec(update(Case).where(Case.id == 1).values(group_id="care")), {"tally", "search"}),
    "lost receipt": (lambda db: db.exec(update(Draft).where(Draft.id == 1).values(filed_at=None)), {"receipt"}),
    "other receipt": (lambda db: db.exec(update(Draft).where(Draft.id == 1).values(reference="X")), {"receipt"}),
    "lost plan": (lambda db: db.exec(delete(Job).where(Job.kind == planning.PUBLISH)), {"form"}),
    "lost version": (lambda db: db.exec(update(Service).where(Service.id == "contact").values(number=7)), {"form"}),
    "filed trial": (file_trial, {"form"}),
    "loose file": (lambda db: db.exec(update(attachments.Attachment).values(case_id=1)), {"file"}),
}
LEFT_BEHIND = {("lost case", True): {"search"}}
"""In PostgreSQL a case's words go with it, in SQLite a search still finds where it was."""


def test_sound_rows_show_no_difference(sound: Database, files: Files) -> None:
    with sound.reading() as db:
        assert audit.verify(db, files) == []


@pytest.mark.parametrize("damage", DAMAGE)
def test_each_damage_is_found_and_named(sound: Database, files: Files, damage: str) -> None:
    harm, kinds = DAMAGE[damage]
    with sound.writing() as db:
        harm(db)
    with sound.reading() as db:
        found = audit.verify(db, files)
    assert {difference.kind for difference in found} - LEFT_BEHIND.get((damage, sound.is_sqlite), set()) == kinds
    assert all(difference.what and difference.message for difference in found)


def test_a_file_that_is_missing_or_changed_is_found(sound: Database, files: Files) -> None:
    (sha256,) = files.names()
    path = files.folder / sha256[:2] / sha256
    path.write_bytes(PDF + b"!")
    with sound.reading() as db:
        assert "changed" in audit.verify(db, files)[0].message
    path.unlink()
    with sound.reading() as db:
        assert "missing" in audit.verify(db, files)[0].message


def test_bytes_that_no_row_names_are_listed_and_harmless(sound: Database, files: Files) -> None:
    orphan = files.store(BytesIO(PDF + b"!"), "plan.pdf")
    with sound.reading() as db:
        assert audit.unnamed_files(db, files) == [orphan.sha256]
        assert audit.verify(db, files) == []
