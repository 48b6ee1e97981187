"""It takes longer: why, until when, and what one may ask for when it takes very long."""

from datetime import date

from accessibility.correspondence.about import About
from accessibility.correspondence.saying import CaseLetter, Part
from accessibility.days import day
from eservices.contact_centre.letters.outgoing import law
from eservices.events import CaseEvent


def worded(about: About, event: CaseEvent) -> CaseLetter:
    say, until = about.say, event.data.get("until")
    when = (
        say("Vi räknar med att vara klara senast {day}.", day=day(date.fromisoformat(str(until)), say))
        if until
        else say("Vi vet inte än när vi blir klara. Vi hör av oss.")
    )
    return CaseLetter(
        heading=say("Ditt ärende tar längre tid"), facts=about.facts, lead=when,
        paragraphs=(say("Vi skulle vara klara senast {day}. Det hinner vi inte.", day=day(about.case.due_on, say)),),
        parts=(Part(say("Därför dröjer det"), (say.ours(event.why),)), *_demand(about)),
    )  # fmt: skip


def _demand(about: About) -> tuple[Part, ...]:
    """FL § 12, where decisions are tried for more than their legality."""
    service, say = law.of_service(about.case.service, about.case.arrived_on), about.say
    if service is None or service.appeal != "administrative":
        return ()
    rule = law.of_delay(about.case.arrived_on)
    since = _months_after(about.case.arrived_on, rule.may_demand_after)
    may = say("Är vi inte klara {day}? Då får du skriva till oss och begära att vi avgör ärendet. Det får du göra en gång.",
              day=day(since, say))  # fmt: skip
    then = say.count("Vi svarar inom {n} vecka.", "Vi svarar inom {n} veckor.", rule.answered_within)
    either = say("Antingen får du ett beslut, eller så säger vi nej till att avgöra ärendet nu. Det nejet får du överklaga.")
    return (Part(say("Om det drar ut på tiden"), (f"{may} {then}", either)),)


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, number)
        except ValueError:
            continue
    raise ValueError(day)
