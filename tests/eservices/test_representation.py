"""Who acts for whom, as it is kept: made with the case, proved, ended, and told apart by whose code it is."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from eservices import audit, clock, drafts, filing, receipts, representation, services
from eservices.cases import Case
from eservices.events import history
from eservices.files import Files
from eservices.jobs import Job
from eservices.refusals import NotAllowed, NotYours, WordsMissing, WrongCode
from eservices.representation import Representation
from forms import library
from forms.answers import Answer
from forms.journey import walk
from tests.eservices.conftest import Cast

pytestmark = pytest.mark.usefixtures("cast")
"""They are there before the transaction of the test begins."""

SAID = {"for_whom": {"option": "representative"}, "representative_kind": {"option": "attorney"}, "helper_name": "Per",
        "authority_scope": {"options": ["this"]}, "applicant_name": "Maj"}  # fmt: skip
Sent = tuple[Case, filing.Receipt, Representation]


@pytest.fixture
def sent(db: Session, cast: Cast) -> Sent:
    """Per, with a power of attorney, applies for Maj."""
    version = services.publish(db, library.form("safety-alarm"), "", "test")
    draft, _ = drafts.begin(db, version)
    drafts.save_answers(db, draft, {path: Answer(value) for path, value in SAID.items()})
    receipt = filing.file(db, filing.prepare(version, draft, walk(version.form, draft.given).shown))
    case = db.exec(select(Case)).one()
    (row,) = representation.of_case(db, case)
    return case, receipt, row


def test_it_is_made_in_the_transaction_of_the_filing_with_the_promise_of_a_letter(db: Session, sent: Sent, files: Files):
    case, _, row = sent
    assert (case.applicant, case.applied_by) == ("Maj", "Per")
    assert (row.kind, row.name, row.scope, row.applied, row.standing) == ("attorney", "Per", ["this"], True, "unproven")
    assert db.exec(select(Job.payload).where(Job.kind == representation.TELL)).all() == [{"case_id": case.id}]
    assert audit.verify(db, files) == []


def test_the_same_journey_filed_twice_has_one_representative(db: Session, sent: Sent):
    case, receipt, _ = sent
    draft = db.exec(select(drafts.Draft)).one()
    version = services.version(db, draft.version_id)
    assert filing.file(db, filing.prepare(version, draft, walk(version.form, draft.given).shown)).reference == receipt.reference
    assert len(representation.of_case(db, case)) == 1


def test_each_has_a_code_and_is_known_by_it(db: Session, sent: Sent):
    case, receipt, row = sent
    hers = representation.new_code_for(db, case.id or 0, None)
    assert receipts.find_party(db, case.reference, receipt.code or "", "a").representation_id == row.id
    assert receipts.find_party(db, case.reference, hers, "a").representation_id is None
    again = representation.new_code_for(db, case.id or 0, None)
    assert again != hers
    with pytest.raises(WrongCode):
        receipts.find_party(db, case.reference, hers, "a")


def test_a_new_code_closes_the_browsers_that_the_old_one_opened_and_no_others(db: Session, sent: Sent):
    case, receipt, _ = sent
    opened = [
        receipts.make_status_key(db, *receipts.find_party(db, case.reference, code, "a"))
        for code in (receipts.new_code_for(db, case, None), receipt.code or "")
    ]
    receipts.new_code_for(db, case, None)
    with pytest.raises(NotYours):
        receipts.find_by_status_key(db, opened[0], case.reference)
    assert receipts.find_by_status_key(db, opened[1], case.reference).case == case


def test_a_code_opens_no_other_case(db: Session, sent: Sent, filed: Callable):
    code = representation.new_code_for(db, sent[0].id or 0, None)
    with pytest.raises(WrongCode):
        receipts.find_party(db, filed(db).reference, code, "a")


def test_what_was_shown_decides_what_is_told(db: Session, sent: Sent, cast: Cast):
    row = sent[2]
    assert row.sees == {"arrival", "sent"}
    representation.prove(db, row, cast.elin, "original", ["this"], clock.today())
    assert row.standing == "valid" and "decision" in row.sees
    with clock.standing_at(clock.now() + timedelta(days=1)):
        assert row.standing == "expired" and row.sees == {"arrival"}
    representation.prove(db, row, cast.elin, "original", ["property"], None)
    assert row.standing == "outside" and row.sees == {"arrival", "sent"}
    representation.end(db, row, cast.elin, "Återkallad")
    assert row.standing == "ended" and row.sees == {"arrival"}
    kinds = [event.kind for event in history(db, sent[0].id or 0)]
    assert kinds == ["received", "right_noted", "right_noted", "right_ended"]


def test_what_has_ended_is_not_proved_again_nor_ended_twice(db: Session, sent: Sent, cast: Cast):
    row = sent[2]
    for _ in range(2):
        representation.end(db, row, cast.elin, "Återkallad")
    with pytest.raises(NotAllowed):
        representation.prove(db, row, cast.elin, "original", [], None)
    assert [event.kind for event in history(db, sent[0].id or 0)].count("right_ended") == 1


def test_what_is_left_out_is_refused(db: Session, sent: Sent, cast: Cast, filed: Callable):
    case, _, row = sent
    for refused, kind, name in ((NotAllowed, "friend", "Lo"), (WordsMissing, "parent", " ")):
        with pytest.raises(refused):
            representation.add(db, case, cast.elin, kind, name)
    with pytest.raises(NotAllowed):
        representation.prove(db, row, cast.elin, "register", [], None)
    with pytest.raises(NotYours):
        representation.find(db, filed(db), row.id or 0)


def test_the_reckoning_misses_a_representative_that_is_gone(db: Session, sent: Sent, files: Files):
    db.delete(sent[2])
    db.flush()
    assert [(each.kind, each.what) for each in audit.verify(db, files)] == [("party", sent[0].reference)]
