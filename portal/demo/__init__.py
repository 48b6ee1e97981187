"""A BELIEVABLE MUNICIPALITY, for trying Lucka: staff, and cases in every status, outcome and channel.

Begin with ``municipality.yaml``, which tells it all; ``filling`` lives it through, by the same verbs as everyone else.
``face`` gives it a colour, arms and opening hours of its own.
"""

from portal.demo.filling import fill

__all__ = ["fill"]
