"""RINGING BACK: no more is promised than there are people to keep it.

``staffing`` (the windows there are) → ``callbacks`` (a window promised) → ``attempts`` (rung, and what came of it).
"""
