"""WITH ANSWERS: a sheet as far as somebody has come, and the copy of what was sent.

``entries`` (what is written where) → ``penned`` → ``filled`` (a master, filled in) · ``packet``: with a letter (``covering``)
before it and what did not fit after it · ``copy``: the application as the municipality received it
"""
