"""Whose sheet a page is of: a master's, one that was handed out blank, or one that was filled in for a draft."""

import pytest

from eservices import copies, drafts, references, services, sheets, tokens
from eservices.database import Database
from eservices.sheets import Sheet
from tests.eservices.test_services import publish


@pytest.fixture
def master(database: Database) -> Sheet:
    return keep(database, publish(database).id or 0)


def keep(database: Database, version_id: int, language: str = "sv") -> Sheet:
    with database.writing() as db:
        kept = sheets.keep(db, version_id, language, "standard", references.new_token(), b"%PDF", {"pages": 2}, 2)
        db.expunge(kept)
    return kept


def found(database: Database, token: str) -> int | None:
    with database.reading() as db:
        sheet = tokens.sheet_of(db, token)
        return sheet.id if sheet else None


def test_every_blank_sheet_has_a_serial_of_its_own_that_finds_its_master(database: Database, master: Sheet) -> None:
    other = keep(database, master.version_id, "en")
    serials = {sheets.new_serial(master) for _ in range(500)}
    assert len(serials) == 500
    assert {len(serial) for serial in serials} == {references.TOKEN_LENGTH}
    assert {found(database, serial) for serial in list(serials)[:5]} == {master.id}
    assert found(database, sheets.new_serial(other)) == other.id


def test_a_masters_own_token_finds_it_with_its_layout(database: Database, master: Sheet) -> None:
    with database.reading() as db:
        sheet = tokens.sheet_of(db, master.token)
        assert sheet and (sheet.layout, sheet.pdf) == ({"pages": 2}, b"%PDF")


def test_a_copys_token_finds_the_master_that_it_was_made_from(database: Database, master: Sheet) -> None:
    with database.writing() as db:
        draft, _ = drafts.begin(db, services.version(db, master.version_id))
        token = copies.make(db, draft, "sv", "standard").token
    assert found(database, token) == master.id


def test_a_serial_of_another_municipality_is_none_of_ours(database: Database, master: Sheet) -> None:
    theirs = Sheet(id=master.id, token=references.new_token())
    assert sum(found(database, sheets.new_serial(theirs)) is not None for _ in range(40)) <= 3


@pytest.mark.parametrize("token", ["", "3", "T" * 14, "åäö" * 5, "B" * 15, "'; --", "333333333333333"])
def test_what_is_no_name_of_a_sheet_finds_none(database: Database, token: str) -> None:
    assert found(database, token) is None


def test_one_character_read_wrong_never_leads_to_a_sheet(database: Database, master: Sheet) -> None:
    serial = sheets.new_serial(master)
    for place in range(len(serial)):
        wrong = next(letter for letter in references.ALPHABET if letter != serial[place])
        assert found(database, serial[:place] + wrong + serial[place + 1 :]) is None
