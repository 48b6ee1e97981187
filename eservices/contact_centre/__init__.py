"""WHERE PEOPLE TURN: the contact centre's own records, of every call, visit, letter and mail, whatever becomes of it.

Knows cases, drafts and services; none of them knows of it. Begin with ``contacts`` (what an agent is in just now).

A contact       ``contacts`` (begun, saved as it is typed, linked to what it led to) → ``endings`` (and handed over) ·
                ``typed`` (what comes late or from two windows), ``contact_list`` (those that have been)
Who it is with  ``clues`` (what someone says of who they are) → ``callers`` (those who are known here)
What is answered ``articles`` (questions and answers) → ``article_search``, ``article_history`` (who changed what),
                ``article_votes`` (was this the answer?)
Ringing back    ``staffing`` (the windows there are) → ``callbacks`` (a window promised) → ``attempts`` (rung, and what came
                of it)

Two at a draft  ``helping`` (a code, a yes, the end of it) → ``helping_together`` (what the agent's browser opens), ``help_log``
Letters in      ``mail`` (registered, passed on), ``arriving`` (on which day, by law), ``mail_scans`` → ``mail_keying``
Letters out     ``posting`` (ordered, drawn by the worker, printed and posted by a person) ← ``filled_sheets`` (drafts)
What is found     ``search`` (one box for names, words and numbers, over ``eservices.finding``)
Whose turn it is ``taking`` (the next best case), ``bulk`` (many at once, and back), ``absences``, ``load`` (who has what),
                ``views`` (ways to look at the queue)
``refusals`` is every no to those who work here.
"""
