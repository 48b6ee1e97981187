"""WITH ANSWERS: a sheet as far as somebody has come, and the copy of what was sent.

``entries`` (what is written where) → ``penned`` → ``filled`` (a master, filled in) → ``filling`` (an ``edition`` of a form,
under a token) · ``copy``: the application as the municipality received it
"""
