"""One rule as an administrator writes it and reads it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from accessibility import languages
from eservices.routing.rules import Rule
from forms.texts import Say
from portal.visit import Visit
from portal.wordless import Problems

MOST_WORDS = 50
LONGEST_WORD = 60


class Told(NamedTuple):
    """A rule in words: what it asks, one thing after the other, and where it leads."""

    place: int
    asks: list[str]
    group: str


def read(visit: Visit) -> tuple[Rule, Problems]:
    """What the form says, and what is wrong with it."""
    fields, say = visit.fields, visit.say
    areas, words = _listed(fields.get("areas", ""), r"[,;\n]+"), _listed(fields.get("words", ""), r"[,;\s]+")
    areas = [re.sub(r"\s", "", area) for area in areas]
    problems: Problems = {} if fields.get("group") else {"group": say("Välj vart regeln leder.")}
    if any(not re.fullmatch(r"[1-9]\d{0,4}", area) for area in areas):
        problems["areas"] = say("Skriv hur postnumret börjar, till exempel 100 eller 100 12, med komma emellan.")
    if len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in words):
        problems["words"] = say("Skriv högst {n} ord, med komma emellan.", n=MOST_WORDS)
    chosen = (tuple(fields.getlist(name)) for name in ("services", "languages"))
    return Rule(fields.get("group", ""), *chosen, tuple(areas), tuple(words)), problems


def _listed(typed: str, between: str) -> list[str]:
    return list(dict.fromkeys(filter(None, (each.strip() for each in re.split(between, typed)))))


def told(place: int, rule: Rule, titles: Mapping[str, str], names: Mapping[str, str], say: Say) -> Told:
    either = say(" eller ")
    asks = [
        either.join(titles.get(service, service) for service in rule.services),
        rule.languages and say("på {languages}", languages=either.join(languages.called(code, say) for code in rule.languages)),
        rule.areas and say("postnummer som börjar på {areas}", areas=either.join(rule.areas)),
        rule.words and say("nämner {words}", words=either.join(rule.words)),
    ]
    return Told(place, [each for each in asks if each], names.get(rule.group, rule.group))
