"""The list that lies on top of a batch: what the pile holds, what it takes, who did what with it, and each letter's place."""

from collections.abc import Sequence

from accessibility import days, languages
from accessibility.paper import pdf
from accessibility.paper.asking import environment
from accessibility.paper.sheet import arms_of
from eservices.contact_centre.letters import manifests
from eservices.contact_centre.letters.batches import Batch
from eservices.contact_centre.letters.manifests import Line
from eservices.contact_centre.letters.printing import Bound
from eservices.municipality import Municipality
from forms.texts import FIRST_LANGUAGE, Say, to_say

KINDS = {
    "letter": to_say("Brev"),
    "filled_sheet": to_say("Påbörjade ansökningar på papper"),
    "blank_sheet": to_say("Tomma blanketter"),
    "completion": to_say("Kompletteringar"),
}
CLASSES = {"economy": to_say("Ekonomi"), "priority": to_say("Första klass")}
ENVELOPES = {manifests.C5: to_say("C5, vikt en gång"), manifests.C4: to_say("C4, plant")}


def render(batch: Batch, group: str, listed: Sequence[Line], municipality: Municipality) -> Bound:
    """In Swedish, for those who print and post."""
    say = languages.say_for(FIRST_LANGUAGE)
    sums = manifests.sums(listed)
    words = {
        "_": say, "say": say, "municipality": municipality, "direction": "ltr", "batch": batch, "group": say(group),
        "title": named(batch, say), "lines": listed, "sums": sums, "post_class": say(CLASSES[batch.post_class]),
        "kinds": [(say(name), sums.kinds[kind]) for kind, name in KINDS.items() if kind in sums.kinds],
        "envelopes": [(say(name), sums.envelopes[kind]) for kind, name in ENVELOPES.items() if kind in sums.envelopes],
        "weights": [(weight(step, say), count) for step, count in sorted(sums.weights.items(), key=_by_step)],
    }  # fmt: skip
    html = environment().get_template("batch-list.html").render(words)
    laid = pdf.lay_out(html, "sheet", "standard", "copy", "batch", arms=arms_of(municipality))
    return Bound(laid.write(), len(laid.anchors))


def named(batch: Batch, say: Say) -> str:
    """Omgång 2, 22 november 2026."""
    return say("Omgång {n}, {day}", n=batch.number, day=days.day(batch.day, say))


def weight(step: int | None, say: Say) -> str:
    return say("över {g} gram, paket", g=manifests.STEPS[-1]) if step is None else say("högst {g} gram", g=step)


def _by_step(pair: tuple[int | None, int]) -> int:
    return pair[0] or manifests.STEPS[-1] + 1
