"""What a start costs, what a process holds, how long a sheet takes. `python -m tests.bench.starting`."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from tests.bench.measuring import memory
from tests.served import Running, serving

IMPORT = [sys.executable, "-c", "import portal.app"]
TIMES = 7


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def workers(lucka: Running) -> list[int]:
    """The process ids of what the served Lucka has started."""
    return [int(number) for path in Path(f"/proc/{lucka.pid}/task").glob("*/children") for number in path.read_text().split()]


def measure(data: Path) -> Iterator[str]:
    yield f"import portal.app: {median(seconds(lambda: subprocess.run(IMPORT, check=True)) for _ in range(TIMES)):.2f} s"
    for which in ("first", "second"):
        began = time.perf_counter()
        with serving(data) as lucka:
            yield f"{which} start of serve, until it says that it is healthy: {time.perf_counter() - began:.1f} s"
            yield from _life(lucka, drawn=which == "second")


def _life(lucka: Running, *, drawn: bool) -> Iterator[str]:
    for path in ("/", "/services/home-care", "/status") * 20:
        urlopen(lucka.address + path).close()
    if drawn:
        web = memory(lucka.pid)
        yield f"web process: {web.all:.0f} MiB, {web.own:.0f} of its own"
        yield from (f"worker: {memory(pid).all:.0f} MiB" for pid in workers(lucka))
        return
    sheet = ["paper", "home-care", "-o", str(lucka.data / "sheet.pdf")]
    yield f"`lucka paper home-care`: {seconds(lambda: lucka.command(*sheet)):.1f} s"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for line in measure(Path(folder) / "data"):
            print(line, flush=True)
