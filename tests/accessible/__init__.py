"""The proof that everyone can use every page: looked at in Chromium in many places, languages, widths and colour schemes.

- ``looking``: what a check is, and which criteria of WCAG 2.2 it proves; ``eyes.js`` measures in the page
- ``checks``: the checks, by what they look at; ``test_checks`` shows each of them a page that it must not let through
- ``visitor``: goes to places as a person does; ``places`` and ``staff_places`` name the places; ``matrix`` looks at all of them in every view
- ``markup``: holds every page's source against the Nu HTML Checker
- ``weights``: holds every first view against what a server may send at once
- ``criteria``: the 55 criteria of levels A and AA, each with its checks or a dated note by a person, from ``criteria.yaml``
- ``report``: what the last run found, as the accessibility statement reads it

Begin with ``criteria.yaml``. ``python -m tests.accessible`` looks at everything; ``test_pages`` and
``test_other_readers`` at a part of it in every test run.
"""
