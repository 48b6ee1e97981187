"""WHAT BECOMES OF IT: the tables, and the verbs that change them. Each table lives with its verbs, in a module of its name.

Knows the forms, and nothing of HTTP, paper or telephones. Every verb takes ``db``, a session inside one transaction; only
``database`` commits. Begin with ``filing`` (a draft becomes a case, exactly once) and ``cases`` (what then happens to it).

The way of an application   ``services`` (versions) → ``drafts``, ``attachments`` → ``filing`` (``enclosed``) → ``cases``,
                            ``events``, ``supplements``, ``completions`` (what was lacking) → ``receipts`` (the citizen
                            comes back)
On paper meanwhile          ``copies`` (a sheet with a draft's answers, which finds the draft when it comes back) ·
                            ``tokens`` (whose sheet a page is)
For someone else            ``representation`` (who applied and for whom) by ``mandates`` (what the law lets each kind do),
                            which are ``dated_rules``
Said by word of mouth       ``by_telephone`` (what was passed over, codes read aloud), ``confirmations``, ``letter_codes``
How a form comes about      ``publishing/``: written beside the live version, reviewed, tried, published, withdrawn
Where people turn           ``contact_centre/``: every contact, caller, call-back and letter, and what agents answer
Between the two             ``back_office/``: what handlers let agents say, and what agents ask of handlers
Who works with it           ``people``, ``groups``, ``sessions`` → ``routing/`` (whose queue it goes to) → ``queue``,
                            ``tally`` (where cases lie) · ``readlog`` (who has looked)
What is done afterwards     ``jobs`` (promised with the filing) → ``worker`` · ``sheets``, ``fillable_sheets``, ``binders`` ·
                            ``housekeeping`` (every night)
How it is found again       ``finding/`` (words and numbers, behind their walls)
What proves it              ``audit`` (does it all add up?)
What all of them stand on   ``database``, ``turns``, ``inserting``, ``tables``, ``migrations/`` · ``files`` (the bytes) ·
                            ``clock``, ``references``, ``channels``, ``throttle`` · ``municipality``, ``openings`` ·
                            ``refusals`` (every no; those of ``publishing/`` and ``contact_centre/`` stand there)

A new verb on a case: a row in ``cases.TRANSITIONS`` and a function that calls ``cases.move``; its words and its page are the
portal's (``portal.desk``). A new table: its module, ``tables``, and a step in ``migrations/versions``.
"""
