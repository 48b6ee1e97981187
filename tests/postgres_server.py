"""A PostgreSQL server that lives as long as the tests: started from the binaries found here, by an account without rights.

`running()` yields the server's address and `fresh_database(address)` that of an empty database, as LUCKA_DATABASE_URL wants
them. LUCKA_TEST_POSTGRES names a server, and a database on it, to use instead. Raises NoPostgres where there is neither.
"""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

SETTINGS = {"listen_addresses": "", "fsync": "off", "full_page_writes": "off", "max_connections": "200"}
PATIENCE_SECONDS = 20


class NoPostgres(Exception):
    """No server is named and no binaries are found; the message says what to do."""


@contextmanager
def running() -> Iterator[str]:
    """The address of a server that takes connections. Raises NoPostgres."""
    if named := os.environ.get("LUCKA_TEST_POSTGRES"):
        yield named
        return
    binaries = _binaries()
    folder = Path(tempfile.mkdtemp(prefix="lucka-postgres-"))
    try:
        with _started(binaries, folder):
            yield f"postgresql://lucka@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def fresh_database(server: str) -> Iterator[str]:
    """The address of an empty database that is dropped afterwards."""
    name = f"lucka_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield _renamed(server, name)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _renamed(server: str, name: str) -> str:
    before, _, options = server.partition("?")
    return f"{before.rsplit('/', 1)[0]}/{name}" + (f"?{options}" if options else "")


def _binaries() -> Path:
    places = [path.parent for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)]
    if found := shutil.which("initdb"):
        places.insert(0, Path(found).resolve().parent)
    for place in places:
        if (place / "postgres").exists():
            return place
    raise NoPostgres("No PostgreSQL here: install postgresql, or set LUCKA_TEST_POSTGRES to a server's address.")


@contextmanager
def _started(binaries: Path, folder: Path) -> Iterator[None]:
    account = _account(folder)
    data = folder / "data"
    initialise = [binaries / "initdb", "-D", data, "-U", "lucka", "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust", "--no-sync"]
    subprocess.run(initialise, check=True, cwd=folder, stdout=subprocess.DEVNULL, **account)
    options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    command = [binaries / "postgres", "-D", data, "-k", folder, *options]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, cwd=folder, stderr=log, **account) as server:
        try:
            _wait_for(f"postgresql://lucka@/postgres?host={folder}", server)
            yield
        finally:
            server.send_signal(signal.SIGQUIT)


def _account(folder: Path) -> dict:
    """What `subprocess` needs so that the server is not run by root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return {}
    names = [entry.pw_name for entry in pwd.getpwall()]
    account = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _wait_for(address: str, server: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.05)
