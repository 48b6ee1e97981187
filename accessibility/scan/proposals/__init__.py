"""WHAT IT COMES TO FOR A PERSON: proposals, which nobody but a person makes answers of.

``strips`` (where a question stands) → ``answering`` (what is read of it, as if typed) → ``proposing`` (a whole sheet) →
``reviewing`` (what must be seen, what can be taken together, what is lacking)
"""
