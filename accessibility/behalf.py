"""Who applies and for whom, in words: the same two facts on every page, on paper and aloud."""

from collections.abc import Mapping

from forms.texts import Say, to_say

ACTS: Mapping[str, str] = {
    "relative": to_say("anhörig eller vän"),
    "attorney": to_say("ombud med fullmakt"),
    "guardian": to_say("god man"),
    "administrator": to_say("förvaltare"),
    "future_attorney": to_say("ombud med framtidsfullmakt"),
    "parent": to_say("vårdnadshavare"),
    "other": to_say("företrädare"),
}
APPLIES, CONCERNS = to_say("Den som söker"), to_say("Den det gäller")


def acting(name: str, kind: str, say: Say) -> str:
    """ "Per Hallgren, god man"."""
    return say("{name}, {kind}", name=name or say("Namn saknas"), kind=say(ACTS[kind]))


def parties(applied_by: str, kind: str, concerned: str, say: Say) -> list[tuple[str, str]]:
    """The two facts, each under its heading."""
    return [(say(APPLIES), acting(applied_by, kind, say)), (say(CONCERNS), concerned or say("Namn saknas"))]
