"""THE TELEPHONE: a form as a script that an agent reads from, and the words for spelling aloud.

Knows forms and wording; knows no case, no page of the portal and no telephone exchange. Begin with ``script``: a Script is
plain values, which ``page`` makes into the agent's page and ``text`` into plain text; ``wording`` says what to listen for, and
``spelling`` the letters by name. A talk goes by ``steps``: what is typed is ``heard``, and said again by ``read_back``.
"""
