"""FILLED IN ON A SCREEN: what the fields of a file hold, letter by letter, and seen as it is held, whatever the file shows.

Begin with ``answers`` (of one page): ``held`` (what each field holds) → ``expecting`` (which place it is of) · ``looks`` (drawn
of what is held)
"""
