"""THE WEB DOOR: thin, on top of the other rooms; the only one that knows HTTP, cookies and pages.

It holds no rule of its own about forms or cases: it reads a request, calls a verb of ``eservices`` and shows what came of it.
Begin with ``endpoint`` (the one seam between request, thread and transaction) and ``app`` (what answers at which address).

Pages                    ``citizen``, ``desk``, ``office``, ``admin``: by audience, each module ends in its ``routes``,
                         ``templates/`` mirrors them · ``patterns`` (with ``palette``, the colours measured), ``health``
A request on its way     ``guard`` (headers, log) → ``body`` (what is posted), ``seal`` (it comes from our page) → ``visit`` →
                         a handler → ``rendering`` (``folding``, ``formats``, ``icons``, ``assets``) or ``downloads`` ·
                         ``alongside`` (what stands beside a page: a letter, a help) · ``errors``, ``wordings``,
                         ``form_wordings``, ``contact_wordings``, ``refusals`` (each no, worded once), ``kept`` (what was
                         typed too late), ``wordless`` (a text that must be there) · ``wishes`` (whom to ring back)
What all requests share  ``house``, out of ``settings`` (alone names the environment), ``municipality_file`` and
                         ``folder`` (the data folder); ``pulse`` (what moves in the queues)
The `lucka` command      ``__main__`` → ``serving``, ``working``, ``keeping``, ``checking``, ``publishing``, ``binding``,
                         ``importing``, ``exporting``, ``facing``, ``dropping`` (piles) · ``shipping``, ``demo``, ``logs``,
                         ``unusable`` (what is wrong with the database)

A new page: a handler ``(visit, db) -> Response``, a Route round it with ``page`` or ``action`` (for a
colleague ``button``), and a template of its name.
"""
