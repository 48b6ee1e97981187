"""WITH ANSWERS: a sheet as far as somebody has come, and the copy of what was sent.

``entries`` (what is written where) → ``penned`` → ``filled`` (a master, filled in) → ``filling`` (an ``edition`` of a form,
under a token): ``inscribed`` after the end of the master, whose ``anatomy`` is read once ·
``copy``: the application as the municipality received it
"""
