"""A sheet that asks for what is left of a draft, or of what was sent."""

import pytest

from eservices import copies, sheets, tokens
from eservices.copies import Copy
from eservices.database import Database
from tests.eservices.conftest import Cast, Filed, begun


def test_a_completion_sheet_of_a_draft_asks_for_what_is_left_and_finds_the_draft(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft = begun(db)
        copy = copies.make_completion(db, draft, ["drawings"], "sv", "largest", cast.elin)
        assert (copy.paths, copy.printed, copy.by_name) == ({"drawings": "drawings"}, {}, "Elin Fors")
        assert copies.draft_of(db, copies.find(db, copy.token)) == draft


def test_a_completion_sheet_of_a_case_bears_its_journey_and_version(database: Database, cast: Cast, filed: Filed) -> None:
    with database.writing() as db:
        case = filed(db)
        copy = copies.make_completion(db, case, ["drawings"], "sv", "standard")
        assert (copy.journey, copy.version_id, copy.by_id) == (case.journey, case.version_id, None)


@pytest.mark.usefixtures("cast")
def test_a_sheet_that_would_ask_for_nothing_is_not_made(database: Database) -> None:
    with database.writing() as db, pytest.raises(ValueError, match="asks for something"):
        copies.make_completion(db, begun(db), ["moon"], "sv", "standard")


@pytest.mark.usefixtures("cast")
def test_a_copy_keeps_to_the_master_that_it_was_drawn_from(database: Database) -> None:
    with database.writing() as db:
        draft = begun(db)
        whole, part = (
            copies.make(db, draft, "sv", "standard"),
            copies.make_completion(db, draft, ["drawings"], "sv", "standard"),
        )
        masters = [_keep(db, copy, face) for copy, face in ((whole, ""), (part, ""), (whole, "new face"))]
        copies.drawn_from(db, whole.id or 0, masters[0])
        assert (_master(db, whole), _master(db, part)) == (masters[0], masters[1])
        assert _master(db, copies.make(db, draft, "sv", "standard")) == masters[2]


def _keep(db, copy: Copy, face: str) -> int:
    part = sheets.part_of(copy.paths)
    return sheets.keep(db, copy.version_id, "sv", "standard", f"{face}-{part}"[-20:], b"%PDF", {}, 1, face, part).id


def _master(db, copy: Copy) -> int:
    db.expire_all()
    return tokens.sheet_of(db, copy.token).id
