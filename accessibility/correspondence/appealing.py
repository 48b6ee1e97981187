"""How a decision is appealed, and until when: the rules are data (`outgoing.law`), the words are here."""

from datetime import date

from accessibility.correspondence.about import About
from accessibility.correspondence.saying import Part
from accessibility.days import NO_BREAK, day
from eservices import clock
from eservices.contact_centre.letters.outgoing import law
from eservices.contact_centre.letters.outgoing.law import Appeal, Body
from eservices.references import show
from forms.texts import to_say

BODIES = {"": to_say("en högre instans"), "court": to_say("förvaltningsrätten"), "county": to_say("länsstyrelsen")}


def how_to_appeal(about: About, how: Appeal, to: Body, written_on: date | None) -> tuple[Part, ...]:
    """With the day on which the decision is written, the last day too; without one, it tells of decisions to come."""
    say = about.say
    if how == "none":
        return (Part(say("Att överklaga"), (say("Det här beslutet kan inte överklagas."),)),) if written_on else ()
    may = (
        say("Tycker du att beslutet är fel? Då får du överklaga det till {body}.", body=say(BODIES[to]))
        if how == "administrative"
        else say("Du kan be förvaltningsrätten pröva om beslutet är lagligt. Det kallas laglighetsprövning.")
    )
    return (Part(say("Om du vill överklaga"), (may, _steps(about), *_until(about, how, written_on))),)


def _steps(about: About) -> str:
    say = about.say
    return say(
        "- Skriv ett brev. Skriv vilket beslut det gäller: ärende {reference}.\n"
        "- Skriv hur du vill att beslutet ändras, och varför.\n"
        "- Skriv ditt namn, din adress och ditt telefonnummer.\n"
        "- Skicka brevet till oss: {address}. Vi skickar det vidare.",
        reference=show(about.case.reference).replace(" ", NO_BREAK), address=about.address,
    )  # fmt: skip


def _until(about: About, how: Appeal, written_on: date | None) -> tuple[str, ...]:
    """The time for it; from receipt, the last day for whoever reads the letter as early as it can be read."""
    rule, say = law.of_appeal(how, written_on or clock.today()), about.say
    if rule.counted_from == "notice":
        return (say.count("Beslutet visas på kommunens anslagstavla. Ditt brev ska ha kommit inom {n} vecka från den dagen.",
                          "Beslutet visas på kommunens anslagstavla. Ditt brev ska ha kommit inom {n} veckor från den dagen.",
                          rule.weeks),)  # fmt: skip
    within = say.count("Brevet ska ha kommit till oss inom {n} vecka från den dag du fick beslutet.",
                       "Brevet ska ha kommit till oss inom {n} veckor från den dag du fick beslutet.", rule.weeks)  # fmt: skip
    if written_on is None:
        return (within,)
    received = law.earliest_receipt(written_on)
    last = law.last_day(received, rule.weeks)
    return (within, say("Får du beslutet {received}? Då är sista dagen {last}. Får du det senare räknar du från den dagen.",
                        received=day(received, say), last=day(last, say)))  # fmt: skip
