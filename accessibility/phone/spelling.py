"""Spelling aloud: letters by name, digits in pairs.

The Swedish names are the list that the telephone directories printed (Televerket, 1930; Helge instead of Harald since 1960).
Every other language gets the international one (ICAO Annex 10, volume II, 5.2.1.3), with the Swedish names for å, ä and ö:
what is spelled is in Latin letters, and whoever takes the next call knows these names, whatever they speak. Digits
stay digits: said "ett" and "sju", since "etta" is heard as "åtta" and "sjua" as "fyra".
"""

import re
from collections.abc import Iterator

from forms.texts import FIRST_LANGUAGE, Say, to_say

_SWEDISH = (
    "Adam Bertil Caesar David Erik Filip Gustav Helge Ivar Johan Kalle Ludvig Martin Niklas Olof Petter Qvintus Rudolf "
    "Sigurd Tore Urban Viktor Wilhelm Xerxes Yngve Zäta Åke Ärlig Östen"
)
_INTERNATIONAL = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo "
    "Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu Åke Ärlig Östen"
)
SWEDISH = {name[0]: name for name in _SWEDISH.split()}
INTERNATIONAL = {name[0]: name for name in _INTERNATIONAL.split()}
SIGNS = {
    "@": to_say("snabel-a"),
    ".": to_say("punkt"),
    "-": to_say("bindestreck"),
    "_": to_say("understreck"),
    ":": to_say("kolon"),
    "/": to_say("snedstreck"),
    "+": to_say("plus"),
}
_RUN = re.compile(r"[0-9]+|\s+|.", re.DOTALL)
_PAIR = re.compile(r"[0-9]{3}(?=$)|[0-9]{1,2}")


def alphabet(say: Say) -> dict[str, str]:
    """Capital letter → the name it is spelled with in the language of the talk."""
    return SWEDISH if say.language.partition("-")[0] == FIRST_LANGUAGE else INTERNATIONAL


def spell(text: str, say: Say) -> str:
    """How a reference, a name or an address is read out: "K7M 4PX" → "Kalle, 7, Martin – 4, Petter, Xerxes"."""
    groups = (", ".join(_named(group, say)) for group in text.split())
    return " – ".join(groups)


def _named(group: str, say: Say) -> Iterator[str]:
    names = alphabet(say)
    for run in _RUN.findall(group):
        if run.isdecimal() and run.isascii():
            yield in_pairs(run)
        else:
            yield names.get(run.upper()) or (say(SIGNS[run]) if run in SIGNS else run)


def in_pairs(digits: str) -> str:
    """Digits two by two; the last three stay together where the number is odd: "0701740605" → "07 01 74 06 05"."""
    return " ".join(_PAIR.findall(digits))
