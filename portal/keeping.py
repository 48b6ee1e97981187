"""Commands that keep house: open it from the shell, bring the database up to date, add colleagues, verify."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy.exc import SQLAlchemyError

from eservices import audit, database, jobs, people, services, sessions, sheets
from eservices.refusals import NameTaken, NotYours, Refusal, UnknownGroup, UnsoundSQLite, WeakPassword
from portal import settings
from portal.house import House, open_house
from portal.refusals import SettingsRefused
from portal.settings import Settings
from portal.shipping import publish_shipped
from portal.unusable import unusable


@contextmanager
def opened(given: Settings | None = None) -> Iterator[House]:
    """The house with its database up to date and the shipped services published. Refuses in one sentence."""
    given = given or settings.read()
    with _told(given):
        house = open_house(given)
        try:
            database.migrate(house.database)
            with house.database.writing() as db:
                publish_shipped(db)
                current = [version.id or 0 for version in services.all_current(db)]
                sheets.order_again(db, current, house.settings.municipality.face)
            yield house
        finally:
            house.database.close()


@contextmanager
def _told(given: Settings) -> Iterator[None]:
    try:
        yield
    except UnsoundSQLite as refused:
        raise SettingsRefused(str(refused)) from None
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise SettingsRefused(unusable(given, getattr(error, "orig", None) or error)) from error


def migrate() -> None:
    """Brings the database up to date."""
    with opened():
        print("The database is up to date.")


def verify() -> int:
    """Prints every difference; returns the exit code."""
    with opened() as house, house.database.reading() as db:
        found = [f"{each.kind} {each.what}: {each.message}" for each in audit.verify(db, house.files)]
        found += [f"job {job.id}: {job.kind} failed for good after {job.attempts} tries ({job.error})" for job in jobs.dead(db)]
        loose = audit.unnamed_files(db, house.files)
    print("\n".join(found) if found else "Receipts, cases, events, jobs and files agree.")
    if loose:
        print(f"{len(loose)} stored files belong to nothing: uploads that were broken off. They do no harm.")
    return 1 if found else 0


def add_staff(name: str, full_name: str, role: str, password: str, groups: set[str]) -> None:
    """Adds a colleague, or says why not."""
    if role not in people.ROLES:
        raise SettingsRefused(f"There is no role {role}: choose {', '.join(people.ROLES)}.")
    with opened() as house:
        try:
            password_hash = people.hash_password(password)
            with house.database.writing() as db:
                people.add_staff(db, name, full_name, role, password_hash, groups)
        except Refusal as refused:
            raise SettingsRefused(_sentence(refused)) from None
    print(f"{full_name} can sign in as {name}.")


def _sentence(refused: Refusal) -> str:
    match refused:
        case WeakPassword(least=least):
            return f"The password is too short: take at least {least} characters."
        case NameTaken(name=name):
            return f"Somebody signs in as {name} already: choose another name."
        case UnknownGroup(group=group):
            return f"There is no group {group}."
        case NotYours():
            return "Nobody signs in by that name."
    raise refused


def set_password(name: str, password: str) -> None:
    """Gives a colleague another password; whoever is signed in by that name is signed out."""
    with opened() as house:
        try:
            password_hash = people.hash_password(password)
            with house.database.writing() as db:
                sessions.change_password(db, name, password_hash)
        except Refusal as refused:
            raise SettingsRefused(_sentence(refused)) from None
    print(f"{name} signs in with another password from now on.")


def fill_with_demo() -> None:
    """Fills an empty Lucka and prints the sign-ins."""
    with opened() as house:
        fill(house)


def fill(house: House) -> House:
    """A believable municipality, where nobody works yet; prints the sign-ins. Returns the house with the face that it got."""
    from portal.demo import filling, returned
    from portal.demo.face import put_on

    filled = filling.fill(house.database, house.settings.data, house.settings)
    print("\n".join(filling.sentences(filled)), flush=True)
    if filled is None:
        return house
    house = replace(house, settings=settings.read()) if put_on(house.settings.data) else house
    returned.live(house.database, house.files, house.settings.municipality)
    return house
