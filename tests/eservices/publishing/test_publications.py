"""A proposal becomes the next version once, whole, with who and why; those in the middle of an earlier one are provided for."""

import threading
from datetime import date, time, timedelta

import pytest
from sqlmodel import select

from eservices import clock, services
from eservices.database import Database
from eservices.jobs import Job
from eservices.publishing import planning, proposals, publications, withdrawing
from eservices.publishing.form_refusals import (
    ChangedMeanwhile,
    FormNotAllowed,
    ImpossibleEnd,
    NothingNew,
    NotReviewed,
    StaleProposal,
)
from eservices.publishing.publications import Decision, Publication
from eservices.refusals import WordsMissing
from eservices.services import Service, Version
from forms.definition import Form
from tests.eservices.conftest import Cast, form
from tests.eservices.publishing.press import SERVICE, approved, begun, edited, kinds, label, published, tree


def test_the_proposal_is_the_next_version_with_its_source_and_its_sheets(database: Database, cast: Cast) -> None:
    number = approved(database, cast.eva, cast.mia)
    version = published(database, number, cast.eva)
    with database.reading() as db:
        live = services.current(db, SERVICE)
        assert (live.id, live.number, live.source, live.published_by) == (version.id, 2, "# källan", "Eva Holm")
        assert live.form.question("applicant").label.root == {"sv": "Vad heter du?"}
        assert proposals.find(db, number).state == "published"
        assert proposals.find_open(db, SERVICE) is None
        drawn = [payload["version_id"] for payload in db.exec(select(Job.payload).where(Job.kind == "render_sheet"))]
        assert drawn.count(version.id) == 2


def test_a_publication_tells_who_why_and_who_reviewed_it(database: Database, cast: Cast) -> None:
    published(database, approved(database, cast.eva, cast.mia), cast.eva, running="finish", until=clock.today())
    with database.reading() as db:
        told = publications.of_service(db, SERVICE)[2]
        assert (told.by_name, told.why, told.reviewed_by_name) == ("Eva Holm", "Tydligare fråga", "Mia Strand")
        assert (told.running, told.finish_until) == ("finish", clock.today())
        event = kinds(db, whole=True)[-1]
        assert (event.kind, event.why, event.by_id) == ("published", "Tydligare fråga", cast.eva.id)
        assert event.data["number"] == 2
        assert event.data["reviewed_by"] == "Mia Strand"


def test_a_new_service_begins_with_its_first_publication(database: Database, cast: Cast) -> None:
    number = approved(database, cast.eva, cast.mia, "boat-place")
    assert published(database, number, cast.eva).number == 1
    with database.reading() as db:
        assert services.current(db, "boat-place").number == 1


def test_without_review_it_is_published_and_said_that_nobody_reviewed_it(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    edited(database, number, cast.eva, "applicant", "Vad heter du?")
    with pytest.raises(NotReviewed):
        published(database, number, cast.eva)
    published(database, number, cast.eva, review=False)
    with database.reading() as db:
        assert publications.of_service(db, SERVICE)[2].reviewed_by_name == ""
        assert kinds(db, whole=True)[-1].data["reviewed"] is False


def test_a_publisher_says_why_and_gives_a_day_that_comes(database: Database, cast: Cast) -> None:
    number = approved(database, cast.eva, cast.mia)
    asked = Form.model_validate(tree())
    with pytest.raises(WordsMissing), database.writing() as db:
        publications.publish(db, number, asked, "", cast.eva, Decision(2, " "))
    with pytest.raises(ImpossibleEnd):
        published(database, number, cast.eva, until=clock.today() - timedelta(days=1))


def test_an_edit_that_comes_between_is_not_published_over(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    edited(database, number, cast.mia, "applicant", "Vad heter du?")
    with pytest.raises(ChangedMeanwhile) as refused:
        published(database, number, cast.eva, 1, review=False)
    assert refused.value.by_name == "Mia Strand"
    with database.reading() as db:
        assert services.current(db, SERVICE).number == 1
        assert proposals.find(db, number).state == "writing"


def test_who_was_overtaken_by_a_file_is_told_and_may_publish_anyway(database: Database, cast: Cast) -> None:
    number = approved(database, cast.eva, cast.mia)
    with database.writing() as db:
        publications.publish_as_it_is(db, form(title="Lov"), "", "lucka forms publish")
    with pytest.raises(StaleProposal) as refused:
        published(database, number, cast.eva)
    assert (refused.value.number, refused.value.by_name) == (2, "lucka forms publish")
    assert published(database, number, cast.eva, anyway=True).number == 3


def test_publishing_what_is_live_already_makes_no_version_and_keeps_the_proposal(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with pytest.raises(NothingNew) as refused:
        published(database, number, cast.eva, 1, review=False)
    assert refused.value.number == 1
    with database.reading() as db:
        assert proposals.find_open(db, SERVICE).id == number
        assert len(db.exec(select(Version).where(Version.service_id == SERVICE)).all()) == 1


def test_of_two_who_publish_at_the_same_time_one_publishes(database: Database, cast: Cast) -> None:
    number, told = approved(database, cast.eva, cast.mia), []
    together = threading.Barrier(2)

    def publish(by: object) -> None:
        together.wait(5)
        try:
            told.append(published(database, number, by).number)
        except FormNotAllowed as refused:
            told.append(refused.state)

    threads = [threading.Thread(target=publish, args=(by,)) for by in (cast.eva, cast.mia)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, told)) == ["2", "published"]
    with database.reading() as db:
        assert len(db.exec(select(Publication)).all()) == 1


def test_publishing_during_an_edit_loses_neither(database: Database, cast: Cast) -> None:
    """Whichever comes first, the other is told, and what was written is in the proposal or in the version."""
    number, told = begun(database, cast.eva), []
    edited(database, number, cast.eva, "applicant", "Vad heter du?")
    together = threading.Barrier(2)

    def publish() -> None:
        together.wait(5)
        try:
            published(database, number, cast.eva, 2, review=False)
            told.append("published")
        except ChangedMeanwhile:
            told.append("not published")

    def write() -> None:
        together.wait(5)
        try:
            edited(database, number, cast.mia, "drawings", "Dina ritningar")
            told.append("written")
        except FormNotAllowed:
            told.append("not written")

    threads = [threading.Thread(target=each) for each in (publish, write)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as db:
        proposal = proposals.find(db, number)
        words, is_live = label(proposal, "drawings"), services.current(db, SERVICE).number == 2
    assert sorted(told) in (["not published", "written"], ["not written", "published"])
    assert (words == "Dina ritningar", is_live) == ("written" in told, "published" in told)


def test_what_comes_from_a_file_leaves_its_trace_too_and_the_same_again_leaves_none(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        for title in ("Lov", "Lov"):
            publications.publish_as_it_is(db, form(title=title), "", "lucka forms publish")
    with database.reading() as db:
        (told,) = publications.of_service(db, SERVICE).values()
        assert (told.number, told.running, told.finish_until, told.by_name) == (2, "finish", None, "lucka forms publish")
        assert kinds(db) == ["published"]


RUNNING = [
    ([("finish", None)], (False, None)),
    ([("finish", date(2026, 12, 1))], (False, date(2026, 12, 1))),
    ([("finish", date(2026, 11, 22))], (False, date(2026, 11, 22))),
    ([("finish", date(2026, 11, 21))], (True, date(2026, 11, 21))),
    ([("move", None)], (True, None)),
    ([("move", None), ("finish", None)], (True, None)),
    ([("finish", date(2026, 12, 24)), ("finish", date(2026, 12, 1))], (False, date(2026, 12, 1))),
    ([("finish", None), ("move", None)], (True, None)),
]


@pytest.mark.parametrize(("decided", "expected"), RUNNING)
def test_what_becomes_of_a_draft_is_what_the_strictest_publisher_has_decided(
    database: Database, cast: Cast, decided: list, expected: tuple[bool, date | None]
) -> None:
    with clock.standing_at(planning.moment(date(2026, 11, 22), time(12))), database.writing() as db:
        first = services.current(db, SERVICE)
        for number, (running, until) in enumerate(decided, 2):
            version = services.publish(db, form(title=f"Lov {number}"), "", "test")
            how = {"running": running, "finish_until": until, "by_name": "Eva Holm", "at": clock.now()}
            db.add(Publication(service_id=SERVICE, version_id=version.id, number=number, **how))
        db.flush()
        fate = publications.fate(db, first)
        assert (fate.must_move, fate.until) == expected
        assert publications.must_move(db, first, number) == expected[0]
        assert not publications.must_move(db, version, number)


def test_a_publication_brings_a_withdrawn_service_back(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        service = db.get_one(Service, SERVICE)
        service.withdrawn_at, service.withdrawn_text = clock.now(), {"sv": "Stängd"}
        db.add(service)
    published(database, approved(database, cast.eva, cast.mia), cast.eva)
    with database.reading() as db:
        assert services.current(db, SERVICE).number == 2


def test_a_file_that_is_published_again_brings_a_withdrawn_service_back_and_says_so(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        withdrawing.withdraw(db, SERVICE, cast.eva, "Ny lag", {"sv": "Stängd"})
    with database.writing() as db:
        assert publications.publish_as_it_is(db, form(), "", "lucka forms publish").number == 1
        assert services.current(db, SERVICE)
        assert kinds(db) == ["withdrawn", "restored"]


def test_what_is_refused_has_changed_nothing_even_where_the_page_goes_on(database: Database, cast: Cast) -> None:
    """A page that tells of a refusal keeps its transaction: a withdrawn service is not brought back by one."""
    number = begun(database, cast.eva)
    with database.writing() as db:
        withdrawing.withdraw(db, SERVICE, cast.eva, "Ny lag", {"sv": "Stängd"})
    with database.writing() as db, pytest.raises(NothingNew):
        publications.publish(db, number, form(), "", cast.eva, Decision(1, "Igen", review=False))
    with database.reading() as db:
        assert services.is_withdrawn(db, SERVICE)
        assert kinds(db) == ["started", "withdrawn"]
