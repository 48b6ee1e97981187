"""A second pair of eyes sees what is published: another's, and as it stands."""

import pytest

from eservices.database import Database
from eservices.people import Colleague
from eservices.publishing import proposals, reviews
from eservices.publishing.form_refusals import ChangedMeanwhile, FormNotAllowed, NotReviewed, ReviewerWrote
from eservices.refusals import WordsMissing
from tests.eservices.conftest import Cast
from tests.eservices.publishing.press import approved, begun, edited, kinds, published


def approve(database: Database, number: int, by: Colleague, revision: int, words: str = "Läst och provat") -> None:
    with database.writing() as db:
        reviews.approve(db, number, by, words, revision)


def test_a_colleague_is_asked_sends_back_and_approves_and_each_says_why(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with database.writing() as db:
        reviews.ask_for_review(db, number, cast.eva, "Titta på frågan om namn")
        assert proposals.find(db, number).state == "asked"
    with database.writing() as db:
        reviews.send_back(db, number, cast.mia, "Skriv kortare")
        assert proposals.find(db, number).state == "writing"
    approve(database, number, cast.mia, 1)
    with database.reading() as db:
        proposal = proposals.find(db, number)
        assert (proposal.state, proposal.is_approved, proposal.approved_by_name) == ("approved", True, "Mia Strand")
        told = [(event.kind, event.by_name, event.why) for event in kinds(db, whole=True)]
    assert told == [
        ("started", "Eva Holm", ""),
        ("asked", "Eva Holm", "Titta på frågan om namn"),
        ("sent_back", "Mia Strand", "Skriv kortare"),
        ("approved", "Mia Strand", "Läst och provat"),
    ]


def test_who_has_written_in_it_cannot_approve_it_even_when_that_was_undone(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with pytest.raises(ReviewerWrote):
        approve(database, number, cast.eva, 1)
    edited(database, number, cast.mia, "applicant", "Vad heter du?")
    with database.writing() as db:
        proposals.undo(db, number, cast.eva)
        assert not reviews.may_review(db, proposals.find(db, number), cast.mia)
    with pytest.raises(ReviewerWrote):
        approve(database, number, cast.mia, 3)


def test_an_approval_is_of_what_the_reviewer_saw(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    edited(database, number, cast.eva, "applicant", "Vad heter du?")
    with pytest.raises(ChangedMeanwhile):
        approve(database, number, cast.mia, 1)


@pytest.mark.parametrize("verb", ["edit", "undo"])
def test_any_change_voids_the_approval_and_is_told(database: Database, cast: Cast, verb: str) -> None:
    number = approved(database, cast.eva, cast.mia)
    if verb == "edit":
        edited(database, number, cast.eva, "drawings", "Dina ritningar")
    else:
        with database.writing() as db:
            proposals.undo(db, number, cast.eva)
    with database.reading() as db:
        proposal = proposals.find(db, number)
        assert (proposal.state, proposal.is_approved) == ("writing", False)
        assert kinds(db) == ["started", "approved", "voided"]
    with pytest.raises(NotReviewed):
        published(database, number, cast.eva, 3)
    approve(database, number, cast.mia, 3)


def test_an_approval_can_be_taken_back(database: Database, cast: Cast) -> None:
    number = approved(database, cast.eva, cast.mia)
    with database.writing() as db:
        reviews.send_back(db, number, cast.mia, "Jag såg fel")
    with pytest.raises(NotReviewed):
        published(database, number, cast.eva)


def test_review_wants_words_and_is_not_done_twice(database: Database, cast: Cast) -> None:
    number = begun(database, cast.eva)
    with pytest.raises(WordsMissing):
        approve(database, number, cast.mia, 1, "  ")
    approve(database, number, cast.mia, 1)
    with pytest.raises(FormNotAllowed) as refused:
        approve(database, number, cast.mia, 1)
    assert (refused.value.verb, refused.value.state) == ("approve", "approved")
