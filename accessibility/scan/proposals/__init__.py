"""WHAT IT COMES TO FOR A PERSON: proposals, which nobody but a person makes answers of.

``answering`` (what is read of one question, as if typed) → ``proposing`` (a whole sheet) → ``reviewing``
(what must be seen, what can be taken together, what is lacking)
"""
