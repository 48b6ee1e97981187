"""WHOSE TURN IT IS: the queue shared out among those who are there. It moves cases by the verbs of ``eservices.queue``.

``taking`` (the next best case), ``bulk`` (many at once, and back), ``absences``, ``workload`` (who has what), ``views`` (ways
to look at the queue).
"""
