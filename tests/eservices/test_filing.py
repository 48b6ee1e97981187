"""A draft becomes a case exactly once."""

import threading
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlmodel import func, select

from eservices import attachments, cases, clock, drafts, events, filing, queue, services
from eservices.audit import verify
from eservices.cases import Case, CaseAnswers
from eservices.database import Database, connect
from eservices.events import CaseEvent
from eservices.files import Files
from eservices.filing import Receipt
from eservices.jobs import Job
from eservices.refusals import AlreadyFiled, FileGone, ImpossibleArrival
from forms.answers import Answer
from forms.carrying import Aside, Left
from forms.definition import Question
from forms.texts import Text
from tests.eservices.conftest import Cast, begun, send


def test_a_filed_draft_is_a_case_with_answers_event_jobs_and_tally(database: Database, cast: Cast, files: Files) -> None:
    with database.writing() as db:
        receipt = send(db, begun(db))
    with database.reading() as db:
        case = db.exec(select(Case)).one()
        assert (case.reference, case.status, case.group_id) == (receipt.reference, "received", "building")
        assert (case.title, case.applicant) == ("Bygglov", "Astrid Berg")
        assert cases.answers_of(db, case) == {"applicant": Answer("Astrid Berg", "citizen")}
        assert [event.kind for event in events.history(db, case.id)] == ["received"]
        kinds = db.exec(select(Job.kind).where(Job.kind != "render_sheet").order_by(Job.kind)).all()
        assert kinds == ["application_copy"]
        assert queue.counts(db, cast.cem).unassigned == 1
        assert verify(db, files) == []


def test_filing_again_gives_the_same_receipt(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft = begun(db)
        first = send(db, draft)
    with database.writing() as db:
        assert send(db, draft) == first
        assert db.exec(select(func.count()).select_from(Case)).one() == 1


def test_ten_sends_at_once_give_one_case_and_ten_equal_receipts(
    database: Database, cast: Cast, files: Files, tmp_path: Path
) -> None:
    """Six of them in this process, four as if through others."""
    with database.writing() as db:
        draft = begun(db)
        version = services.version(db, draft.version_id)
        ready = filing.prepare(version, draft, draft.given)
    gate, receipts = threading.Barrier(10), []
    address = database.writer.url.render_as_string(hide_password=False)
    others = [connect(address, tmp_path) for _ in range(4)]

    def press(through: Database) -> None:
        gate.wait()
        with through.writing() as db:
            receipts.append(filing.file(db, ready))

    presses = [threading.Thread(target=press, args=(through,)) for through in (*others, *[database] * 6)]
    for thread in presses:
        thread.start()
    for thread in presses:
        thread.join()
    for other in others:
        other.close()
    assert len(receipts) == 10
    assert len(set(receipts)) == 1
    assert receipts[0].code
    with database.reading() as db:
        assert db.exec(select(func.count()).select_from(Case)).one() == 1
        assert db.exec(select(func.count()).select_from(CaseEvent)).one() == 1
        assert verify(db, files) == []


def test_a_hundred_different_filings_at_once_all_arrive(database: Database, cast: Cast, files: Files) -> None:
    with database.writing() as db:
        version = services.current(db, "building-permit")
        ready = [filing.prepare(version, draft, draft.given) for draft in (begun(db) for _ in range(100))]

    def send_some(some: list[filing.Filing]) -> None:
        for one in some:
            with database.writing() as db:
                filing.file(db, one)

    threads = [threading.Thread(target=send_some, args=(ready[start::10],)) for start in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as db:
        assert db.exec(select(func.count(Case.reference.distinct()))).one() == 100
        assert verify(db, files) == []


def test_a_filing_that_fails_leaves_nothing_behind(database: Database, cast: Cast, files: Files) -> None:
    with database.writing() as db:
        draft = begun(db)
        drafts.save_answers(db, draft, {"drawings": Answer({"state": "now", "files": [{"id": 99, "name": "a", "size": 1}]})})
    with pytest.raises(FileGone), database.writing() as db:
        send(db, draft)
    with database.reading() as db:
        assert db.exec(select(Case)).all() == []
        assert db.exec(select(CaseAnswers)).all() == []
        assert filing.find_receipt(db, draft.journey) is None
        assert verify(db, files) == []


def test_the_files_follow_the_answers_that_name_them(database: Database, cast: Cast, files: Files, pdf: object) -> None:
    stored = files.store(pdf, "plan.pdf")
    with database.writing() as db:
        draft = begun(db)
        kept = attachments.attach(db, draft, "drawings", stored)
        attachments.attach(db, draft, "hidden_question", stored)
        answer = Answer({"state": "now", "files": [{"id": kept.id, "name": kept.name, "size": kept.size}]})
        drafts.save_answers(db, draft, {"drawings": answer})
        send(db, draft)
        case = db.exec(select(Case)).one()
        assert [attachment.id for attachment in attachments.of_case(db, case)] == [kept.id]


def test_a_filed_draft_takes_no_more_answers_and_shows_its_receipt(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft = begun(db)
        receipt = send(db, draft)
        with pytest.raises(AlreadyFiled):
            drafts.save_answers(db, draft, {"applicant": Answer("Bo")})
        assert filing.find_receipt(db, draft.journey) == receipt


def test_the_clock_runs_from_the_day_of_arrival_in_sweden(database: Database, cast: Cast) -> None:
    half_past_midnight = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    with clock.standing_at(half_past_midnight), database.writing() as db:
        receipt = send(db, begun(db))
    assert receipt.arrived_on == date(2026, 3, 2)
    assert receipt.due_on == date(2026, 3, 2) + timedelta(weeks=10)
    assert receipt.registered_at == half_past_midnight


def test_a_letter_arrived_on_the_day_of_its_stamp(database: Database, cast: Cast) -> None:
    stamped = clock.today() - timedelta(days=4)
    with database.writing() as db:
        assert _by_letter(db, cast, stamped).arrived_on == stamped


@pytest.mark.parametrize("days", [None, -1, 366])
def test_a_letter_from_the_future_or_without_a_stamp_is_refused(sqlite: Database, days: int | None) -> None:
    stamped = None if days is None else clock.today() - timedelta(days=days)
    with pytest.raises(ImpossibleArrival):
        filing.arrival("letter", stamped)


def test_what_an_agent_files_for_a_caller_says_who_wrote_it(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft, _ = drafts.begin(db, services.current(db, "contact"), "phone", by=cast.elin)
        send(db, draft, by=cast.elin)
        event = db.exec(select(CaseEvent)).one()
        assert (event.by_name, event.data) == ("Elin Fors", {"channel": "phone"})


def _by_letter(db: object, cast: Cast, stamped: date | None) -> Receipt:
    return send(db, begun(db, channel="letter"), arrived_on=stamped, by=cast.elin)


def test_what_was_set_aside_goes_along_with_its_files_and_is_told_in_the_first_event(
    database: Database, cast: Cast, files: Files
) -> None:
    asked = Question(question="drawing", kind="file", label=Text("Ritning"))
    with database.writing() as db:
        draft = begun(db)
        stored = attachments.attach(db, draft, "drawing", files.store(BytesIO(b"%PDF-1.4"), "plan.pdf"))
        named = {"state": "now", "files": [{"id": stored.id, "name": "plan.pdf", "size": 8}]}
        left = Left(label=asked.label, question=asked, value=named)
        hidden = Left(label=Text("Varför?"), value="därför", was_asked=False)
        drafts.move(
            db, draft, services.version(db, draft.version_id), draft.given, Aside(dropped={"drawing": left, "why": hidden})
        )
        send(db, draft)
    with database.reading() as db:
        case = db.exec(select(Case)).one()
        told = {"drawing": {"label": "Ritning", "words": "plan.pdf", "source": "citizen", "files": [stored.id]}}
        assert events.history(db, case.id)[0].data == {"channel": "web", "set_aside": told}
        assert [file.name for file in attachments.of_case(db, case)] == ["plan.pdf"]
        assert verify(db, files) == []
