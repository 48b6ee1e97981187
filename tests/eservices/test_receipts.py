"""With the reference and the receipt code anyone sees their own case, and no other."""

from datetime import timedelta

import pytest

from eservices import clock, receipts, references
from eservices.database import Database
from eservices.filing import Receipt
from eservices.refusals import NotYours, TooManyTries, WrongCode
from tests.eservices.conftest import Cast, begun, send


@pytest.fixture
def receipt(database: Database, cast: Cast) -> Receipt:
    with database.writing() as db:
        return send(db, begun(db))


def test_reference_and_code_as_people_type_them_open_the_case(database: Database, receipt: Receipt) -> None:
    typed = references.show(receipt.reference).lower(), references.show(receipt.code).replace(" ", "-")
    with database.writing() as db:
        assert receipts.find_by_receipt(db, *typed, "192.0.2.1").reference == receipt.reference


def test_the_code_of_another_case_opens_nothing(database: Database, receipt: Receipt) -> None:
    with database.writing() as db:
        bo = send(db, begun(db, name="Bo Dal"))
    for reference, code in ((receipt.reference, bo.code), (bo.reference, receipt.code), ("", ""), (receipt.reference, "")):
        with pytest.raises(WrongCode), database.writing() as db:
            receipts.find_by_receipt(db, reference, code, f"{reference} {code}")


def test_guessing_is_slowed_down_more_and_more(database: Database, receipt: Receipt) -> None:
    for _ in range(5):
        with pytest.raises(WrongCode), database.writing() as db:
            receipts.find_by_receipt(db, receipt.reference, references.new_code(), "192.0.2.1")
    with pytest.raises(TooManyTries) as first, database.writing() as db:
        receipts.find_by_receipt(db, receipt.reference, receipt.code, "192.0.2.1")
    with clock.standing_at(first.value.until + timedelta(seconds=1)):
        with pytest.raises(WrongCode), database.writing() as db:
            receipts.find_by_receipt(db, receipt.reference, references.new_code(), "192.0.2.1")
        with pytest.raises(TooManyTries) as second, database.writing() as db:
            receipts.find_by_receipt(db, receipt.reference, receipt.code, "192.0.2.1")
    assert second.value.seconds > first.value.seconds
    with clock.standing_at(second.value.until + timedelta(seconds=1)), database.writing() as db:
        assert receipts.find_by_receipt(db, receipt.reference, receipt.code, "192.0.2.1")


def test_a_browser_that_has_shown_the_code_sees_that_case_for_an_hour(database: Database, receipt: Receipt) -> None:
    with database.writing() as db:
        case = receipts.find_by_receipt(db, receipt.reference, receipt.code, "192.0.2.1")
        key = receipts.make_status_key(db, case)
        other = send(db, begun(db, name="Bo Dal"))
    with database.reading() as db:
        assert receipts.find_by_status_key(db, key, receipt.reference).case.id == case.id
        for wrong in ((key, other.reference), ("guess", receipt.reference)):
            with pytest.raises(NotYours):
                receipts.find_by_status_key(db, *wrong)
    with clock.standing_at(clock.now() + timedelta(minutes=61)), database.writing() as db:
        with pytest.raises(NotYours):
            receipts.find_by_status_key(db, key, receipt.reference)
        receipts.remove_ended(db)
