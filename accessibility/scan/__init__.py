"""PAPER THAT COMES BACK: scanned letters, made into pictures that a person keys from, and read where they are our sheets.

What is scanned is hostile until it is read: it is opened in a process of its own, bounded in pages, pixels, memory and time,
one for each part of a file. Only the worker calls it. Begin with ``jobs`` (when) → ``recording`` (what is kept) → ``opening``
and ``reading`` (in its own process) → ``drawing`` (how; ``heic`` what telephones send). ``printed`` is a page as it left the
house, ``twins`` one paper twice, ``gathering`` a letter's own pages in one file.

``pages/``      which page it is, and where it lies in the picture
``writing/``    what somebody has written on it
``screen/``     what somebody has filled in on a screen instead
``proposals/``  what that comes to for a person, who confirms it
"""


class Unreadable(Exception):
    """No pages can be drawn: `locked`, `broken`, `pages` (too many), `pixels` (too large), `heic` (nothing reads it here)."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
