"""A text that must be there before a verb is done, such as why a case is closed or a form withdrawn."""

from eservices.events import LONGEST_TEXT
from portal.visit import Visit

Problems = dict[str, str]
"""Field → what is wrong with what was typed there."""


def wordless(visit: Visit, field: str, words: str) -> Problems:
    """What is wrong with the text: nothing written (`words`), or too much."""
    written = visit.fields.get(field, "").strip()
    if not written:
        return {field: words}
    over = len(written) - LONGEST_TEXT
    return {field: visit.say("Skriv kortare. Texten är {over} tecken för lång.", over=over)} if over > 0 else {}
