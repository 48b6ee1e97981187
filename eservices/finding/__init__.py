"""HOW ANYTHING IS FOUND AGAIN: the words of cases and contacts, indexed in the transaction that writes them.

Knows texts, numbers and the walls they lie behind; it knows no verb of cases or contacts, so that both can stand on it. A
wall is a word of its own in the index: what lies behind another's is never met, counted or timed. Begin with ``index``.

``tokens``     what a text is found by: stems of its words, its telephone and personal numbers
``index``      the full-text index of each database: FTS5 or tsvector; put in, found newest first, counted up to a cap
``of_cases``   what a case is found by; ``of_contacts``: what a contact is found by, and who may find it
``catching``   a job: what was there before the index was, a little at a time
``reckoning``  is each row in the index, and nothing else?
"""
