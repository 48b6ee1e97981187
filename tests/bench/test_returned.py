"""A little of what `python -m tests.bench.paper` measures, at each run: no silent wrong answer on eight pages.

The seeds are not those of the bench.
"""

from collections import Counter

from tests.bench.paper import number, report
from tests.bench.returned import Tally, of_page
from tests.returned.grades import GRADES

FIRST = 30_000


def test_pages_are_known_and_nothing_on_them_is_wrong_and_sure() -> None:
    tally: Tally = Counter()
    for seed in range(FIRST, FIRST + len(GRADES), 2):
        tally += of_page(seed, "contact")
    told = report(tally)
    assert number(tally, "page", "right") >= number(tally, "page") - 1 > 6, told
    assert number(tally, "page", "wrong") == 0, told
    assert number(tally, "tick", "ticked", "empty") + number(tally, "tick", "empty", "ticked") == 0, told
    assert number(tally, "tick", "heavy", "ticked") + number(tally, "tick", "beside", "empty") == 0, told
    assert number(tally, "figure", "wrong", "sure") == 0, told
    assert number(tally, "figure", "right") >= 0.85 * number(tally, "figure") > 0, told


def test_the_report_counts_a_silent_fault() -> None:
    told = report(Counter({("page", "right", "fax"): 1, ("page", "wrong", "fax"): 1, ("tick", "ticked", "empty", "fax"): 1}))
    assert "identified: 1 of 2 (50.00 %); wrongly: 1" in told
    assert "wrong and sure 1 (missed 1 of 1, false 0 of 0)" in told
