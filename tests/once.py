"""What is dear to make is made once a run: by whichever of its processes needs it first, while the others wait for it."""

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

_alone = TemporaryDirectory(prefix="lucka-tests-")
_places = [Path(_alone.name)]


def share(run: Path) -> None:
    """Keep things where the other processes of the run look for them."""
    _places.append(run)


def filled(name: str, fill: Callable[[Path], object]) -> Path:
    """The folder of that name, which `fill` was given empty; whoever asks only reads it."""
    place = _places[-1]
    kept = place / f"once-{name}"
    with (place / f"once-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            begun = Path(mkdtemp(prefix=f"begun-{name}-", dir=place))
            fill(begun)
            begun.rename(kept)
    return kept


def value(name: str, make: Callable[[], Any]) -> Any:
    """What `make` returns, by its name in the whole run; each process has its own copy of it."""
    return pickle.loads((filled(name, lambda folder: _pickle(folder, make())) / "value").read_bytes())


def _pickle(folder: Path, made: object) -> None:
    (folder / "value").write_bytes(pickle.dumps(made))
