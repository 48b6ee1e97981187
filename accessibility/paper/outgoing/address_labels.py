"""Addresses on labels, 3 × 8 on A4 (70 × 37 mm), for envelopes without a window."""

from collections.abc import Sequence

from accessibility import languages
from accessibility.paper.files import pdf
from accessibility.paper.sheets.asking import environment
from eservices.contact_centre.letters.outgoing.posting import Posting
from eservices.contact_centre.letters.outgoing.printing import Bound
from forms.texts import FIRST_LANGUAGE

A_SHEET = 24


def render(letters: Sequence[Posting]) -> Bound:
    """In the order of the letters, row by row."""
    say = languages.say_for(FIRST_LANGUAGE)
    sheets = [letters[first : first + A_SHEET] for first in range(0, len(letters), A_SHEET)]
    words = {"_": say, "say": say, "sheets": sheets}
    laid = pdf.lay_out(environment().get_template("address-labels.html").render(words), "sheet", "labels")
    return Bound(laid.write(), len(laid.anchors))
