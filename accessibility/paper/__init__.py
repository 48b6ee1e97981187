"""THE PAPER DOOR: the sheet of a form, drawn so that a person can fill it in with a pen and a reader can find each answer.

It knows forms and the municipality; it is slow (seconds), so only the worker and the command line call it, never a request
(apart from ``glimpse``). Begin with ``sheet``; ``jobs`` says when it is called, ``masters`` keeps what was drawn, and
``workshop`` is the process that draws.

What is printed        ``outline``, ``ways`` ("Gå till fråga 9"), ``prose`` → ``asking``: ``templates/ask.html`` asks each kind
Where one writes       ``plan`` (every box and line), ``room`` (how much an answer needs), ``measures`` (of each size)
From words to a file   ``fitting`` (no page nearly empty) → ``pdf``, ``tagging`` → ``mending`` → ``ink``, ``marks`` (on top) ·
                       ``page_name`` (what a page's code says), ``lettering`` (words on a finished page),
                       ``name_letters`` (those of a page's name) · ``serials`` (on each one that is handed out) ·
                       ``archive`` (PDF/A beside PDF/UA)
To fill in on a screen ``fields`` (one for each place) → ``fillable`` (laid over them), in the letters of ``typeface``
With the answers so far  ``entries`` (what is written where) → ``penned`` → ``filled`` (a master, filled in) ·
                       ``packet``: with a letter (``covering``) before it and what did not fit after it (``binding``)
For a library          ``binder_run`` (when) → ``binder``: every sheet behind an index, in one file
Is it well filled?     ``advice`` (what is seen of a form only when its sheet is drawn)
On a screen            ``glimpse`` (one question as it will be printed, fast enough for a request)
What was sent          ``copy``: the application as the municipality received it
What is posted         ``posted`` (when) → ``letters``: to one person, with the address in the envelope's window ·
                       ``represented`` (to the one for whom somebody else has applied) · ``parcel`` (blank sheets)
Many at once           ``print_run`` (a batch, drawn and bound) → ``stack``, ``batch_list`` (on top, in ``batch_words``),
                       ``address_labels``
"""
