"""WHO TURNS TO US: every contact, and the person it is with. Begin with ``contacts``.

A contact       ``contacts`` (begun, saved as it is typed, linked to what it led to) → ``endings`` (and handed over) ·
                ``merging`` (what comes late or from two windows), ``contact_list`` (those that have been)
Who it is with  ``clues`` (what someone says of who they are) → ``callers`` (those who are known here)
"""
