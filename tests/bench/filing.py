"""How fast applications are filed when many press the button at once. `python -m tests.bench.filing`.

Connections press all the time for some seconds; beside them stands the floor: `filing.file` alone, one after another, each in
a transaction of its own.
"""

import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from statistics import quantiles

from eservices import filing
from portal.house import House, open_house
from portal.settings import Settings
from tests.bench.measuring import Wire
from tests.bench.town import Town
from tests.served import serving

CONNECTIONS = 64
SECONDS = 8
READY = 3000
"""Applications waiting to be sent; more than are sent in the time."""


def pressed(address: str, sendings: SimpleQueue) -> list[float]:
    """Seconds that each press took, by all connections, until the time is out."""
    took: list[float] = []
    until = time.monotonic() + SECONDS

    def press() -> None:
        wire = Wire(address)
        while time.monotonic() < until:
            try:
                asked = sendings.get_nowait()
            except Empty:
                return
            began = time.perf_counter()
            status, _ = wire.ask(asked)
            took.append(time.perf_counter() - began)
            assert status == 303, f"filing answered {status}"

    hands = [threading.Thread(target=press) for _ in range(CONNECTIONS)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    return took


def floor(house: House, town: Town, number: int = 300) -> float:
    """Filings a second without web, form or page."""
    prepared = town.filings(number)
    began = time.perf_counter()
    for each in prepared:
        with house.database.writing() as db:
            filing.file(db, each)
    return number / (time.perf_counter() - began)


def measure(data: Path) -> Iterator[str]:
    with serving(data) as lucka:
        house = open_house(Settings(data=data))
        town = Town(house)
        alone = floor(house, town)
        sendings: SimpleQueue = SimpleQueue()
        for asked in town.sendings(READY):
            sendings.put(asked)
        began = time.monotonic()
        took = pressed(lucka.address, sendings)
        spent = time.monotonic() - began
    cuts = quantiles(took, n=100)
    p50, p95 = cuts[49] * 1e3, cuts[94] * 1e3
    yield f"{len(took) / spent:.0f} filings a second at {CONNECTIONS} connections: p50 {p50:.0f} ms, p95 {p95:.0f} ms"
    yield f"{alone:.0f} a second by `filing.file` alone, one after another, without a web server"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(measure(Path(folder) / "data")))
