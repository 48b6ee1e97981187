"""What lies on a table is printed in batches: each letter in one of them, drawn once, posted with its pile."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from eservices import clock, copies, drafts, jobs, services
from eservices.contact_centre.letters.outgoing import batches, posting, printing
from eservices.contact_centre.letters.outgoing.batches import Batch
from eservices.contact_centre.letters.outgoing.posting import Address, Order, Posting
from eservices.contact_centre.letters.outgoing.printing import Bound
from eservices.contact_centre.refusals import BatchMoved, NothingToPrint, PostingGone
from eservices.jobs import Job
from eservices.people import CONTACT_CENTRE, Colleague
from tests.eservices.conftest import Cast

FILES = {"letters": Bound(b"%PDF letters", 3), "list": Bound(b"%PDF list", 1), "labels": Bound(b"%PDF labels", 1)}


@pytest.fixture
def letter(cast: Cast, db: Session) -> Callable[..., Posting]:
    def ordered(name: str = "Elsa Andersson", *, ready: bool = False, at_once: bool = True, **more: object) -> Posting:
        to = Address(name, ("Storgatan 1", "123 45 Lillköping"))
        payload = posting.Letter("Besked", ("Hej!",)).payload()
        made = posting.order(db, Order(posting.LETTER, "Besked", to, "sv", payload, **more), cast.elin, at_once=at_once)
        if ready:
            posting.keep_paper(db, made.id, b"%PDF", 1)
            db.refresh(made)
        return made

    return ordered


def make(db: Session, by: Colleague, post_class: str = "economy", group: str = CONTACT_CENTRE) -> Batch:
    return batches.make(db, by, group, post_class, is_two_sided=False)


def print_all(db: Session, batch: Batch) -> None:
    """What the worker does with a batch."""
    for each in printing.to_draw(db, batch.id, 100):
        posting.keep_paper(db, each.id, b"%PDF", 1)
    printing.keep(db, printing.to_bind(db, batch.id), FILES)
    db.expire_all()


def states(db: Session, batch: Batch) -> list[str]:
    db.expire_all()
    return [each.state for each in batches.letters(db, batch)]


def test_a_batch_takes_all_that_waits_in_its_class_and_one_job_draws_it(cast, db, letter):
    waiting = [letter(f"Person {n}", ready=n == 2, at_once=n != 1) for n in range(4)]
    other = letter(post_class="priority")
    assert len(db.exec(select(Job).where(Job.kind == posting.RENDER)).all()) == 4
    batch = make(db, cast.elin)
    assert [each.id for each in batches.letters(db, batch)] == [each.id for each in waiting]
    assert (batch.number, batch.day, batch.state, batch.made_by_name) == (1, clock.today(), "drawing", "Elin Fors")
    assert posting.on_the_table(db, cast.elin) == [other]
    assert [job.payload for job in db.exec(select(Job).where(Job.kind == batches.PRINT))] == [{"batch_id": batch.id}]
    drawn_alone = db.exec(select(Job.payload).where(Job.kind == posting.RENDER)).all()
    assert drawn_alone == [{"posting_id": waiting[2].id}, {"posting_id": other.id}][-len(drawn_alone) :]
    assert printing.progress(db, batch) == (1, 4)
    assert make(db, cast.elin, "priority").number == 2


def test_a_batch_is_drawn_before_what_nobody_waits_for(cast, db, letter):
    jobs.enqueue(db, "sheet", {})
    letter(at_once=False)
    make(db, cast.elin)
    assert [jobs.claim(db, "worker", ["sheet", batches.PRINT]).kind for _ in range(2)] == [batches.PRINT, "sheet"]


def test_a_letter_is_in_one_batch_and_who_finds_nothing_is_told(cast, db, letter):
    letter()
    make(db, cast.elin)
    with pytest.raises(NothingToPrint):
        make(db, cast.fia)


def test_a_table_is_its_groups(cast, db, letter):
    letter(group="building")
    with pytest.raises(NothingToPrint):
        make(db, cast.elin, group="building")
    batch = make(db, cast.cem, group="building")
    for neighbour in (cast.elin, cast.dag):
        with pytest.raises(PostingGone):
            batches.find(db, neighbour, batch.id)
        assert batches.on_the_table(db, neighbour) == []
    assert batches.on_the_table(db, cast.cem) == [batch]


def test_a_batch_is_printed_and_posted_once_as_one_pile(cast, db, letter):
    letter(), letter("Bo Ek")
    batch = make(db, cast.elin)
    for too_early in (lambda: batches.post(db, batch, cast.elin), lambda: batches.file(db, batch, "letters")):
        with pytest.raises((BatchMoved, PostingGone)):
            too_early()
    print_all(db, batch)
    assert batches.file(db, batch, "letters") == b"%PDF letters" and batches.files(db, batch)["labels"] == 1
    assert batches.post(db, batch, cast.elin) == 2 and states(db, batch) == ["posted", "posted"]
    with pytest.raises(BatchMoved) as refusal:
        batches.post(db, batch, cast.fia)
    assert refusal.value.by_name == "Elin Fors"
    assert batches.file(db, batch, "letters"), "it can be printed again"
    batches.take_back(db, batch, cast.fia)
    assert states(db, batch) == ["ready", "ready"] and batches.on_the_table(db, cast.elin) == [batch]


def test_one_that_is_called_off_is_bound_away_and_is_not_posted(cast, db, letter):
    off, stays = letter(), letter("Bo Ek")
    batch = make(db, cast.elin)
    print_all(db, batch)
    batches.call_off(db, batch, off, cast.elin)
    assert (batch.state, batch.bindings) == ("drawing", 2)
    with pytest.raises(BatchMoved):
        batches.post(db, batch, cast.elin)
    print_all(db, batch)
    assert batches.post(db, batch, cast.elin) == 1 and states(db, batch) == ["called_off", "posted"]
    with pytest.raises(BatchMoved):
        batches.call_off(db, batch, stays, cast.elin)


def test_what_is_bound_of_a_batch_that_has_changed_meanwhile_is_not_kept(cast, db, letter):
    off, _ = letter(), letter("Bo Ek")
    batch = make(db, cast.elin)
    bound = batch.model_copy()
    batches.call_off(db, batch, off, cast.elin)
    printing.keep(db, bound, FILES)
    db.expire_all()
    assert batch.state == "drawing" and batches.files(db, batch) == {}


def test_a_letter_that_cannot_be_drawn_holds_up_no_other_and_can_be_tried_again(cast, db, letter):
    bad, good = letter(), letter("Bo Ek")
    batch = make(db, cast.elin)
    printing.set_aside(db, bad.id)
    print_all(db, batch)
    assert [each.id for each in batches.letters(db, batch)] == [good.id] and batch.state == "ready"
    assert [(each.id, each.state) for each in posting.on_the_table(db, cast.elin)] == [(bad.id, "failed")]
    posting.try_again(db, bad, cast.elin)
    assert posting.ordered(db, bad.id) is bad


def test_a_batch_that_is_dissolved_lies_on_the_table_letter_by_letter(cast, db, letter):
    drawn, waits = letter(ready=True), letter()
    batch = make(db, cast.elin)
    batches.dissolve(db, batch, cast.elin)
    db.expire_all()
    assert [each.id for each in posting.on_the_table(db, cast.elin)] == [drawn.id, waits.id]
    promised = db.exec(select(Job.payload).where(Job.kind == posting.RENDER, Job.state == "ready")).all()
    assert {"posting_id": waits.id} in promised
    assert printing.to_bind(db, batch.id) is None and batches.lately(db, cast.elin) == [batch]


def test_a_draft_waits_longer_once_its_batch_is_posted(cast, db, letter):
    draft, _ = drafts.begin(db, services.current(db, "building-permit"))
    letter(journey=draft.journey)
    batch = make(db, cast.elin)
    print_all(db, batch)
    batches.post(db, batch, cast.elin)
    db.refresh(draft)
    assert draft.expires_at > clock.now() + copies.KEPT_FOR_PAPER - timedelta(hours=1)
