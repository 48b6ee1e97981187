"""WHERE PEOPLE TURN: the contact centre's own records, of every call, visit, letter and mail, whatever becomes of it.

Knows cases, drafts and services; none of them knows of it. Begin with ``meeting`` (what an agent is in just now).

Who turns to us   ``meeting/``: the contact, and the person it is with
What we say       ``answering/``: questions and answers, for agents and citizens alike
When we ring      ``calling_back/``: a time promised, a time kept
Two at a draft    ``filling_together/``: an agent helps whoever is stuck at a screen
On paper          ``letters/``: what arrives, and what is to be posted
Whose turn it is  ``sharing_work/``: the queue shared out, and who is away
What is found     ``search`` (one box for names, words and numbers, over ``eservices.finding``)
``refusals`` is every no to those who work here.
"""
