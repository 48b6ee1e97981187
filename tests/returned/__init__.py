"""RETURNED PAGES, made up: masters filled in by many hands, then scanned, photographed and faxed as they come back.

A page is a function of its seed, so a fault can be seen again. What was written is kept apart as `truth`, and a reader is given
the file alone. Begin with ``pages`` (`page`) → ``filling`` (what is written, and the truth of it) → ``hands`` (who writes:
``skeletons`` are our own strokes) and ``ticking`` (how a box is ticked) on a ``canvas`` (pen and paper) → ``grades`` (what
becomes of it on the way: ``scanning``, ``photographing``, ``wearing``).

Seeds below `BENCH` are for whoever builds a reader; those from `BENCH` on are for measuring it, and nothing is tuned on them.
"""

BENCH = 1_000_000
