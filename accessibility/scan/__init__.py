"""PAPER THAT COMES BACK: scanned letters, made into pictures that a person keys from.

What is scanned is hostile until it is read: it is opened in a process of its own, bounded in pages, pixels, memory and time,
one for each file. Only the worker calls it. Begin with ``jobs`` (when, and what is kept) → ``chunks`` (in
its own process) → ``drawing`` (how), ``reading``.

What it comes to for a person: ``answering`` (what is read of one question, as if typed) → ``proposing`` (a whole sheet).
"""


class Unreadable(Exception):
    """No pages can be drawn: `locked`, `broken`, `pages` (too many) or `pixels` (too large)."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
