"""What an action on a form says once it is done: left by the action, told on the next page, and then gone."""

from forms.texts import to_say
from portal.visit import Visit

COOKIE = "lucka_told_form"
SENTENCES = {
    "begun": to_say("Utkastet är påbörjat. Det publicerade formuläret gäller som förut."),
    "dropped": to_say("Utkastet är borttaget. Det publicerade formuläret gäller som förut."),
    "saved": to_say("Det du skrev är sparat i utkastet."),
    "imported": to_say("Filen är inläst. Ett utkast är påbörjat."),
    "replaced": to_say("Utkastet är nu som filen. Dina kommentarer i filen finns kvar."),
    "asked": to_say("Granskning är begärd. En annan administratör kan nu godkänna."),
    "approved": to_say("Utkastet är godkänt. Nu kan det publiceras."),
    "sent-back": to_say("Utkastet är lämnat tillbaka med dina ord."),
    "published": to_say("Version {value} är publicerad och gäller nu."),
    "planned": to_say("Publiceringen är planerad. Du kan avbryta den fram till dess."),
    "called-off": to_say("Den planerade publiceringen är avbruten. Utkastet finns kvar."),
    "not-tried": to_say("Utkastet kan inte provas än. Rätta först det som stoppar."),
    "withdrawn": to_say("Formuläret är tillbakadraget. Den som söker det möts av din text."),
    "restored": to_say("Formuläret är öppet igen."),
}


def leave(visit: Visit, what: str, value: object = "") -> None:
    """Have the next page say it; `value` is a number or a word without marks."""
    visit.keep(COOKIE, f"{what}/{value}", seconds=120)


def pick_up(visit: Visit) -> dict[str, str] | None:
    """What the action before this page left to say, once."""
    what, _, value = visit.cookie(COOKIE).partition("/")
    if what not in SENTENCES:
        return None
    visit.forget(COOKIE)
    return {"words": visit.say(SENTENCES[what], value=value)}
