"""It has come: number and code, what happens next and by when, and what the law wants told of the time and the fee."""

from accessibility.correspondence.about import About
from accessibility.correspondence.appealing import how_to_appeal
from accessibility.correspondence.saying import CaseLetter, Part
from accessibility.days import day
from eservices.contact_centre.letters.outgoing import law
from eservices.references import show


def worded(about: About, code: str) -> CaseLetter:
    """`code` opens the case's page; "" once it is forgotten."""
    say = about.say
    short = [say("Vi hör av oss om det som saknas.")] if about.journey.is_short else []
    first, *later = about.steps
    happens = "\n".join(f"- {each}" for each in (first, *short, *later))
    due = say("Vi ska vara klara senast {day}.", day=day(about.case.due_on, say))
    follow = say("Gå till {address} och välj Följ ditt ärende. Skriv ärendenumret och koden.",
                 address=about.municipality.spoken_web_address)  # fmt: skip
    ring = say("Du kan också ringa oss. Säg ärendenumret, så berättar vi.")
    return CaseLetter(
        heading=say("Vi har fått din ansökan"), paragraphs=(), facts=about.facts, code=show(code) if code else "",
        code_label=say("Din kod") if code else "",
        after=(say("Visa bara koden för den du litar på."),) if code else (),
        parts=(
            Part(say("Det här händer sedan"), (happens, due, say.text(about.form.clock.basis))),
            Part(say("Så följer du ärendet"), (follow, ring) if code else (ring,)),
            *_by_law(about),
        ),
    )  # fmt: skip


def _by_law(about: About) -> tuple[Part, ...]:
    """What must be told when such an application has come: the time, the fee when we are late, and how one appeals."""
    rule, say = law.of_service(about.case.service, about.case.arrived_on), about.say
    if rule is None or rule.acknowledgement is None:
        return ()
    told = rule.acknowledgement
    time = say.count("Du ska få beslut inom {n} vecka. Tiden börjar den dag vi har fått allt vi behöver.",
                     "Du ska få beslut inom {n} veckor. Tiden börjar den dag vi har fått allt vi behöver.",
                     told.weeks)  # fmt: skip
    longer = say.count("Vi kan behöva {n} vecka till. Då säger vi till innan tiden har gått ut.",
                       "Vi kan behöva upp till {n} veckor till. Då säger vi till innan tiden har gått ut.",
                       told.longer_by)  # fmt: skip
    fee = say("Blir vi sena sänks avgiften med {percent} procent för varje vecka som börjar.", percent=told.percent)
    return (Part(say("Tiden och avgiften"), (time, longer, fee)), *how_to_appeal(about, rule.appeal, rule.to, None))
