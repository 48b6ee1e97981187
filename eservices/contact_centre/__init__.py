"""WHERE PEOPLE TURN: the contact centre's own records, of every call, visit, letter and mail, whatever becomes of it.

Knows cases, drafts and services; none of them knows of it. Begin with ``contacts`` (what an agent is in just now).

A contact       ``contacts`` (begun, saved as it is typed, linked to what it led to) → ``endings`` (and handed over)
Who it is with  ``clues`` (what someone says of who they are) → ``callers`` (those who are known here)
What is answered ``articles`` (questions and answers) → ``article_search``, ``article_history`` (who changed what),
                ``article_votes`` (was this the answer?)

Letters out     ``posting`` (ordered, drawn by the worker, printed and posted by a person)
``refusals`` is every no to those who work here.
"""
