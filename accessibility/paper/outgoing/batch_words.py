"""The words for a batch, on its pages and on its list: what lies in it, in which envelopes, how it is sent."""

from accessibility import days
from eservices.contact_centre.letters.outgoing import manifests
from eservices.contact_centre.letters.outgoing.batches import Batch
from forms.texts import Say, to_say

KINDS = {
    "letter": to_say("Brev"),
    "filled_sheet": to_say("Påbörjade ansökningar på papper"),
    "blank_sheet": to_say("Tomma blanketter"),
    "completion": to_say("Kompletteringar"),
}
CLASSES = {"economy": to_say("Ekonomi"), "priority": to_say("Första klass")}
ENVELOPES = {manifests.C5: to_say("C5, vikt en gång"), manifests.C4: to_say("C4, plant")}
Shares = list[tuple[str, list[tuple[str, int]]]]


def named(batch: Batch, say: Say) -> str:
    """Omgång 2, söndag 22 november."""
    return say("Omgång {n}, {day}", n=batch.number, day=days.day(batch.day, say))


def shares(sums: manifests.Sums, say: Say) -> Shares:
    """How many letters of each kind, for each envelope and of each weight."""
    kinds = [(say(name), sums.kinds[kind]) for kind, name in KINDS.items() if kind in sums.kinds]
    envelopes = [(say(name), sums.envelopes[kind]) for kind, name in ENVELOPES.items() if kind in sums.envelopes]
    weights = [(weight(step, say), count) for step, count in sorted(sums.weights.items(), key=_by_step)]
    return [(say("Slag"), kinds), (say("Kuvert"), envelopes), (say("Vikt"), weights)]


def weight(step: int | None, say: Say) -> str:
    return say("över {g} gram, paket", g=manifests.STEPS[-1]) if step is None else say("högst {g} gram", g=step)


def _by_step(pair: tuple[int | None, int]) -> int:
    return pair[0] or manifests.STEPS[-1] + 1
