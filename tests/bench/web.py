"""What pages cost: CPU as multiples of a bare hello, queries, bytes. `python -m tests.bench.web`."""

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from statistics import median

from portal.app import create_app
from portal.house import House, open_house
from portal.settings import Settings
from tests.bench.measuring import Wire, counted, cpu_seconds
from tests.bench.town import Asked, Town
from tests.bench.weight import first_view
from tests.client import Client
from tests.served import serving

ROUNDS, TIMES = 21, 20
STATUS = {"error page": 404, "filing": 303}


@dataclass
class Target:
    """What is asked of one process, over and over."""

    name: str
    pid: int
    wire: Wire
    asked: Iterator[Asked]
    costs: list[float] = field(default_factory=list)

    def round(self) -> None:
        """Adds the CPU seconds of one answer."""
        before = cpu_seconds(self.pid)
        for asked in (next(self.asked) for _ in range(TIMES)):
            status, _ = self.wire.ask(asked)
            assert status == STATUS.get(self.name, 200), f"{asked.path} answered {status}"
        self.costs.append((cpu_seconds(self.pid) - before) / TIMES)


@contextmanager
def bare() -> Iterator[Target]:
    """A hello in a process of its own."""
    server = subprocess.Popen([sys.executable, "-m", "tests.bench.hello"], stdout=subprocess.PIPE, text=True)
    try:
        address = f"http://127.0.0.1:{server.stdout.readline().strip()}"  # type: ignore[union-attr]
        yield Target("hello", server.pid, Wire(address), repeat(Asked("/")))
    finally:
        server.terminate()
        server.wait()


def interleaved(targets: list[Target]) -> Mapping[str, tuple[float, float]]:
    """Name → microseconds and multiple of the first target: medians over the rounds, each round held against its own first."""
    for target in targets:
        target.round()
        target.costs.clear()
    for _ in range(ROUNDS):
        for target in targets:
            target.round()
    floor = targets[0].costs
    return {
        target.name: (median(target.costs) * 1e6, median(cost / base for cost, base in zip(target.costs, floor, strict=True)))
        for target in targets
    }


def queries(house: House, views: Mapping[str, Asked]) -> dict[str, int]:
    """The statements of each view, once the process is warm."""
    client = Client(create_app(house), house.secret)
    found = {}
    for name, asked in views.items():
        for _ in range(2):
            with counted(house.database) as ran:
                client.browser.get(asked.path, headers={"cookie": asked.cookies})
        found[name] = len(ran)
    return found


def measure(data: Path) -> Iterable[str]:
    with ExitStack() as stack:
        lucka, hello = stack.enter_context(serving(data)), stack.enter_context(bare())
        house = open_house(Settings(data=data))
        town = Town(house)
        views = town.views()
        wire = Wire(lucka.address)
        targets = [Target(name, lucka.pid, wire, repeat(asked)) for name, asked in views.items()]
        sending = Target("filing", lucka.pid, wire, iter(list(town.sendings((ROUNDS + 1) * TIMES))))
        costs = interleaved([hello, *targets, sending])
        ran, client = queries(house, views), Client(create_app(house), house.secret)
        for name, (micros, multiple) in costs.items():
            yield f"{name:<26} {micros:8.0f} µs {multiple:6.1f} H   {ran.get(name, '')} queries".replace("    queries", "")
        for name in ("start page", "service page", "form page"):
            weight = first_view(client, views[name])
            yield (
                f"{name:<26} {weight.before_script} B before the script, {weight.with_script} B with it, "
                f"{weight.letters} B letters after; other hosts: {', '.join(sorted(weight.hosts)) or 'none'}"
            )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(measure(Path(folder) / "data")))
