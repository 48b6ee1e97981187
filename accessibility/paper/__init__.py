"""THE PAPER DOOR: the sheet of a form, drawn so that a person can fill it in with a pen and a reader can find each answer.

It knows forms and the municipality; it is slow (seconds), so only the worker and the command line call it, never a request.

Begin with ``sheet.render``. ``outline`` decides what is printed and in which words, ``plan`` where there is something to
write on, ``templates/ask.html`` how each kind of question is asked, ``ink`` and ``marks`` what is drawn, ``jobs`` when.
"""
