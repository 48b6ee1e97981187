"""What is confirmed by word of mouth stands as it was said; a code in a letter proves an address and is not guessed."""

from datetime import timedelta

import pytest

from eservices import by_telephone, clock, drafts, letter_codes, people
from eservices.confirmations import ANSWERS, IDENTITY, SIGNATURE, confirm, is_known, of
from eservices.database import Database
from eservices.people import Colleague
from eservices.refusals import DraftGone, WrongCode
from tests.eservices.conftest import Cast, begun

SECRET = b"a secret of the house"


@pytest.fixture
def elin(sqlite: Database) -> Colleague:
    """A colleague at the telephone."""
    with sqlite.writing() as db:
        people.add_staff(db, "elin", "Elin Fors", "agent", people.hash_password("tio tecken långt"), set())
        return people.colleague(db, "elin")


def test_the_latest_confirmation_counts_and_the_same_one_twice_is_one(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        first = confirm(db, "journey", ANSWERS, "spoken", cast.elin, who="Elsa")
        assert confirm(db, "journey", ANSWERS, "spoken", cast.elin, who="Elsa").id == first.id
        confirm(db, "journey", ANSWERS, "spoken", cast.fia, who="Elsa Lund")
        confirm(db, "journey", SIGNATURE, "spoken", cast.fia, who="Elsa Lund", path="signature")
        confirm(db, "another", ANSWERS, "spoken", cast.fia, who="Bo")
        told = of(db, "journey")
    assert [(key, each.who, each.by_name) for key, each in told.items()] == [
        (("answers", ""), "Elsa Lund", cast.fia.full_name), (("signature", "signature"), "Elsa Lund", cast.fia.full_name),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("demanded", "how", "expected"),
    [
        ("none", "", True), ("call_back", "", False), ("call_back", "call_back", True), ("call_back", "letter_code", True),
        ("letter_code", "call_back", False), ("letter_code", "letter_code", True), ("e_id", "letter_code", True),
        ("e_id", "call_back", False),
    ],
)  # fmt: skip
def test_a_surer_way_does_and_a_weaker_does_not(
    sqlite: Database, elin: Colleague, demanded: str, how: str, expected: bool
) -> None:
    with sqlite.writing() as db:
        if how:
            confirm(db, "journey", IDENTITY, how, elin)
        assert is_known(db, "journey", demanded) is expected


def test_a_code_in_a_letter_is_read_out_in_any_grouping_and_is_of_its_own_journey(database: Database) -> None:
    with database.writing() as db:
        code = letter_codes.make(db, "journey", "Elsa Lund, Storgatan 1")
        spoken = " ".join(code[at : at + 2] for at in range(0, len(code), 2))
        assert letter_codes.check(db, "journey", spoken).sent_to == "Elsa Lund, Storgatan 1"
        with pytest.raises(WrongCode):
            letter_codes.check(db, "another", code)


def test_a_new_letter_makes_the_old_code_worthless_and_time_every_code(database: Database) -> None:
    with database.writing() as db:
        old = letter_codes.make(db, "journey", "Storgatan 1")
        new = letter_codes.make(db, "journey", "Storgatan 2")
        assert old != new
        with pytest.raises(WrongCode):
            letter_codes.check(db, "journey", old)
        assert letter_codes.check(db, "journey", new)
    with clock.standing_at(clock.now() + timedelta(days=31)), database.writing() as db, pytest.raises(WrongCode):
        letter_codes.check(db, "journey", new)


def test_after_five_wrong_codes_the_right_one_opens_nothing(database: Database) -> None:
    with database.writing() as db:
        code = letter_codes.make(db, "journey", "Storgatan 1")
        for _ in range(letter_codes.MOST_TRIES):
            with pytest.raises(WrongCode):
                letter_codes.check(db, "journey", f"{int(code) + 1:08}")
        with pytest.raises(WrongCode):
            letter_codes.check(db, "journey", code)


def test_what_is_passed_over_is_kept_until_it_is_answered(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft = begun(db)
        by_telephone.pass_over(db, draft, {"applicant": by_telephone.UNKNOWN, "drawings": by_telephone.SKIPPED})
        by_telephone.pass_over(db, draft, {"drawings": ""})
        assert (draft.passed_over, by_telephone.unknown(draft)) == ({"applicant": "unknown"}, {"applicant"})


def test_a_code_for_the_caller_opens_the_draft_only_once_it_is_given(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft = begun(db, channel="phone")
        code = by_telephone.code_for_caller(draft, SECRET)
        with pytest.raises(DraftGone):
            drafts.find_by_secret(db, code)
        assert not by_telephone.is_given(db, draft, SECRET)
        assert by_telephone.give_code(db, draft, SECRET) == code
        assert drafts.find_with_holder(db, code) == (draft, None)


def test_a_colleague_who_was_told_a_code_may_open_the_draft_and_no_other(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft = begun(db)
        with pytest.raises(DraftGone):
            drafts.find_for_agent(db, cast.elin, draft.journey)
        code = by_telephone.give_code(db, draft, SECRET)
        opened, secret = drafts.resume(db, code, "staff 1", cast.elin)
        assert drafts.find_with_holder(db, secret) == (opened, cast.elin.id)
        assert drafts.find_for_agent(db, cast.elin, draft.journey).id == draft.id
        assert [each.id for each in drafts.of_agent(db, cast.elin)] == [draft.id]
        with pytest.raises(DraftGone):
            drafts.find_for_agent(db, cast.fia, draft.journey)
