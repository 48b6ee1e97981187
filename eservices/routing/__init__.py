"""WHERE A CASE GOES: the rules by which an application is laid with a response group when it is filed.

A form says which group its cases go to. Rules, in order, may say better: by service, language, area and words; the first that
fits leads. None leads across a department's wall: a form of the contact centre may go to the contact centre's groups and to
those of the form's own department, a form of a department only to that department's groups, for nobody else is to know of it.

Begin with ``deciding`` (what filing asks). ``rules`` is the rule itself, pure; ``revisions`` keeps them all, each change a row.
"""
