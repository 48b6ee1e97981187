"""The running product, as its users meet it: `lucka serve` in a process of its own with an empty data folder."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from eservices import people
from eservices.database import connect

PASSWORD = "en lucka i disken"


@dataclass(frozen=True)
class Running:
    """A served Lucka: its address, its process, and its data folder for the `lucka` command."""

    address: str
    data: Path
    pid: int

    def command(self, *words: str, stdin: str = "") -> str:
        """What `lucka WORDS` prints on this data."""
        ran = subprocess.run(
            [sys.executable, "-m", "portal", *words],
            env=os.environ | {"LUCKA_DATA": str(self.data)},
            input=stdin,
            capture_output=True,
            text=True,
            check=True,
        )
        return ran.stdout

    def employ(self, name: str, full_name: str, role: str, *groups: str) -> None:
        """Someone who signs in with PASSWORD."""
        with closing(connect(None, self.data)) as database, database.writing() as db:
            people.add_staff(db, name, full_name, role, people.hash_password(PASSWORD), set(groups))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(data: Path, *words: str) -> Iterator[Running]:
    """Serve from a data folder until the block ends; fails with the server's own words if it does not come up."""
    port = free_port()
    log = (data.parent / "server.log").open("w+")
    server = subprocess.Popen(
        [sys.executable, "-m", "portal", "serve", *words],
        env=os.environ | {"LUCKA_DATA": str(data), "PORT": str(port)},
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}", server, log.name)
        yield Running(f"http://127.0.0.1:{port}", data, server.pid)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)


def wait_until_healthy(address: str, server: subprocess.Popen, log: str) -> None:
    for _ in range(400):
        if server.poll() is not None:
            break
        with suppress(URLError, ConnectionError, TimeoutError):
            if urlopen(f"{address}/health", timeout=2).status == 200:
                return
        time.sleep(0.1)
    pytest.fail(f"the server did not come up: {Path(log).read_text()[-2000:]}")


@pytest.fixture(scope="session")
def lucka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One served Lucka for all journeys, with an agent named Berit."""
    data = tmp_path_factory.mktemp("journeys") / "data"
    with serving(data) as running:
        running.employ("berit", "Berit Ek", "agent", people.CONTACT_CENTRE)
        yield running
