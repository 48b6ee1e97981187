"""ON PAPER, both ways: the letters that arrive, and those that are to be posted.

In   ``mail`` (registered, passed on), ``arriving`` (on which day, by law), ``scans`` (files) → ``scan_pages`` → ``sorting``
     (which sheets have come back) → ``paper_answers`` (what was read, as a person settled it), ``mail_keying``
     (from a letter to a case)
Piles ``piles`` (many people's sheets in one file): ``naming`` (which page of which sheet) → ``doubles`` (scanned twice?) →
     ``grouping`` (what belongs together) → ``laying`` (in letters) → ``moving`` (what a person sets right)
Out  ``posting`` (ordered, drawn by the worker, printed and posted by a person) ← ``filled_sheets`` (drafts)
     ← ``blank_sheets`` (for who asks) · ``undelivered`` (what came back: who is rung, and sent again)
     ``batches`` (many as one pile) → ``printing`` (the worker's part), ``manifests`` (what lies where in the pile)
About cases   ``reply_ways`` (who wants letters, and where they go), ``law`` (what must stand in one) → ``case_letters``
"""
