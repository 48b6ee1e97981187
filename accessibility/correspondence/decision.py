"""What was decided, why, by whom, and how one appeals."""

from accessibility.correspondence.about import About
from accessibility.correspondence.appealing import how_to_appeal
from accessibility.correspondence.saying import CaseLetter, Part
from accessibility.days import day
from eservices import clock
from eservices.contact_centre.letters.outgoing.law import Appeal, Body
from eservices.events import CaseEvent
from forms.texts import to_say

OUTCOMES = {
    "granted": to_say("Vi säger ja till din ansökan."),
    "refused": to_say("Vi säger nej till din ansökan."),
}


def worded(about: About, event: CaseEvent, how: Appeal, to: Body) -> CaseLetter:
    say, outcome = about.say, str(event.data.get("outcome", ""))
    decided = (say("Beslutat"), day(event.at, say)), (say("Beslutat av"), f"{event.by_name}, {about.group}")
    return CaseLetter(
        heading=say("Beslut i ditt ärende"), paragraphs=(), facts=(*about.facts, *decided), lead=say(OUTCOMES[outcome]),
        parts=(
            Part(say("Därför"), (say.ours(event.why),)),
            *how_to_appeal(about, how, to, clock.today()),
        ),
    )  # fmt: skip
