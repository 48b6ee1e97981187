"""PAPER THAT COMES BACK: scanned letters, made into pictures that a person keys from, and read where they are our sheets.

What is scanned is hostile until it is read: it is opened in a process of its own, bounded in pages, pixels, memory and time,
one for each part of a file. Only the worker calls it. Begin with ``jobs`` (when) → ``recording`` (what is kept) → ``opening``
and ``reading`` (in its own process) → ``drawing`` (how). ``printed`` is a page as it left the house, ``twins`` one paper twice,
``gathering`` a letter's own pages in one file.

What a page is (``reading`` asks): ``recognising`` (``finding``: its codes and marks) → ``deciphering`` → ``levelling``:
``squaring`` (where the page lies in the picture) → ``flattening`` (even light) → ``unbending`` (curl) → ``blanks`` (as it was
printed), ``places`` (what to look at), ``inking`` (what was added) → ``ticking`` (which boxes), ``combs`` (figures, by two
engines: ``figures`` is our own, ``lines`` somebody else's). Whatever is in doubt is said to be, never guessed.

What it comes to for a person: ``answering`` (what is read of one question, as if typed) → ``proposing`` (a whole sheet)
→ ``reviewing`` (what must be looked at, what can be taken together, what is lacking).
"""


class Unreadable(Exception):
    """No pages can be drawn: `locked`, `broken`, `pages` (too many) or `pixels` (too large)."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
