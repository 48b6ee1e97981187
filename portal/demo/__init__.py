"""A BELIEVABLE MUNICIPALITY, for trying Lucka: staff, cases in every status, outcome and channel, and forms being written.

Begin with ``municipality.yaml``, which tells of the cases; ``filling`` lives it through, by the same verbs as everyone else.
``told`` reads it, ``drawing`` makes what people send with it. ``forms.yaml`` tells of the drafts, which ``writing`` writes.
``office.yaml`` tells what agents and handlers have told each other, which ``back_office`` does.
``half_way`` tells of what is to be posted. ``answers.yaml`` holds its questions and answers and the calls that it has promised, which ``answering`` writes.
``face`` gives it a colour, arms and opening hours of its own.
"""

from portal.demo.filling import fill

__all__ = ["fill"]
