"""LETTERS ABOUT A CASE: what each says, in the language of its reader, and when it is ordered.

Nothing here is slow: words are put together and a posting is ordered; the worker draws it (``accessibility.paper``).
Begin with ``telling`` (an event of a case, and the letter that it calls for) → ``ordering`` (a letter becomes a posting).

What is told of   ``about`` (a case as its letters see it) · ``saying`` (what a letter is made of)
The letters       ``receipt``, ``status``, ``completion``, ``decision``, ``delay``, ``code`` ·
                  ``appealing`` (how a decision is appealed, and the last day)
To whom else      ``represented`` (the one for whom somebody has applied, and who acts for them)
"""
