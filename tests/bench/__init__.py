"""The measurements: what pages, filings, sheets and starts cost on the machine at hand.

Times are medians of interleaved runs; pages are told as multiples of H, the CPU time of a bare ASGI answer on the same
server, which carry over from machine to machine. Queries and bytes are counted exactly. Run each with
`python -m tests.bench.web`, `.paint` (on a slow telephone), `.filing`, `.starting`, `.builder` and `.queue` (a million cases);
what is exact is held by `tests/portal/test_cost.py` and `tests/eservices/test_speed.py` too. `.paper` tells what ``printing``
costs and how well pages that come back are read (``returned``, by the made-up pages of `tests/returned`).
"""
