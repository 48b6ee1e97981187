"""How the tables came to be. Each step is one file in `versions/`; `database.migrate` walks them.

There are only steps forward: the way back is the backup taken before.
"""
