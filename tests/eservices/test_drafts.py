"""Drafts are kept, merged, opened by code and by cookie, and forgotten."""

import threading
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import select

from eservices import attachments, clock, drafts, references, services
from eservices.channels import CHANNELS, COMES_LATER
from eservices.database import Database
from eservices.drafts import Draft, DraftKey
from eservices.files import Files
from eservices.refusals import AlreadyFiled, ClosedNow, DraftGone, NotOpenYet, TooManyTries, WrongCode
from forms.answers import Answer
from forms.carrying import Aside, Left
from forms.texts import Text
from tests.eservices.conftest import Cast, begun, form, send


def fresh(database: Database) -> tuple[Draft, str]:
    with database.writing() as db:
        return drafts.begin(db, services.current(db, "building-permit"))


def test_the_browser_that_began_a_draft_finds_it_again(database: Database, cast: Cast) -> None:
    draft, secret = fresh(database)
    with database.reading() as db:
        assert drafts.find_by_secret(db, secret).id == draft.id
        with pytest.raises(DraftGone):
            drafts.find_by_secret(db, "another")


def test_no_secret_and_no_code_is_kept_in_the_open(database: Database, cast: Cast) -> None:
    draft, secret = fresh(database)
    with database.writing() as db:
        code = drafts.make_save_code(db, draft, secret)
        kept = {key.digest for key in db.exec(select(DraftKey))}
        assert kept == {references.digest(secret), references.digest(code)}


def test_two_tabs_do_not_wipe_each_other(database: Database, cast: Cast) -> None:
    _draft, secret = fresh(database)
    gate = threading.Barrier(8)

    def save(number: int) -> None:
        gate.wait()
        with database.writing() as db:
            mine = drafts.find_by_secret(db, secret)
            drafts.save_answers(db, mine, {f"question_{number}": Answer(number)})

    threads = [threading.Thread(target=save, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as db:
        assert sorted(answer.value for answer in drafts.find_by_secret(db, secret).given.values()) == list(range(8))


def test_an_answer_that_is_none_is_dropped_and_the_rest_stays(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft = begun(db)
        drafts.save_answers(db, draft, {"drawings": Answer({"state": "later", "files": []}, "agent")})
        drafts.save_answers(db, draft, {"applicant": None, "never_answered": None})
        assert draft.given == {"drawings": Answer({"state": "later", "files": []}, "agent")}


def test_a_save_code_opens_the_draft_in_another_browser_and_stays_the_same(database: Database, cast: Cast) -> None:
    draft, secret = fresh(database)
    with database.writing() as db:
        code = drafts.make_save_code(db, draft, secret)
        assert code == drafts.make_save_code(db, draft, secret) == drafts.save_code(secret)
    with database.writing() as db:
        again, second_secret = drafts.resume(db, references.show(code).lower(), "192.0.2.1")
        assert again.id == draft.id
    with database.reading() as db:
        assert drafts.find_by_secret(db, second_secret).id == drafts.find_by_secret(db, secret).id


def test_a_save_code_that_was_never_asked_for_opens_nothing(database: Database, cast: Cast) -> None:
    _, secret = fresh(database)
    with pytest.raises(WrongCode), database.writing() as db:
        drafts.resume(db, drafts.save_code(secret), "192.0.2.1")


def test_guessing_save_codes_is_slowed_down_even_when_a_right_one_comes_between(database: Database, cast: Cast) -> None:
    draft, secret = fresh(database)
    with database.writing() as db:
        code = drafts.make_save_code(db, draft, secret)
    for _ in range(4):
        with pytest.raises(WrongCode), database.writing() as db:
            drafts.resume(db, references.new_code(), "192.0.2.1")
    with database.writing() as db:
        drafts.resume(db, code, "192.0.2.1")
    with pytest.raises(WrongCode), database.writing() as db:
        drafts.resume(db, "nonsense", "192.0.2.1")
    with pytest.raises(TooManyTries) as refusal, database.writing() as db:
        drafts.resume(db, code, "192.0.2.1")
    assert 1 <= refusal.value.seconds <= 10
    with database.writing() as db:
        assert drafts.resume(db, code, "198.51.100.7")


def test_a_draft_that_no_one_came_back_to_is_forgotten_with_its_files(
    database: Database, cast: Cast, files: Files, pdf: object
) -> None:
    stored = files.store(pdf, "plan.pdf")
    with database.writing() as db:
        draft, secret = drafts.begin(db, services.current(db, "building-permit"))
        attachments.attach(db, draft, "drawings", stored)
    with clock.standing_at(clock.now() + timedelta(days=31)), database.writing() as db:
        with pytest.raises(DraftGone):
            drafts.find_by_secret(db, secret)
        assert drafts.remove_expired(db) == 1
        assert db.exec(select(Draft)).all() == []


def test_a_filed_draft_is_never_removed_by_age_but_forgets_its_code(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft = begun(db)
        receipt = send(db, draft)
    with clock.standing_at(clock.now() + timedelta(days=31)), database.writing() as db:
        assert drafts.remove_expired(db) == 0
        kept = db.exec(select(Draft)).one()
        assert (kept.reference, kept.receipt_code, kept.answers) == (receipt.reference, None, {})
        assert send(db, draft).reference == receipt.reference


def test_an_agent_finds_the_drafts_of_her_own_callers_only(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft, _ = drafts.begin(db, services.current(db, "contact"), "phone", by=cast.elin)
    with database.reading() as db:
        assert [found.id for found in drafts.of_agent(db, cast.elin)] == [draft.id]
        assert drafts.find_for_agent(db, cast.elin, draft.journey).id == draft.id
        assert drafts.of_agent(db, cast.fia) == []
        with pytest.raises(DraftGone):
            drafts.find_for_agent(db, cast.fia, draft.journey)


DAYS = [
    (None, None, None),
    (date(2026, 11, 22), date(2026, 11, 22), None),
    (date(2026, 11, 23), None, NotOpenYet),
    (None, date(2026, 11, 21), ClosedNow),
    (date(2026, 11, 1), date(2026, 12, 1), None),
]


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(("opens_on", "closes_on", "refusal"), DAYS)
def test_a_draft_is_begun_on_the_days_of_its_form_but_a_letter_may_have_come_in_time(
    database: Database, channel: str, opens_on: date | None, closes_on: date | None, refusal: type[Exception] | None
) -> None:
    with database.writing() as db:
        version = services.publish(db, form().model_copy(update={"opens_on": opens_on, "closes_on": closes_on}), "", "test")
    expected = refusal if refusal and channel not in COMES_LATER else ()
    with clock.standing_at(datetime(2026, 11, 22, 23, 30, tzinfo=clock.HERE)), database.writing() as db:
        if expected:
            with pytest.raises(expected):
                drafts.begin(db, version, channel)
        else:
            assert drafts.begin(db, version, channel)


def test_a_draft_moves_on_with_what_lies_beside_its_answers_and_its_keys_still_open_it(database: Database, cast: Cast) -> None:
    _draft, secret = fresh(database)
    left = Left(label=Text("Varför?"), value="Därför.")
    with database.writing() as db:
        mine = drafts.find_by_secret(db, secret)
        version = services.publish(db, form(title="Bygglov två"), "", "test")
        drafts.move(db, mine, version, {"applicant": Answer("Astrid")}, Aside(begun_on=1, dropped={"why": left}))
    with database.reading() as db:
        mine = drafts.find_by_secret(db, secret)
        assert services.with_number(db, mine.version_id) == (services.live(db, "building-permit"), 2)
        assert (mine.given["applicant"].value, mine.aside.dropped["why"], mine.aside.begun_on) == ("Astrid", left, 1)


def test_what_has_been_filed_moves_no_further(database: Database, cast: Cast) -> None:
    with database.writing() as db:
        draft = begun(db)
        send(db, draft)
        with pytest.raises(AlreadyFiled):
            drafts.move(db, draft, services.live(db, "building-permit"), {}, Aside())
