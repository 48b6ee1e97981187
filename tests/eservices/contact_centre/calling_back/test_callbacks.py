"""Call-backs: windows from real hours and staffing, places that are had once, attempts, and promises that are counted."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from eservices import clock, people, tally
from eservices.contact_centre.calling_back import attempts, callbacks
from eservices.contact_centre.calling_back.callbacks import Callback, CallbackWindow, Promises, Wish
from eservices.contact_centre.calling_back.staffing import Window, window_at, windows
from eservices.contact_centre.refusals import CallbackGone, CallbackOver, CallbackTaken, TooFewAttempts, WindowFull
from eservices.database import Database
from eservices.municipality import Municipality
from eservices.worker import run_due
from tests.eservices.conftest import Cast

MONDAY = datetime(2026, 11, 23, 7, 5, tzinfo=UTC)
"""Five past eight in the morning, on an ordinary day."""
NINE = Window(datetime(2026, 11, 23, 8, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC), 2)
TEN = Window(NINE.ends_at, NINE.ends_at + timedelta(hours=1), 2)
ELSA = Wish("Elsa Lindqvist", "+46846500401", "sv", "home-care", "Hemtjänst", ("hearing",))
Book = Callable[..., Callback]


@pytest.fixture
def at_eight() -> object:
    with clock.standing_at(MONDAY):
        yield


@pytest.fixture
def db(database: Database, cast: Cast, at_eight: None) -> Session:
    with database.writing() as session:
        yield session


@pytest.fixture
def book(db: Session) -> Book:
    return lambda window=NINE, key="k1", **more: callbacks.book(db, window, ELSA, key, **more)[0]


def town(**callbacks: object) -> Municipality:
    return Municipality.model_validate({"callbacks": callbacks, "hours": {"monday–friday": "8.00–16.30"}})


def begun(municipality: Municipality, at: datetime = MONDAY) -> list[str]:
    return [f"{clock.local(each.begins_at):%d %H.%M}" for each in windows(municipality, municipality.callbacks, at)]


def test_windows_lie_within_opening_hours_and_none_begins_too_soon() -> None:
    assert begun(town(days=1)) == ["23 09.00", "23 10.00", "23 11.00", "23 12.00", "23 13.00", "23 14.00", "23 15.00"]
    assert begun(town(days=1, notice=55))[0] == "23 09.00"
    assert begun(town(days=1, notice=56))[0] == "23 10.00"
    assert begun(town(days=1, minutes=30))[-1] == "23 16.00"


def test_windows_skip_days_that_are_closed_and_keep_to_days_that_are_otherwise() -> None:
    christmas = datetime(2026, 12, 22, 15, tzinfo=UTC)
    municipality = town(days=3).model_copy(update={"exceptions": Municipality.model_validate(
        {"exceptions": {"2026-12-23": "8.00–10.00"}}).exceptions})  # fmt: skip
    assert sorted({each[:2] for each in begun(municipality, christmas)}) == ["23", "28"]
    assert [each for each in begun(municipality, christmas) if each.startswith("23")] == ["23 08.00", "23 09.00"]
    assert date(2026, 12, 24) not in {
        each.begins_at.date() for each in windows(municipality, municipality.callbacks, christmas)
    }


def test_as_many_are_rung_at_a_time_as_the_staffing_says() -> None:
    municipality = town(days=2, at_a_time=4, by_hour={"monday 8.00–10.00": 1, "11.30–13.00": 0, "15–16": 9})
    rung = {
        f"{clock.local(each.begins_at):%a %H}": each.places for each in windows(municipality, municipality.callbacks, MONDAY)
    }
    assert (rung["Mon 09"], rung["Tue 09"], rung["Mon 10"], rung["Mon 11"], rung["Tue 15"]) == (1, 4, 4, 4, 9)
    assert not {"Mon 12", "Tue 12"} & set(rung)


@pytest.mark.parametrize("wrong", [{"by_hour": {"lunch": 1}}, {"by_hour": {"10–8": 1}}, {"minutes": 7}, {"at_a_time": -1}])
def test_staffing_that_means_nothing_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        town(**wrong)


def test_a_window_that_is_not_offered_cannot_be_asked_for() -> None:
    municipality = town()
    assert window_at(municipality, municipality.callbacks, MONDAY, NINE.begins_at) is not None
    for wrong in (NINE.begins_at + timedelta(minutes=1), NINE.begins_at + timedelta(days=300), MONDAY):
        assert window_at(municipality, municipality.callbacks, MONDAY, wrong) is None


def test_a_promise_is_kept_for_what_was_asked_and_the_code_finds_it(db: Session) -> None:
    callback, code = callbacks.book(db, NINE, ELSA, "k1")
    assert (callback.name, callback.needs, callback.begins_at, callback.kept) == (
        "Elsa Lindqvist",
        ["hearing"],
        NINE.begins_at,
        None,
    )
    assert callbacks.find_by_code(db, code.lower()) == callback
    assert callbacks.find_by_code(db, "AAAA AAAA AAAA") is callbacks.find_by_code(db, "") is None


def test_the_same_page_sent_twice_is_one_promise(db: Session) -> None:
    assert callbacks.book(db, NINE, ELSA, "k1") == callbacks.book(db, NINE, ELSA, "k1")
    assert db.exec(select(CallbackWindow.taken)).one() == 1


def test_twenty_at_once_for_the_last_place_get_one(database: Database, cast: Cast) -> None:
    window = NINE._replace(places=1)
    got: list[str] = []

    def ask(number: int) -> None:
        try:
            with database.writing() as db:
                got.append(callbacks.book(db, window, ELSA, f"k{number}")[1])
        except WindowFull:
            got.append("full")

    asking = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    with clock.standing_at(MONDAY):
        for each in asking:
            each.start()
        for each in asking:
            each.join()
    assert (len(got), got.count("full")) == (20, 19)
    with database.reading() as db:
        assert db.exec(select(CallbackWindow.taken)).one() == 1
        assert len(db.exec(select(Callback)).all()) == 1


def test_what_is_free_is_what_is_left(db: Session, book: Book) -> None:
    book()
    assert callbacks.free(db, [NINE, TEN]) == [(NINE, 1), (TEN, 2)]
    book(key="k2")
    assert callbacks.free(db, [NINE, TEN]) == [(TEN, 2)]
    with pytest.raises(WindowFull):
        book(key="k3")


def test_another_time_frees_the_first(db: Session, book: Book) -> None:
    callback = book()
    callbacks.move(db, callback, TEN)
    assert callback.begins_at == TEN.begins_at
    assert callbacks.free(db, [NINE, TEN]) == [(NINE, 2), (TEN, 1)]


def test_a_full_window_leaves_the_promise_as_it_was(database: Database, cast: Cast, at_eight: None) -> None:
    with database.writing() as db:
        mine = callbacks.book(db, NINE, ELSA, "k1")[0].id
        callbacks.book(db, TEN._replace(places=1), ELSA, "k2")
    with pytest.raises(WindowFull), database.writing() as db:
        callbacks.move(db, db.get(Callback, mine), TEN._replace(places=1))
    with database.reading() as db:
        assert db.get(Callback, mine).begins_at == NINE.begins_at
        assert callbacks.free(db, [NINE]) == [(NINE, 1)]


def test_calling_off_frees_the_place_and_ends_it_once(db: Session, book: Book) -> None:
    callback = book()
    callbacks.call_off(db, callback)
    assert (callback.state, callbacks.free(db, [NINE])) == ("called_off", [(NINE, 2)])
    for verb in (callbacks.call_off, lambda db, callback: callbacks.move(db, callback, TEN)):
        with pytest.raises(CallbackOver):
            verb(db, callback)
    assert callbacks.free(db, [NINE]) == [(NINE, 2)]


def test_a_colleague_of_another_group_does_not_see_it(db: Session, cast: Cast, book: Book) -> None:
    callback = book()
    assert callbacks.booked(db, cast.elin) == [callback]
    assert callbacks.booked(db, cast.cem) == []
    with pytest.raises(CallbackGone):
        callbacks.find(db, cast.cem, callback.id)


def test_two_agents_do_not_ring_the_same_person(db: Session, cast: Cast, book: Book) -> None:
    callback = attempts.take(db, cast.elin, book())
    with pytest.raises(CallbackTaken) as refused:
        attempts.take(db, cast.fia, callback)
    assert refused.value.by_name == cast.elin.full_name
    with clock.standing_at(MONDAY + timedelta(minutes=16)):
        assert attempts.take(db, cast.fia, callback).taken_by_name == cast.fia.full_name


def test_who_is_reached_in_the_window_has_been_kept_the_promise(db: Session, cast: Cast, book: Book) -> None:
    callback = book()
    with clock.standing_at(NINE.begins_at + timedelta(minutes=10)):
        attempts.note(db, cast.elin, callback, "reached")
        with pytest.raises(CallbackOver):
            attempts.note(db, cast.fia, callback, "reached")
    assert (callback.state, callback.kept, callback.ended_by_name) == ("done", True, cast.elin.full_name)
    assert callbacks.promises(db, cast.elin.groups, MONDAY) == Promises(1, 0)


def test_nobody_is_given_up_before_the_third_attempt_and_each_is_noted(db: Session, cast: Cast, book: Book) -> None:
    callback = book()
    for number, by in enumerate((cast.elin, cast.fia, cast.elin)):
        with pytest.raises(TooFewAttempts) as refused:
            attempts.give_up(db, cast.elin, callback)
        assert refused.value.left == 3 - number
        with clock.standing_at(NINE.begins_at + timedelta(minutes=number * 10)):
            attempts.note(db, by, callback, "no_answer", f"Försök {number + 1}")
    attempts.give_up(db, cast.elin, callback)
    assert [each.note for each in attempts.of_callback(db, callback)] == ["Försök 1", "Försök 2", "Försök 3"]
    assert (callback.state, callback.kept) == ("given_up", True)


def test_a_window_that_passed_without_a_call_is_missed_exactly_once(database: Database, cast: Cast, at_eight: None) -> None:
    with database.writing() as db:
        number = callbacks.book(db, NINE, ELSA, "k1")[0].id
    assert run_due(database, attempts.handlers()) == 0
    with clock.standing_at(NINE.ends_at + timedelta(minutes=1)):
        assert run_due(database, attempts.handlers()) == 1
        with database.writing() as db:
            assert not callbacks.mark_missed(db, number)
            callback = db.get(Callback, number)
            assert (callback.kept, callback.state) == (False, "booked")
            attempts.note(db, cast.elin, callback, "reached", "Bad om ursäkt.")
            assert (callback.kept, callback.state) == (False, "done")
            assert callbacks.promises(db, cast.elin.groups, MONDAY) == Promises(0, 1)


def test_a_promise_that_was_moved_is_not_missed_in_its_first_window(database: Database, cast: Cast, at_eight: None) -> None:
    with database.writing() as db:
        callback = callbacks.book(db, NINE, ELSA, "k1")[0]
        callbacks.move(db, callback, TEN)
        number = callback.id
    with clock.standing_at(NINE.ends_at + timedelta(minutes=1)):
        assert run_due(database, attempts.handlers()) == 1
        with database.reading() as db:
            assert db.get(Callback, number).kept is None
    with clock.standing_at(TEN.ends_at + timedelta(minutes=1)):
        assert run_due(database, attempts.handlers()) == 1
        with database.reading() as db:
            assert db.get(Callback, number).kept is False


def test_ringing_too_early_without_reaching_anyone_keeps_no_promise(db: Session, cast: Cast, book: Book) -> None:
    callback = book()
    attempts.note(db, cast.elin, callback, "no_answer")
    assert callback.kept is None
    with clock.standing_at(NINE.begins_at - timedelta(minutes=4)):
        attempts.note(db, cast.elin, callback, "busy")
    assert callback.kept is True


def test_the_places_of_one_group_are_not_those_of_another(db: Session, cast: Cast, book: Book) -> None:
    book(NINE._replace(places=1))
    book(NINE._replace(places=1), "k2", by=cast.cem, group="building")
    assert people.CONTACT_CENTRE not in cast.cem.groups
    assert len(callbacks.booked(db, cast.cem)) == 1


def test_those_who_watch_the_list_see_that_something_has_moved(db: Session, cast: Cast, book: Book) -> None:
    seen = [tally.mark(tally.moves(db), cast.elin.groups)]

    def moved() -> bool:
        seen.append(tally.mark(tally.moves(db), cast.elin.groups))
        return seen[-1] != seen[-2]

    callback = book()
    assert moved()
    attempts.take(db, cast.elin, callback)
    assert moved()
    callbacks.move(db, callback, TEN)
    assert moved()
    callbacks.call_off(db, callback)
    assert moved()
    assert tally.counts(db, cast.elin.id, cast.elin.groups).all == 0
