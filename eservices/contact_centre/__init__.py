"""WHERE PEOPLE TURN: the contact centre's own records, of every call, visit, letter and mail, whatever becomes of it.

Knows cases, drafts and services; none of them knows of it. Begin with ``refusals`` (every no to those who work here).

Letters out     ``posting`` (ordered, drawn by the worker, printed and posted by a person)
"""
