"""What a first view of each page weighs, in bytes as sent: a citizen's fits in what a server may send before it must wait."""

import gzip
import re
from functools import cache
from urllib.request import Request, urlopen

from tests.bench.weight import ONE_WINDOW

DRESS = re.compile(r'rel="stylesheet" href="([^"]+)"')
OF_CITIZENS = "/css/citizen"


def faults(sources: dict[str, str], address: str) -> list[str]:
    """Every citizen's page, by name, that is too heavy with its dress. Drawings stand in the page itself."""
    weights = {name: _page(source) + _dress(address, source) for name, source in sources.items() if _is_of_citizens(source)}
    return [f"{name}: first_view: {weight} bytes" for name, weight in weights.items() if weight > ONE_WINDOW]


def _is_of_citizens(source: str) -> bool:
    """The page of patterns, for builders, wears more."""
    dresses = DRESS.findall(source)
    return len(dresses) == 1 and OF_CITIZENS in dresses[0]


def _page(source: str) -> int:
    return len(gzip.compress(source.encode()))


def _dress(address: str, source: str) -> int:
    return sum(_sent(f"{address}{path}") for path in DRESS.findall(source))


@cache
def _sent(url: str) -> int:
    with urlopen(Request(url, headers={"accept-encoding": "gzip"}), timeout=10) as reply:
        return len(reply.read())
