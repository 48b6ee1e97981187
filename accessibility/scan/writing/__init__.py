"""WHAT SOMEBODY HAS WRITTEN on a page of ours. Whatever is in doubt is said to be, never guessed.

Begin with ``deciphering`` (a whole page): ``inking`` (what was added) → ``ticking`` (which boxes), ``combs`` (figures, by two
engines: ``figures`` is our own, ``lines`` somebody else's).
"""
