"""Words of authority that a text for citizens does without, and what one says instead.

A choice of our own among the words that the rules for Swedish authorities advise against: "Svarta listan"
(Statsrådsberedningen, PM 2011:1) and "Myndigheternas skrivregler" (Språkrådet, 8th edition, 2014). The Language Act
(2009:600) § 11 asks for language that is "vårdat, enkelt och begripligt".
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        r"aktualiser\w*": "ta upp",
        r"anbefall\w*": "råda",
        r"angående": "om",
        r"anhängiggör\w*": "börja, lämna in",
        r"anmoda\w*": "be, uppmana",
        r"ansöknings?förfarande\w*": "så söker du",
        r"avseende": "om, för",
        r"avser": "gäller",
        r"befintlig\w*": "som finns",
        r"beaktand\w*|beakta[rst]?|beaktat|beaktas": "ta hänsyn till",
        r"behörig\w*": "som har rätt att",
        r"beträffande": "om",
        r"bifalle?[rst]?|bifallit|bifölls?": "säga ja till",
        r"bifoga\w*": "skicka med",
        r"bringa till kännedom": "berätta",
        r"dylik\w*": "sådan",
        r"där(?:av|om|till|vid|jämte|medelst)": "av det, om det, till det, då",
        r"emedan": "eftersom",
        r"enär": "eftersom",
        r"erfordra\w*|erforderlig\w*": "behövas, som behövs",
        r"erhåll\w*": "få",
        r"erlägg\w*|erlagt": "betala",
        r"ersättningsgill\w*": "som du får ersättning för",
        r"fastställa\w*": "bestämma",
        r"föreligg\w*|förelåg\w*": "finnas",
        r"föranled\w*": "leda till",
        r"föreskriv\w*|föreskrift\w*": "regel",
        r"förevarande": "den här",
        r"förfoga\w* över|förfogande": "ha",
        r"förutsätt(?:er|s)": "kräver",
        r"gällande": "om; som gäller",
        r"handha\w*": "sköta",
        r"hava": "ha",
        r"hänförlig\w*": "som hör till",
        r"härmed|härvid|häri|härtill": "nu, här",
        r"i enlighet med": "enligt, som",
        r"i förekommande fall": "om det finns",
        r"i syfte att": "för att",
        r"ianspråkta\w*": "använda",
        r"iaktta\w*": "följa",
        r"ifyllande\w*|ifyllnad\w*|ifylles?": "fylla i",
        r"inhämta\w*": "skaffa, ta reda på",
        r"inkomm(?:a|er|en|et|it|ande)|inkomn[ae]|inkom": "komma in",
        r"inlämna\w*": "lämna in",
        r"innehava\w*": "som har",
        r"insänd\w*": "skicka in",
        r"jämlikt": "enligt",
        r"jämväl": "också",
        r"komplettera\w*|komplettering\w*": "skicka det som saknas",
        r"medelst": "med",
        r"med anledning av": "för att, om",
        r"med hänsyn till|med hänvisning till": "eftersom",
        r"nyttja\w*": "använda",
        r"ombesörj\w*": "ordna, sköta",
        r"omhänderta\w*": "ta hand om",
        r"påbörjande": "börja",
        r"respektive": "och",
        r"sagd[ae]": "den",
        r"samtlig\w*": "alla",
        r"skyndsam\w*": "snabbt, genast",
        r"sökanden?s?": "du",
        r"tillhandahåll\w*": "ge, erbjuda",
        r"tillhanda": "fram till dig",
        r"tillse\w*|tillses": "se till",
        r"tillställ\w*": "skicka till",
        r"undertecknad\w*": "jag, du",
        r"utgöra?s?": "är",
        r"utröna\w*": "ta reda på",
        r"vederbörande\w*|vederbörlig\w*": "den som det gäller",
        r"verkställ\w*": "göra, genomföra",
        r"vidimera\w*": "kopia som någon intygar",
        r"vidtag\w*|vidta[rs]?": "göra",
        r"åberopa\w*": "stödja sig på",
        r"åligg\w*": "ska, måste",
        r"åsyfta\w*": "mena",
        r"återfinns": "finns, står",
        r"äga rum": "hända",
        r"ävensom": "och",
        r"översänd\w*": "skicka",
        r"klicka här": "säg vad länken leder till",
        r"var god|var vänlig": "säg bara vad man ska göra",
    }
)
"""What to look for, and what to say."""

_ANY = re.compile(r"(?:" + "|".join(rf"({pattern})" for pattern in INSTEAD) + r")\b", re.IGNORECASE)
_PLAIN = tuple(INSTEAD.values())
_BEGINNING = re.compile(r"[^\W\d_]{1,2}")
_BEGINNINGS = frozenset(found[0] for pattern in INSTEAD for each in pattern.split("|") if (found := _BEGINNING.match(each)))
"""The first two letters of every word of authority: nearly all other words are passed by for them."""


def officialese(text: str) -> Iterator[tuple[str, str]]:
    """Each word of authority in a Swedish text as it stands there, with the plainer words."""
    end = 0
    for begun in re.finditer(r"\b[^\W\d_]{1,2}", text):
        found = _ANY.match(text, begun.start()) if begun.start() >= end and begun[0].lower() in _BEGINNINGS else None
        if found:
            end = found.end()
            yield found[0], _PLAIN[(found.lastindex or 1) - 1]
