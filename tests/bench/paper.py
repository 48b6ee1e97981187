"""Paper there and back: `python -m tests.bench.paper` tells what printing costs, and how well returned pages are read.

510 made-up pages take some ten minutes on two cores; `--pages` takes fewer, `--first` begins at another seed. Run
`python -m tests.returned.fetching` once before, so that figures are written by hands that the reader has not seen.
"""

import time
from argparse import ArgumentParser, Namespace

from tests.bench.printing import printing
from tests.bench.returned import STROKES, WRITERS, Tally, measure
from tests.returned import BENCH
from tests.returned.grades import GRADES, SHARP

FLAGGED = frozenset({"unsure", "heavy", "beside"})


def options() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.bench.paper", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, default=510, help="how many pages come back")
    parser.add_argument("--first", type=int, default=BENCH, help="the first one's seed")
    parser.add_argument("--only", choices=["printing", "reading"], help="one half alone")
    return parser.parse_args()


def number(tally: Tally, *wanted: str | frozenset[str]) -> int:
    """How many there are of a kind: each place one word, any of several, or "" for all."""

    def fits(key: tuple[str, ...]) -> bool:
        pairs = zip(wanted, key, strict=False)
        return all(not want or (word in want if isinstance(want, frozenset) else word == want) for want, word in pairs)

    return sum(many for key, many in tally.items() if fits(key))


def share(some: int, of: int) -> str:
    return f"{some} of {of} ({100 * some / of:.2f} %)" if of else "none"


def report(tally: Tally) -> str:
    pages = number(tally, "page")
    lines = [
        f"identified: {share(number(tally, 'page', 'right'), pages)}; wrongly: {number(tally, 'page', 'wrong')}",
        f"a page: {number(tally, 'milliseconds') / max(1, pages) / 1000:.2f} s of a core",
        *(_ticks(tally, name, grades) for name, grades in (("all", frozenset(GRADES)), ("scans ≥ 200 dpi, 12 MP", SHARP))),
        *_doubtful(tally), *_figures(tally), "",
        "grade       identified  ticks right  wrong and sure  s a page", *_grades(tally),
    ]  # fmt: skip
    return "\n".join(lines)


def _ticks(tally: Tally, name: str, grades: frozenset[str]) -> str:
    """Of boxes that are plainly ticked or empty; a wrong one is `wrong and sure`, a flagged one is shown to be looked at."""
    ticked, empty = number(tally, "tick", "ticked", "", grades), number(tally, "tick", "empty", "", grades)
    missed, false = number(tally, "tick", "ticked", "empty", grades), number(tally, "tick", "empty", "ticked", grades)
    found = number(tally, "tick", "ticked", "ticked", grades)
    flagged = number(tally, "tick", frozenset({"ticked", "empty"}), FLAGGED, grades)
    right = found + number(tally, "tick", "empty", "empty", grades)
    return (
        f"ticks, {name}: right {share(right, ticked + empty)}, flagged {flagged}, "
        f"wrong and sure {missed + false} (missed {missed} of {ticked}, false {false} of {empty})"
    )


def _doubtful(tally: Tally) -> list[str]:
    read = [
        ("filled or crossed out, read as a plain tick", "heavy", "ticked"),
        ("beside the box, not flagged", "beside", "empty"),
        ("a dot or a passing stroke, read as a plain tick", "stray", "ticked"),
    ]
    return [
        f"{name}: {share(number(tally, 'tick', meant, state), number(tally, 'tick', meant))}" for name, meant, state in read
    ]


def _figures(tally: Tally) -> list[str]:
    """A character is right whether it is sure or not; where two engines agree, it is sure."""
    lines = []
    hands = {key[3] for key in tally if key[0] == "figure"}
    groups = (
        ("all", hands),
        ("real writers, unseen", {WRITERS}),
        ("fonts, unseen", hands - {WRITERS, STROKES}),
        ("our strokes", {STROKES}),
    )
    for name, group in groups:
        of = frozenset(group)
        some = number(tally, "figure", "right", "", of), number(tally, "figure", "", "", of)
        sure = number(tally, "figure", "right", "sure", of), number(tally, "figure", "", "sure", of)
        combs = number(tally, "comb", "right", "", of), number(tally, "comb", "", "", of)
        lines.append(
            f"figures, {name}: right {share(*some)}; engines agree on {sure[1]}, right {share(*sure)}; rows {share(*combs)}"
        )
    lines.append(f"empty cells seen as empty: {share(number(tally, 'cell', 'right'), number(tally, 'cell'))}")
    return lines


def _grades(tally: Tally) -> list[str]:
    lines = []
    for grade in GRADES:
        pages, plain = number(tally, "page", "", grade), number(tally, "tick", frozenset({"ticked", "empty"}), "", grade)
        right = sum(number(tally, "tick", state, state, grade) for state in ("ticked", "empty"))
        wrong = number(tally, "tick", "ticked", "empty", grade) + number(tally, "tick", "empty", "ticked", grade)
        seconds = number(tally, "milliseconds", "", grade) / 1000 / max(1, pages)
        found = number(tally, "page", "right", grade)
        lines.append(f"{grade:12}{found:4} of {pages:2}  {100 * right / max(1, plain):8.2f} %  {wrong:10}  {seconds:10.2f}")
    return lines


def main(asked: Namespace) -> None:
    if asked.only != "reading":
        print(printing(), flush=True)
    if asked.only != "printing":
        started = time.monotonic()
        print(report(measure(asked.pages, asked.first)))
        print(f"({asked.pages} pages in {time.monotonic() - started:.0f} s)")


if __name__ == "__main__":
    main(options())
