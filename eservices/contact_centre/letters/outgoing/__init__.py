"""WHAT IS POSTED: letters and sheets, each ordered once, printed and posted by a person.

Begin with ``posting`` (on the table until it is posted) and ``steps`` (each step of it is taken once).

What is ordered      ``filled_sheets`` (drafts), ``blank_sheets`` (for who asks) · about cases: ``reply_ways`` (who wants them,
                     and where), ``law`` (what must stand in one) → ``case_letters``
How it is printed    ``batches`` (many as one pile) → ``printing`` (the worker's part), ``manifests`` (what lies where in it)
When it comes back   ``undelivered`` (who is rung, and sent again)
"""
