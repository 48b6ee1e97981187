"""WHERE A CASE GOES: the rules by which an application is laid with a response group when it is filed.

A form says which group its cases go to. Rules, in order, may say better: by service, language, area and words; the first that
fits leads. None leads across a department's wall. What belongs to the contact centre itself may go to any group, as an agent
could hand it over. What the contact centre receives for a department may go to its groups and to that department's. What goes
straight to a department stays there, for nobody else is to know of it.

Begin with ``deciding`` (what filing asks). ``rules`` is the rule itself; ``revisions`` keeps them all, each change a row.
"""
