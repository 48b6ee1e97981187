"""THE GATE: what hinders a form from being published, and what is better mended first.

``findings`` tells what makes a form unaskable, ``gate`` everything. It knows forms and nothing of who writes them: what it says
is said through a ``Say``, so that a clerk reads it in the browser and a file's author in the shell.

All of it              ``gate`` · ``walking`` (every item and text with its place)
What is told           ``finding`` (a code, a place, values) · ``stops``, ``advice``, ``misshapen`` (codes → words) · ``places``
Has it the shape?      ``shape`` (pydantic's errors as findings)
Can it be asked?       ``asking`` (keys, kinds, groups, computed figures), ``conditions`` (they look backwards, at what exists)
Is there a way?        ``reaching`` → ``reasoning`` → ``samples`` (answers that stand for all others)
At every door?         ``doors``, ``printing`` (conditions on paper), ``pages``
In plain words?        ``language``, ``translations``
Fair to people?        ``privacy``, ``offering`` (what a service says of itself, and what its keys meant before)

A new check: a code with its reason and remedy in ``stops`` or ``advice``, a fault of it among the seeded ones of the tests.
"""

from forms.checks.asking import OWN_PAGES
from forms.checks.finding import Finding, Location
from forms.checks.gate import findings, gate, unaskable
from forms.checks.places import Where, place_of
from forms.checks.walking import texts

__all__ = ["OWN_PAGES", "Finding", "Location", "Where", "findings", "gate", "place_of", "texts", "unaskable"]
