"""THE SHEET OF A FORM, from its definition: the words, which ``files`` makes a file of. Begin with ``sheet``.

What is printed     ``outline``, ``ways`` ("Gå till fråga 9"), ``prose`` → ``asking``: ``templates/ask.html`` asks each kind
Where one writes    ``plan`` (every box and line), ``room`` (how much an answer needs), ``measures`` (of each size), drawn
                    in ``strokes``; on a screen ``fields`` (one for each place) → ``fillable`` (laid over them)
How it fills pages  ``fitting`` (none nearly empty), ``parting`` (what is too long for one) · ``advice`` (what is seen of a
                    form only when its sheet is drawn)
Beforehand          ``glimpse`` (one question as it will be printed, fast enough for a request)
"""
