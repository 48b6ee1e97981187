"""What the reader makes of returned pages that were made up, held against the truth, over all cores.

The pages are of seeds from `BENCH` on; figures are written by fonts and by writers that no engine has seen (``fetching``), or
where these are not at hand by our own strokes, which the report tells apart.
"""

import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from typing import Any

from tests.returned import BENCH, fetching
from tests.returned.grades import GRADES
from tests.returned.hands import Hand, ShapeHand, StrokeHand
from tests.returned.pages import Returned, page

WRITERS, STROKES = "writers", "strokes"
Tally = Counter[tuple[str, ...]]
"""(what, how it went, grade or hand …) → how many; seconds in thousandths."""


def measure(count: int, first: int = BENCH) -> Tally:
    """Read `count` pages, each grade as often as any other."""
    tally: Tally = Counter()
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), _quietly) as pool:
        for each in pool.map(of_page, range(first, first + count), chunksize=5):
            tally += each
    return tally


def _quietly() -> None:
    import cv2

    cv2.setNumThreads(1)


def of_page(seed: int, service: str = "") -> Tally:
    """One page, of any service unless it is named, read and counted."""
    from accessibility.scan import reading

    grade = list(GRADES)[seed % len(GRADES)]
    made = page(seed, grade, service, hand=hand_of(seed))
    started = time.process_time()
    seen = reading.identify(made.data, made.media_type, 1, 1)[0]
    found = reading.read(made.data, made.media_type, 1, made.layout, made.page, made.blank_pdf).reading
    spent = time.process_time() - started
    code = {made.truth.code: "right", "": "none"}.get(seen.code, "wrong")
    tally: Tally = Counter({("page", code, grade): 1, ("milliseconds", "", grade): round(1000 * spent)})
    tally.update(("tick", meant, state, grade) for meant, state in _ticks(made, found["fields"]))
    tally.update((*each, made.truth.hand, grade) for each in _figures(made, found["fields"]))
    return tally


def hand_of(seed: int) -> Hand:
    """Two in five write as a font, two as real writers do, one with our own strokes."""
    names = [name for name in fetching.BENCH_FONTS if (fetching.HANDS / f"{name}.woff2").exists()]
    if seed % 5 == 4 or not names:
        hand: Hand = StrokeHand(seed)
        hand.name = STROKES
        return hand
    name = names[seed // 5 % len(names)] if seed % 5 < 2 else WRITERS
    return ShapeHand(name, _shapes(name), seed, swell=name != WRITERS)


@cache
def _shapes(name: str) -> Any:
    from tests.returned import alphabets

    return alphabets.WriterShapes() if name == WRITERS else alphabets.FontShapes(name)


def _ticks(made: Returned, fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What was meant by each box, and what was read; "unsure" for a page that could not be squared."""
    for path, options in made.truth.ticks.items():
        read = fields.get(path, {}).get("ticks", {})
        yield from ((meant, read[code]["state"] if code in read else "unsure") for code, meant in options.items())


def _figures(made: Returned, fields: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """("figure", right or wrong, state) a character, ("comb", …) for a whole row, ("cell", …) for an empty one."""
    for (path, name), written in made.truth.cells.items():
        cells = fields.get(path, {}).get("parts", {}).get(name, {}).get("cells") or [["", 0.0, "unsure"]] * len(written)
        marked = [(meant, read, state) for meant, (read, _, state) in zip(written, cells, strict=True)]
        yield from (("cell", "right" if state == "empty" else "wrong", state) for meant, _, state in marked if meant == " ")
        figures = [("right" if meant == read else "wrong", state) for meant, read, state in marked if meant != " "]
        yield from (("figure", *each) for each in figures)
        if figures:
            is_sure = all(state == "sure" for _, state in figures)
            went = "right" if all(right == "right" for right, _ in figures) else "wrong"
            yield "comb", went, "sure" if is_sure else "unsure"
