"""WHAT WE ASK: form definitions and what people answer, as plain values.

This room knows the kinds of question, the conditions between them, the journey that follows from the answers and the words
that a definition holds. It knows no database, no HTTP, no page, no sheet: every function takes values and returns values.

Begin with ``definition`` (what a form is), then ``journey`` (what is asked, given the answers so far) and ``kinds/`` (how each
kind of answer is read, checked and shown).

What a form is       ``definition``, ``question``, ``conditions``, ``offer``, ``texts`` (in several languages)
From a file to it    ``reading`` (``uploaded``: of what someone sends) → ``tree`` (sound YAML) → ``checks/`` (what hinders
                     publishing) · ``readability``, ``plain_words``
Who writes it        ``editing/``: each change of a definition as a verb, refused in plain words · ``examples`` (to try it)
What is asked        ``journey``, ``evaluation`` (does a condition hold?), ``computing`` (sums) · ``numbering`` (for paper) ·
                     ``remaining`` (on a sheet of what is left), ``more_room`` (on an extra sheet)
What is answered     ``answers``, ``replies`` (from the fields of a page), ``problems`` (what is wrong, in words)
From old to new      ``carrying`` (what becomes of answers) → ``fitting``, ``meaning`` (does it still ask the same?) ·
                     ``comparing`` → ``comparing_words``, ``names_of_fields`` (what differs, as it is read)
From elsewhere       ``importers/``: forms that were made in other systems · ``exports/``: forms for other systems
What many ask        ``standard/``: pages that are the same in every service, such as who applies for whom
What is shipped      ``library/``: one YAML file a service, and the specimen of every kind of question
What leads to it     ``catalogue`` (a service by the word for it) → ``matching`` (misspellings forgiven) → ``stemming`` (a word
                     without its endings), ``small_words`` (those that lead nowhere)

A new kind: a module in ``kinds/`` and its name in ``kinds/__init__``, a macro of its name on screen, on paper and by telephone,
and a question of it in the specimen; ``tests/test_parity.py`` tells what is still missing.
"""
