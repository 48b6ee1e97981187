"""Paper is made by the worker, once, in a process of its own."""

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from accessibility.paper import jobs, masters, workshop
from accessibility.workshop import NICENESS
from eservices import attachments, drafts, filing, services, sheets
from eservices.cases import Case
from eservices.database import Database
from eservices.files import Files
from eservices.jobs import Job
from eservices.municipality import Municipality
from eservices.worker import run_due
from forms import library
from forms.answers import Answer
from forms.carrying import Aside, Left
from forms.texts import Text
from tests.accessibility.paper.conftest import small
from tests.accessibility.paper.reading_back import faults, text

HERE = Municipality()
FORM = small({"question": "name", "kind": "text", "label": "Vad heter du?"}, languages=["sv"])


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture
def version_id(sqlite: Database) -> int:
    with sqlite.writing() as db:
        return services.publish(db, FORM, "källa", "Astrid").id


@pytest.fixture
def case_id(sqlite: Database, version_id: int) -> int:
    with sqlite.writing() as db:
        version = services.version(db, version_id)
        draft, _ = drafts.begin(db, version)
        answers = {"name": Answer("Astrid Öberg <b>")}
        drafts.save_answers(db, draft, answers)
        filing.file(db, filing.prepare(version, draft, answers))
        return db.exec(select(Case.id)).one()


def test_publishing_makes_the_worker_draw_both_sizes(sqlite, files, version_id):
    assert run_due(sqlite, jobs.handlers(HERE, files)) == 2
    with sqlite.reading() as db:
        for size in services.DRAWN_BEFOREHAND:
            sheet = sheets.find(db, version_id, "sv", size)
            assert sheet.pdf.startswith(b"%PDF") and sheet.pages and sheet.layout["fields"]["name"]["parts"]
            assert sheet.token in text(sheet.pdf)
            assert db.exec(select(Job).where(Job.error.is_not(None))).all() == []


def test_a_master_is_drawn_once(sqlite, version_id, monkeypatch):
    masters.draw(sqlite, HERE, version_id, "sv", "standard")
    monkeypatch.setattr(workshop, "run", lambda *_: pytest.fail("drawn again"))
    masters.draw(sqlite, HERE, version_id, "sv", "standard")


def test_a_sheet_of_a_trial_that_is_gone_is_not_drawn_and_is_no_failure(sqlite, files):
    with sqlite.writing() as db:
        sheets.order(db, 4711, "sv", "standard")
    assert run_due(sqlite, jobs.handlers(HERE, files)) == 1
    with sqlite.reading() as db:
        assert db.exec(select(Job.state)).one() == "done"


def test_what_was_sent_is_kept_as_a_copy_once(sqlite, files, case_id):
    for _ in range(2):
        jobs.application_copy(sqlite, {"case_id": case_id}, municipality=HERE, files=files)
    with sqlite.reading() as db:
        case = db.get_one(Case, case_id)
        [copy] = attachments.of_case(db, case)
        made, reference = files.read(copy.sha256), case.reference
    words = text(made)
    assert copy.kind == "copy" and copy.name.endswith(".pdf") and faults(made) == []
    assert f"{reference[:3]} {reference[3:6]} {reference[6:]}" in words
    assert "1 Vad heter du? Astrid Öberg <b>" in words and "Vi har fått din ansökan" in words


def test_the_copy_of_a_long_application_says_each_answer_with_its_number_on_the_sheet():
    from accessibility.languages import say_for
    from accessibility.paper.answered import copy

    answers = {
        "property": Answer("Björken 1:23"), "measure": Answer({"option": "extension"}), "stakeholders": Answer([2, 5]),
        "stakeholders.2.stakeholder_name": Answer("Bo"), "stakeholders.5.stakeholder_name": Answer("Cem"),
    }  # fmt: skip
    sent = copy.Sent("K7M 4PX 9QH", date(2026, 11, 20), date(2027, 1, 29))
    made = copy.render(library.form("building-permit"), sent, answers, HERE, say_for("sv"))
    words = text(made)
    for said in ("1 Vad heter fastigheten? Björken 1:23", "Person eller företag 2", "20 november 2026", "29 januari 2027"):
        assert said in words
    assert "Person eller företag 5" not in words and faults(made) == []


def test_the_copy_tells_what_was_answered_to_an_earlier_version_and_sent_along(sqlite, files, version_id):
    with sqlite.writing() as db:
        version = services.version(db, version_id)
        draft, _ = drafts.begin(db, version)
        drafts.move(
            db, draft, version, {}, Aside(dropped={"why": Left(label=Text("Varför söker du?"), value="Trappan är brant.")})
        )
        filing.file(db, filing.prepare(version, draft, {}))
        case_id = db.exec(select(Case.id)).one()
    jobs.application_copy(sqlite, {"case_id": case_id}, municipality=HERE, files=files)
    with sqlite.reading() as db:
        made = files.read(attachments.of_case(db, db.get_one(Case, case_id))[0].sha256)
    assert "Svar på frågor som har ändrats Varför söker du? Trappan är brant." in text(made)
    assert faults(made) == []


def test_work_runs_in_a_process_of_its_own_that_stays_warm():
    one, other = workshop.run(os.getpid), workshop.run(os.getpid)
    assert one == other != os.getpid()


def test_what_goes_wrong_in_the_process_comes_back_as_it_is():
    with pytest.raises(ValueError, match="base"):
        workshop.run(int, "x")


def test_work_without_end_is_ended(monkeypatch):
    monkeypatch.setattr(workshop, "MOST_SECONDS", 1)
    with pytest.raises(workshop.PaperFailed, match="1 seconds"):
        workshop.run(time.sleep, 60)
    assert workshop.run(abs, -1) == 1


def test_work_without_measure_is_refused():
    with pytest.raises((workshop.PaperFailed, MemoryError)):
        workshop.run(bytes, 4_000_000_000)
    assert workshop.run(abs, -1) == 1


def test_a_process_that_dies_is_told_and_replaced():
    with pytest.raises(workshop.PaperFailed):
        workshop.run(os._exit, 3)
    assert workshop.run(abs, -1) == 1


def test_the_process_does_not_outlive_a_worker_that_is_killed():
    code = (
        "import os, time; from accessibility.paper import workshop; print(workshop.run(os.getpid), flush=True); time.sleep(60)"
    )
    worker = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    inner = int(worker.stdout.readline())
    worker.kill()
    worker.wait()
    until = time.monotonic() + 10
    while Path(f"/proc/{inner}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{inner}").exists() or "Z" in Path(f"/proc/{inner}/stat").read_text().split()[2]


INTERRUPTED = """
import os, signal, threading, time
from accessibility.paper import workshop

def interrupt_all():
    while True:
        os.killpg(0, signal.SIGINT)
        time.sleep(0.01)

signal.signal(signal.SIGINT, lambda *_: None)
threading.Thread(target=interrupt_all, daemon=True).start()
print(workshop.run(abs, -1))
"""


def test_ctrl_c_leaves_a_sheet_at_work_and_prints_nothing_of_its_own():
    code = ["-c", INTERRUPTED]
    ended = subprocess.run(
        [sys.executable, *code], capture_output=True, text=True, timeout=60, start_new_session=True, check=True
    )
    assert (ended.stdout, ended.stderr) == ("1\n", "")


def test_those_who_wait_for_a_page_go_before_paper():
    assert workshop.run(os.nice, 0) == min(19, os.nice(0) + NICENESS)
