"""What becomes of an application: the tables, and the verbs that change them.

Knows the forms, and nothing of HTTP, paper or telephones. Every verb takes `db`, a session inside one transaction; only
`database` commits. Begin with `filing` (a draft becomes a case, exactly once) and `cases` (what then happens to it).
"""
