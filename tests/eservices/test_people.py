"""Who works here, and who is signed in."""

import threading
import time
from datetime import timedelta

import pytest
from sqlmodel import select

from eservices import clock, people, sessions
from eservices.database import Database
from eservices.people import Colleague, Staff
from eservices.refusals import NameTaken, SignedOut, TooManyTries, UnknownGroup, WeakPassword, WrongPassword
from eservices.sessions import StaffSession
from tests.eservices.conftest import PASSWORD, Cast


def who(database: Database, token: str) -> Colleague:
    with database.reading() as db:
        return sessions.find_by_session(db, token)


def test_a_colleague_signs_in_and_is_known_with_groups(database: Database, cast: Cast) -> None:
    fia, token = sessions.sign_in(database, " FIA ", PASSWORD, "192.0.2.1")
    assert (fia.full_name, fia.groups) == ("Fia Grahn", {"contact-centre", "building"})
    assert who(database, token) == fia


def test_the_token_is_not_kept_in_the_open(database: Database, cast: Cast) -> None:
    _, token = sessions.sign_in(database, "fia", PASSWORD, "192.0.2.1")
    with database.reading() as db:
        assert token not in str(db.exec(select(StaffSession)).one())


@pytest.mark.parametrize(("name", "password"), [("fia", "wrong password"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(database: Database, cast: Cast, name: str, password: str) -> None:
    with pytest.raises(WrongPassword):
        sessions.sign_in(database, name, password, "192.0.2.1")


def test_guessing_one_name_from_many_addresses_is_slowed_down(database: Database, cast: Cast) -> None:
    for number in range(5):
        with pytest.raises(WrongPassword):
            sessions.sign_in(database, "fia", "wrong password", f"192.0.2.{number}")
    with pytest.raises(TooManyTries):
        sessions.sign_in(database, "fia", PASSWORD, "192.0.2.77")
    assert sessions.sign_in(database, "cem", PASSWORD, "192.0.2.77")


def test_guessing_many_names_from_one_address_is_slowed_down(database: Database, cast: Cast) -> None:
    for number in range(5):
        with pytest.raises(WrongPassword):
            sessions.sign_in(database, f"name-{number}", "wrong password", "192.0.2.1")
    with pytest.raises(TooManyTries):
        sessions.sign_in(database, "fia", PASSWORD, "192.0.2.1")


def test_the_waits_grow_and_are_forgotten_after_a_day(database: Database, cast: Cast) -> None:
    at, waits = clock.now(), []
    for _ in range(16):
        with clock.standing_at(at):
            try:
                sessions.sign_in(database, "fia", "wrong password", "192.0.2.1")
            except WrongPassword:
                continue
            except TooManyTries as refusal:
                waits.append(refusal.seconds)
                at = refusal.until
    assert waits == sorted(waits)
    assert (waits[0], max(waits)) == (10, 320)
    with clock.standing_at(at + timedelta(days=2)):
        assert sessions.sign_in(database, "fia", PASSWORD, "192.0.2.1")


def test_a_session_ends_when_idle_when_old_and_when_signed_out(database: Database, cast: Cast) -> None:
    begun = clock.now()
    _, idle = sessions.sign_in(database, "fia", PASSWORD, "192.0.2.1")
    _, busy = sessions.sign_in(database, "fia", PASSWORD, "192.0.2.1")
    for minutes in range(100, 24 * 60, 100):
        with clock.standing_at(begun + timedelta(minutes=minutes)):
            assert who(database, busy).name == "fia"
    for token, minutes in ((idle, 121), (busy, 24 * 60 + 1)):
        with clock.standing_at(begun + timedelta(minutes=minutes)), pytest.raises(SignedOut):
            who(database, token)
    _, left = sessions.sign_in(database, "fia", PASSWORD, "192.0.2.1")
    with database.writing() as db:
        sessions.sign_out(db, left)
    with pytest.raises(SignedOut):
        who(database, left)


def test_someone_who_leaves_is_signed_out_and_cannot_come_back(database: Database, cast: Cast) -> None:
    _, token = sessions.sign_in(database, "fia", PASSWORD, "192.0.2.1")
    with database.writing() as db:
        sessions.leave(db, db.exec(select(Staff).where(Staff.name == "fia")).one())
    with pytest.raises(SignedOut):
        who(database, token)
    with pytest.raises(WrongPassword):
        sessions.sign_in(database, "fia", PASSWORD, "192.0.2.1")


def test_another_password_signs_out_and_lets_in_again(database: Database, cast: Cast) -> None:
    _, token = sessions.sign_in(database, "fia", PASSWORD, "192.0.2.1")
    with database.writing() as db:
        sessions.change_password(db, "Fia", people.hash_password("ett annat lösenord"))
    with pytest.raises(SignedOut):
        who(database, token)
    with pytest.raises(WrongPassword):
        sessions.sign_in(database, "fia", PASSWORD, "192.0.2.1")
    assert sessions.sign_in(database, "fia", "ett annat lösenord", "192.0.2.1")


def test_new_groups_count_at_once(database: Database, cast: Cast) -> None:
    _, token = sessions.sign_in(database, "elin", PASSWORD, "192.0.2.1")
    with database.writing() as db:
        people.set_groups(db, db.exec(select(Staff).where(Staff.name == "elin")).one(), {"care"})
    assert who(database, token).groups == {"care"}


def test_a_name_is_given_once_and_groups_must_exist(database: Database, cast: Cast) -> None:
    with pytest.raises(NameTaken), database.writing() as db:
        people.add_staff(db, "Fia", "Fia Två", "agent", "hash", set())
    with pytest.raises(UnknownGroup), database.writing() as db:
        people.add_staff(db, "gun", "Gun", "agent", "hash", {"moon"})
    with pytest.raises(WeakPassword):
        people.hash_password("kort")


def test_at_most_two_passwords_are_proved_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, most, lock = 0, 0, threading.Lock()

    class Slow:
        def verify(self, password_hash: str, password: str) -> bool:
            nonlocal at_once, most
            with lock:
                at_once += 1
                most = max(most, at_once)
            time.sleep(0.01)
            with lock:
                at_once -= 1
            return True

    monkeypatch.setattr(people, "HASHER", Slow())
    threads = [threading.Thread(target=people.proves, args=("hash", "password")) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 2
