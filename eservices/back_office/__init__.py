"""BETWEEN AGENTS AND HANDLERS: what a handler lets agents say of a case, and what agents ask of handlers, across the walls.

Nothing of a case is seen from outside its wall by default, not even that it exists. Begin with ``behind`` (a look at it).

What may be said   ``sentences`` (of a case, in plain words) · ``delegations`` (by a department's decision) → ``behind``
What is asked      ``requests`` (call somebody back, or take a message) and their answers
What is refused    stands in ``contact_centre.refusals``
"""
