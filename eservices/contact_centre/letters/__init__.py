"""ON PAPER, both ways: the letters that arrive, and those that are to be posted.

In   ``mail`` (registered, passed on), ``arriving`` (on which day, by law), ``mail_scans`` → ``mail_keying``
Out  ``posting`` (ordered, drawn by the worker, printed and posted by a person) ← ``filled_sheets`` (drafts)
     ``batches`` (many as one pile) → ``printing`` (the worker's part), ``manifests`` (what lies where in the pile)
     ``batches`` (many as one pile) → ``printing`` (the worker's part), ``manifests`` (what lies where in the pile)
"""
