"""Letters lie on one group's table, are posted once, and what they say is forgotten afterwards."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from eservices import clock, copies, drafts, housekeeping, services
from eservices.contact_centre.letters.outgoing import posting
from eservices.contact_centre.letters.outgoing.posting import Address, Order, Posting
from eservices.contact_centre.refusals import PostingGone, PostingMoved
from eservices.jobs import Job
from tests.eservices.conftest import Cast

ELSA = Address("Elsa Andersson", ("Storgatan 1", "", "123 45 Lillköping"))
PAYLOAD = posting.Letter("Din kod", ("Hej Elsa!",), code="K7M4").payload()


@pytest.fixture
def letter(cast: Cast, db: Session) -> Callable[..., Posting]:
    def ordered(ready: bool = True, **more: object) -> Posting:
        made = posting.order(db, Order(posting.LETTER, "Kod", ELSA, "sv", PAYLOAD, **more), cast.elin)
        if ready:
            posting.keep_paper(db, made.id, b"%PDF", 2)
            db.refresh(made)
        return made

    return ordered


def test_what_is_ordered_is_promised_to_be_drawn_once(cast, db, letter):
    made = letter(ready=False)
    assert made.to_lines == ["Storgatan 1", "123 45 Lillköping"]
    assert db.exec(select(Job.payload).where(Job.kind == posting.RENDER)).all() == [{"posting_id": made.id}]
    assert posting.ordered(db, made.id) is made


def test_what_a_letter_says_is_kept_on_its_paper_only(cast, db, letter):
    made = letter()
    assert (made.state, made.pages, made.payload) == ("ready", 2, {})
    assert posting.paper(db, cast.elin, made.id) == b"%PDF"
    assert posting.ordered(db, made.id) is None


def test_a_letter_lies_on_one_groups_table(cast, db, letter):
    made = letter(group="building")
    assert [each.id for each in posting.on_the_table(db, cast.cem)] == [made.id]
    assert posting.on_the_table(db, cast.elin) == []
    for neighbour in (cast.elin, cast.dag):
        with pytest.raises(PostingGone):
            posting.find(db, neighbour, made.id)
        with pytest.raises(PostingGone):
            posting.paper(db, neighbour, made.id)


def test_it_is_posted_once_and_who_was_faster_is_told(cast, db, letter):
    made = letter()
    posting.post(db, made, cast.elin)
    assert posting.on_the_table(db, cast.elin) == [] and posting.lately(db, cast.elin) == [made]
    for verb in (posting.post, posting.call_off):
        with pytest.raises(PostingMoved) as refusal:
            verb(db, made, cast.fia)
        assert (refusal.value.state, refusal.value.by_name) == ("posted", cast.elin.full_name)


def test_what_is_not_drawn_yet_cannot_have_been_posted(cast, db, letter):
    made = letter(ready=False)
    with pytest.raises(PostingMoved):
        posting.post(db, made, cast.elin)


def test_what_was_called_off_is_neither_drawn_nor_printed(cast, db, letter):
    made = letter(ready=False)
    posting.call_off(db, made, cast.elin)
    posting.keep_paper(db, made.id, b"%PDF", 2)
    db.refresh(made)
    assert made.state == "called_off" and posting.ordered(db, made.id) is None
    with pytest.raises(PostingGone):
        posting.paper(db, cast.elin, made.id)


def test_what_was_posted_by_mistake_lies_on_the_table_again(cast, db, letter):
    made = letter()
    posting.post(db, made, cast.elin)
    posting.take_back(db, made, cast.fia)
    assert posting.on_the_table(db, cast.elin) == [made]


def test_a_draft_waits_longer_once_its_letter_is_posted(cast, db, letter):
    draft, secret = drafts.begin(db, services.current(db, "building-permit"))
    posting.post(db, letter(journey=draft.journey), cast.elin)
    with clock.standing_at(clock.now() + copies.KEPT_FOR_PAPER - timedelta(days=1)):
        assert drafts.find_by_secret(db, secret).journey == draft.journey
        drafts.save_answers(db, draft, {})
    with clock.standing_at(clock.now() + copies.KEPT_FOR_PAPER):
        assert drafts.find_by_secret(db, secret), "an answer never shortens the wait"


def test_the_paper_is_forgotten_but_not_that_it_was_posted(database, cast):
    with database.writing() as db:
        wanted = Order(posting.LETTER, "Kod", ELSA, "sv", PAYLOAD)
        made, waits = posting.order(db, wanted, cast.elin), posting.order(db, wanted, cast.elin)
        for each in (made, waits):
            posting.keep_paper(db, each.id, b"%PDF", 1)
        posting.post(db, made, cast.elin)
        ids = made.id, waits.id
    with clock.standing_at(clock.now() + posting.KEPT + timedelta(days=1)):
        housekeeping.tidy(database, {})
    with database.writing() as db:
        made, waits = (db.get_one(Posting, each) for each in ids)
        assert (made.state, made.pdf, made.to_name) == ("posted", None, "Elsa Andersson") and waits.pdf == b"%PDF"
        with pytest.raises(PostingGone):
            posting.take_back(db, made, cast.elin)
