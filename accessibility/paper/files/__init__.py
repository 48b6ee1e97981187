"""FROM WORDS TO A FILE: tagged for who listens (PDF/UA-1), kept for ever (PDF/A-3a), known again by a machine.

Begin with ``pdf`` → ``lacking`` (what our fonts cannot draw, by name), ``tagging`` (as it is laid out), ``mending`` (what is
left to be done after), ``archive`` (PDF/A as well).

Drawn on top    ``ink`` (in the page's ``lengths``), ``marks`` with a ``page_name`` in them, ``lettering`` (words on a page),
                ``name_letters`` (those of a page's name), ``typeface`` (of what is typed on a screen)
Handed out      ``serials`` (one on each sheet, by ``appending`` to the file) · ``binding`` (several files in one)
"""
