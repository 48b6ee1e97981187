"""LETTERS THAT ARRIVE, and the sheets that come back in them.

Begin with ``mail`` (registered, passed on, done with); ``arriving`` tells on which day it has come, by law.

What it looks like   ``scans`` (files) → ``scan_pages`` → ``sorting`` (which sheets have come back)
What it leads to     ``paper_answers`` (what was read, as a person settled it), ``mail_keying`` (from a letter to a case)
Many in one file     ``piles`` → ``naming`` (which page of which sheet) → ``doubles`` (scanned twice?) → ``grouping`` (what
                     belongs together) → ``laying`` (in letters) → ``moving`` (what a person sets right)
"""
