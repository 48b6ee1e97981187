"""THE PAPER DOOR: the sheet of a form, drawn so that a person can fill it in with a pen and a reader can find each answer.

It knows forms and the municipality; it is slow (seconds), so only the worker and the command line call it, never a request
(apart from ``sheets.glimpse`` and ``files.serials``). Begin with ``sheets.sheet``; ``jobs`` says when it is called, ``masters``
keeps what was drawn, and ``workshop`` is the process that draws.

``sheets/``    what is asked, and where one writes
``files/``     from words to a PDF that everybody can read, for ever, and that a machine knows again
``answered/``  with the answers so far, and as it was received
``outgoing/``  what is posted, to one person, to a library, or to a thousand
"""
