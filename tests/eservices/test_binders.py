"""A binder is ordered for a place, drawn once, told when it is old, and taken away."""

from datetime import timedelta

import pytest
from sqlmodel import select

from eservices import binders, clock, jobs, services
from eservices.binders import Binder, Change, Held
from eservices.database import Database
from eservices.jobs import Job
from eservices.refusals import WordsMissing, WordsTooMany
from forms import library

FACE = "face"


@pytest.fixture
def published(database: Database) -> Database:
    with database.writing() as db:
        for name in ("contact", "safety-alarm"):
            services.publish(db, library.form(name), "källa", "Eva")
    return database


def drawn(database: Database, languages: tuple[str, ...] = ("sv",), place: str = "Biblioteket") -> int:
    with database.writing() as db:
        binder = binders.order(db, place, "standard", languages, "Eva")
        binders.keep_paper(db, binder.id, binders.offered(db, languages), FACE, b"%PDF", 20)
        return binder.id


def changes(database: Database, number: int, face: str = FACE, days: int = 0) -> list[Change]:
    with database.reading() as db:
        binder = binders.find(db, number)
        return binders.changes(binder, binders.offered(db), face, clock.today() + timedelta(days=days))


def test_it_holds_every_sheet_that_is_handed_out_language_by_language(published):
    with published.reading() as db:
        offered = binders.offered(db)
        assert [each.language for each in offered] == sorted(
            (each.language for each in offered), key=list({each.language: 0 for each in offered}).index
        )
        assert {each.service for each in offered} == {"contact", "safety-alarm"} and offered[0] == Held("contact", 1, "sv")
        assert {each.language for each in binders.offered(db, ["en"])} == {"en"}


def test_an_order_is_drawn_before_what_nobody_waits_for(published):
    with published.writing() as db:
        jobs.enqueue(db, "sheet", {})
        binders.order(db, "Biblioteket", "standard", ["sv"], "Eva")
        assert jobs.claim(db, "worker", ["sheet", binders.DRAW]).kind == binders.DRAW


def test_an_order_is_promised_to_the_worker_once(published):
    with published.writing() as db:
        binder = binders.order(db, "  Stads  biblioteket ", "large", ["sv"], "Eva")
        assert binder.place == "Stads biblioteket" and binder.drawn_at is None
        assert [job.payload for job in db.exec(select(Job).where(Job.kind == binders.DRAW))] == [{"binder_id": binder.id}]


@pytest.mark.parametrize(("place", "refusal"), [(" ", WordsMissing), ("x" * 121, WordsTooMany)])
def test_a_place_must_be_named_and_briefly(published, place, refusal):
    with pytest.raises(refusal), published.writing() as db:
        binders.order(db, place, "standard", [], "Eva")


def test_what_is_drawn_is_kept_once_and_is_up_to_date(published):
    number = drawn(published)
    with published.writing() as db:
        binders.keep_paper(db, number, [], "other", b"again", 1)
        kept = db.get(Binder, number)
        assert (kept.pdf, kept.pages, kept.face) == (b"%PDF", 20, FACE) and len(kept.held) == 2
    assert changes(published, number) == []


def test_a_later_version_makes_it_old_and_so_do_a_sheet_that_is_gone_and_one_that_is_missing(published):
    number = drawn(published)
    with published.writing() as db:
        services.publish(db, library.form("contact").model_copy(update={"minutes": 9}), "källa 2", "Eva")
        services.find(db, "safety-alarm").withdrawn_at = clock.now()
        services.publish(db, library.form("home-care"), "källa", "Eva")
    found = changes(published, number)
    assert found == [Change("newer", "contact", 2), Change("added", "home-care"), Change("gone", "safety-alarm")]


def test_a_sheet_in_a_language_that_it_need_not_have_is_not_missing(published):
    assert changes(published, drawn(published, ("sv",))) == []


def test_a_municipality_that_has_moved_and_the_day_itself_make_it_old(published):
    number = drawn(published)
    assert changes(published, number, face="other") == [Change("face")]
    assert changes(published, number, days=365) == [] and changes(published, number, days=366) == [Change("date")]


def test_one_that_is_not_drawn_yet_is_not_old(published):
    with published.writing() as db:
        binder = binders.order(db, "Biblioteket", "standard", [], "Eva")
        assert binders.changes(binder, [], "other", clock.today() + timedelta(days=999)) == []


def test_one_that_is_renewed_makes_way_and_its_pages_are_not_kept(published):
    number = drawn(published)
    with published.writing() as db:
        new = binders.renew(db, binders.find(db, number), "Mia")
        assert [each.id for each in binders.standing(db)] == [new.id] and binders.find(db, number) is None
        old = db.get(Binder, number)
        assert (old.pdf, old.retired_by_name, len(old.held)) == (None, "Mia", 2)
        binders.keep_paper(db, number, [], FACE, b"late", 1)
        assert db.get(Binder, number).pdf is None
