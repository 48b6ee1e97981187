"""What `lucka verify` tells the one who keeps house."""

import io

import pytest
from sqlmodel import select

from eservices import jobs
from eservices.jobs import Job
from portal import keeping, settings
from portal.settings import Settings


@pytest.fixture(autouse=True)
def _here(monkeypatch, house):
    monkeypatch.setattr(settings, "read", lambda: Settings(data=house.settings.data))


def test_a_job_that_failed_for_good_is_named_with_its_reason(writing, capsys):
    with writing() as db:
        job = db.exec(select(Job)).first()
        job.state, job.error, job.attempts = "dead", "PaperFailed: no ink", 8
        db.add(job)
    assert keeping.verify() == 1
    assert f"job {job.id}: render_sheet failed for good after 8 tries (PaperFailed: no ink)" in capsys.readouterr().out


def test_a_broken_off_upload_is_told_of_and_is_no_difference(house, capsys):
    house.files.store(io.BytesIO(b"%PDF-1.4 of nobody"), "lost.pdf")
    assert keeping.verify() == 0
    assert "1 stored files belong to nothing" in capsys.readouterr().out


def test_nothing_is_dead_when_all_agrees(writing):
    with writing() as db:
        assert jobs.dead(db) == []
    assert keeping.verify() == 0
