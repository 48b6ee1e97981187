"""The list that lies on top of a batch: what the pile holds, what it takes, who did what with it, and each letter's place."""

from collections.abc import Sequence

from accessibility import languages
from accessibility.paper.files import pdf
from accessibility.paper.outgoing import batch_words
from accessibility.paper.sheets.asking import environment
from accessibility.paper.sheets.sheet import arms_of
from eservices.contact_centre.letters.outgoing import manifests
from eservices.contact_centre.letters.outgoing.batches import Batch
from eservices.contact_centre.letters.outgoing.manifests import Line
from eservices.contact_centre.letters.outgoing.printing import Bound
from eservices.municipality import Municipality
from forms.texts import FIRST_LANGUAGE


def render(batch: Batch, group: str, listed: Sequence[Line], municipality: Municipality) -> Bound:
    """In Swedish, for those who print and post."""
    say, sums = languages.say_for(FIRST_LANGUAGE), manifests.sums(listed)
    words = {
        "_": say, "say": say, "municipality": municipality, "batch": batch, "group": say(group), "lines": listed, "sums": sums,
        "title": batch_words.named(batch, say), "post_class": say(batch_words.CLASSES[batch.post_class]),
        "shares": batch_words.shares(sums, say),
    }  # fmt: skip
    html = environment().get_template("batch-list.html").render(words)
    laid = pdf.lay_out(html, "sheet", "standard", "copy", "batch", arms=arms_of(municipality))
    return Bound(laid.write(), len(laid.anchors))
