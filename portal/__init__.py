"""THE WEB DOOR: thin, on top of the other rooms; the only one that knows HTTP, cookies and pages.

It holds no rule of its own about forms or cases: it reads a request, calls a verb of ``eservices`` and shows what came of it.

Begin with ``endpoint`` (the one seam between request, thread and transaction) and ``app`` (what answers at which address).
``rendering`` fills the templates, ``errors`` words each refusal once, ``guard`` wraps the whole with the safety headers,
``settings`` alone names the environment. Pages are sorted by audience: ``citizen``, ``desk``.
"""
