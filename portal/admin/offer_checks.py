"""The parts of an offer that are no running text: names, numbers, days. Each is checked before anything is set, all at once."""

import re
from collections.abc import Callable
from datetime import date

from forms.texts import Say, to_say
from portal.admin.offer import EMPTY_ROWS, IDENTITY, Tree, Typed
from portal.wordless import Problems

SLUG = re.compile(r"[a-z][a-z0-9-]{1,39}")
LONGEST_CASE_TYPE = 80
WRONG = {
    "title.sv": to_say("Skriv vad tjänsten heter på svenska."),
    "subject": to_say("Välj ett ämne, eller skriv ett med små bokstäver, siffror och bindestreck."),
    "department": to_say("Välj vilken förvaltning som ansvarar."),
    "group": to_say("Välj vilken grupp som tar emot ärendena."),
    "case_type": to_say("Skriv kortare. Ärendetypen får ha högst 80 tecken."),
    "clock.weeks": to_say("Skriv hur många veckor ett ärende får ta, 1 till 60."),
    "minutes": to_say("Skriv hur många minuter det tar att svara, 1 till 240."),
    "opens_on": to_say("Skriv en dag, till exempel 2026-12-24, eller lämna tomt."),
    "closes_on": to_say("Skriv en dag som inte är före den första, eller lämna tomt."),
    "identity": to_say("Välj hur vi tar reda på vem som ringer."),
    "days": to_say("Skriv ett antal dagar från ankomsten, 0 till 366, eller lämna tomt."),
}


def problems(tree: Tree, typed: Typed, say: Say) -> Problems:
    """Each field that cannot be set as it was typed → what to write there."""
    found = [name for name, is_sound in CHECKS.items() if name in typed and not is_sound(typed[name].strip())]
    opens, closes = _day(typed.get("opens_on", "")), _day(typed.get("closes_on", ""))
    if opens and closes and closes < opens:
        found.append("closes_on")
    days = [name for name in _day_fields(tree) if not _is_number(typed.get(name, ""), 0, 366, may_be_empty=True)]
    return {name: say(WRONG[name]) for name in found} | {name: say(WRONG["days"]) for name in days}


def _day_fields(tree: Tree) -> list[str]:
    return [f"next_steps.{number}.within_days" for number in range(len(tree.get("next_steps") or ()) + EMPTY_ROWS)]


def _is_number(text: str, least: int, most: int, *, may_be_empty: bool = False) -> bool:
    text = text.strip()
    return (not text and may_be_empty) or (text.isascii() and text.isdecimal() and len(text) < 5 and least <= int(text) <= most)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


CHECKS: dict[str, Callable[[str], bool]] = {
    "title.sv": bool,
    "subject": lambda text: bool(SLUG.fullmatch(text)),
    "department": lambda text: bool(SLUG.fullmatch(text)),
    "group": lambda text: bool(SLUG.fullmatch(text)),
    "case_type": lambda text: len(text) <= LONGEST_CASE_TYPE,
    "clock.weeks": lambda text: _is_number(text, 1, 60),
    "minutes": lambda text: _is_number(text, 1, 240),
    "opens_on": lambda text: not text or _day(text) is not None,
    "closes_on": lambda text: not text or _day(text) is not None,
    "identity": lambda text: text in IDENTITY,
}
