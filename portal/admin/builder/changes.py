"""What a change did, in a sentence: told once when it is done, and beside the button that takes it back."""

from collections.abc import Mapping
from urllib.parse import quote, unquote

from forms.editing.outline import outline
from forms.editing.places import CONDITION, RULE, Tree
from forms.texts import Say, to_say
from portal.admin.builder.contents import called
from portal.visit import Visit

COOKIE = "lucka_built"
LONGEST = 300
THINGS = {
    "page": to_say("Sidan ”{label}”"),
    "question": to_say("Frågan ”{label}”"),
    "section": to_say("Avsnittet ”{label}”"),
    "repeating_group": to_say("Den upprepade delen ”{label}”"),
    "content": to_say("Texten ”{label}”"),
    "stop": to_say("Stoppet ”{label}”"),
    "condition": to_say("Villkoret ”{label}”"),
    "rule": to_say("Regeln ”{label}”"),
    "form": to_say("Formuläret"),
}
SENTENCES = {
    "change": to_say("{thing} sparades."),
    "add": to_say("{thing} lades till."),
    "up": to_say("{thing} flyttades upp."),
    "down": to_say("{thing} flyttades ner."),
    "drop": to_say("{thing} flyttades."),
    "move": to_say("{thing} flyttades till ”{to}”."),
    "duplicate": to_say("{thing} kopierades."),
    "remove": to_say("{thing} togs bort."),
    "kind": to_say("{thing} fick en annan sorts svar."),
    "condition": to_say("{thing} fick ett villkor."),
    "no_condition": to_say("{thing} visas nu för alla."),
    "rename": to_say("{thing} fick ett annat namn i filen."),
    "options": to_say("{thing}: svaren ändrades."),
    "start": to_say("Utkastet påbörjades."),
}


def what(tree: Tree, verb: str, address: str, to: object = "") -> dict[str, object]:
    """What is kept of a change: the verb, and the part as it was called then."""
    line = next((each for each in outline(tree) if each.address == address), None)
    sort, label = (line.sort, line.label) if line else _beside(address)
    return {"verb": verb, "key": address, "sort": sort, "label": label} | ({"to": to} if to else {})


def _beside(address: str) -> tuple[str, str]:
    for sort, prefix in (("condition", CONDITION), ("rule", RULE)):
        if address.startswith(prefix):
            return sort, address.removeprefix(prefix)
    return "form", ""


def sentence(about: Mapping[str, object], say: Say) -> str:
    """The change in words; one that another page made is told as the form's own."""
    thing = say(THINGS.get(str(about.get("sort")), THINGS["form"]), label=called(about.get("label"), say))
    return say(SENTENCES.get(str(about.get("verb")), SENTENCES["change"]), thing=thing, to=called(about.get("to"), say))


def leave(visit: Visit, words: str) -> None:
    """Have the next page of the builder say it."""
    visit.keep(COOKIE, quote(str(words)[:LONGEST]), seconds=120)


def pick_up(visit: Visit) -> str:
    """What the change before this page left to say, once."""
    words = unquote(visit.cookie(COOKIE))[:LONGEST]
    if words:
        visit.forget(COOKIE)
    return words
