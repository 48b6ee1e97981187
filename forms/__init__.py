"""WHAT WE ASK: form definitions and what people answer, as plain values.

This room knows the kinds of question, the conditions between them, the journey that follows from the answers and the words
that a definition holds. It knows no database, no HTTP, no page, no sheet: every function takes values and returns values.

Begin with ``definition`` (what a form is), then ``journey`` (what is asked, given the answers so far) and ``kinds`` (how each
kind of answer is read, checked and shown). ``library/`` holds the e-services that are shipped, one YAML file each;
``library/specimen.yaml`` holds one question of every kind.
"""
