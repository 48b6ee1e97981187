"""A new code to follow one's case by, for who has lost the one on the receipt."""

from accessibility.correspondence.about import About
from accessibility.correspondence.saying import CaseLetter, Part
from eservices.references import show


def worded(about: About, code: str) -> CaseLetter:
    say = about.say
    follow = say("Gå till {address} och välj Följ ditt ärende. Skriv ärendenumret och koden.",
                 address=about.municipality.spoken_web_address)  # fmt: skip
    return CaseLetter(
        heading=say("Din kod för att följa ett ärende"), paragraphs=(), facts=about.facts, code=show(code),
        code_label=say("Din kod"), after=(say("Visa bara koden för den du litar på."),),
        parts=(Part(say("Så använder du koden"), (follow, say("Har du inte bett om koden? Ring oss."))),),
    )  # fmt: skip
