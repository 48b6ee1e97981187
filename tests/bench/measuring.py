"""The instruments: a client that costs nothing to speak of, the clock of another process, queries counted, medians told."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import event

from eservices.database import Database
from tests.bench.town import Asked


class Wire:
    """One kept-alive connection."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        name, port = self.host.split(":")
        self._socket = socket.create_connection((name, int(port)))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._stream = self._socket.makefile("rb")

    def ask(self, asked: Asked) -> tuple[int, bytes]:
        """Status and packed body of the answer."""
        self._socket.sendall(_request(asked, self.host))
        status, length = int(self._stream.readline().split()[1]), 0
        while (line := self._stream.readline()) != b"\r\n":
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return status, self._stream.read(length)


def _request(asked: Asked, host: str) -> bytes:
    """A request as a browser sends it."""
    head = [f"{'POST' if asked.fields else 'GET'} {asked.path} HTTP/1.1", f"host: {host}", "accept-language: sv"]
    head += ["accept-encoding: gzip", f"cookie: {asked.cookies}"]
    if asked.fields:
        head += ["content-type: application/x-www-form-urlencoded", f"content-length: {len(asked.fields)}"]
    return "\r\n".join([*head, "", asked.fields]).encode()


def cpu_seconds(pid: int) -> float:
    """The CPU time that a process has used, in all its threads (Linux)."""
    return time.clock_gettime((~pid << 3) | 2)


@dataclass(frozen=True)
class Memory:
    """What a process holds, in MiB: in all, and of its own (not shared with any other)."""

    all: float
    own: float


def memory(pid: int) -> Memory:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    kib = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    return Memory(kib["Rss"] / 1024, (kib["Private_Clean"] + kib["Private_Dirty"]) / 1024)


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The statements that run within the block, without BEGIN."""
    ran: list[str] = []

    def note(connection: object, cursor: object, statement: str, *more: object) -> None:
        if not statement.startswith("BEGIN"):
            ran.append(statement)

    engines = {database.reader, database.writer}
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield ran
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)
