"""EVERY OTHER DOOR: the same definitions on paper and by telephone, and the wording of every language.

This room knows forms and what is kept of them; it knows no HTTP and no page of the portal.

Begin with ``languages`` (how Lucka words things in each language); ``paper`` makes sheets, ``phone`` makes scripts.
"""
