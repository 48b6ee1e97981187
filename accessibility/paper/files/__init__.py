"""FROM WORDS TO A FILE: tagged for who listens (PDF/UA-1), kept for ever (PDF/A-3a), known again by a machine.

Begin with ``pdf`` → ``tagging`` (as it is laid out), ``mending`` (what is left to be done after), ``archive`` (PDF/A as well).

Drawn on top          ``ink`` (boxes and lines), ``marks`` with a ``page_name`` in them, ``lettering`` (words on a page),
                      ``name_letters`` (those of a page's name) · ``serials`` (on each sheet that is handed out)
Several in one        ``binding``
To fill in on screen  ``fields`` (one for each place) → ``fillable`` (laid over them), in the letters of ``typeface``
"""
