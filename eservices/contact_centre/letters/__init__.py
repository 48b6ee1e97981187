"""ON PAPER, both ways: the letters that arrive, and those that are to be posted.

``incoming/``: registered, scanned, sorted into letters, keyed or confirmed, until each has become a case or an answer.
``outgoing/``: ordered about a case, a draft or a service, drawn by the worker, printed in batches, posted, and met again when
one comes back.
"""
