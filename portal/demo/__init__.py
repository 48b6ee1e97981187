"""A BELIEVABLE MUNICIPALITY, for trying Lucka: staff, cases in every status, outcome and channel, and forms being written.

Begin with ``municipality.yaml``, which tells of the cases; ``filling`` lives it through, by the same verbs as everyone else.
``told`` reads it, ``drawing`` makes what people send with it. ``forms.yaml`` tells of the drafts, which ``writing`` writes.
``office.yaml`` tells what agents and handlers have told each other, which ``back_office`` does.
``answers.yaml`` holds its questions and answers and the calls that it has promised, which ``answering`` writes.
``calls.yaml`` tells of those who are known and what was said to them, which ``talking`` lives through.
``groups.yaml`` tells of groups and rules, which ``grouping`` makes. ``half_way`` tells of what is to be posted, ``letters`` of
what has come by post, ``returned`` of a sheet among it. ``face`` gives it a colour, arms and opening hours of its own.
"""

from portal.demo.filling import fill

__all__ = ["fill"]
