"""What an agent types while listening, read as an answer: the number of an option, its first letters, or the words themselves.

In an empty field a sign alone is a command: ``?`` the caller does not know, ``<`` back (``<7`` to question 7), ``*`` once more.
None of them is the beginning of a sound answer.
"""

import re
from collections.abc import Mapping

from forms.definition import Option, Question
from forms.kinds import Raw, kind_of
from forms.kinds.choices import SPECIFY, options
from forms.texts import Say, Text, to_say

Fields = Mapping[str, list[str]]
"""Part of the answer → what was typed or ticked there; ``""`` is the field itself, ``ticked`` what the mouse chose."""
TICKED = "ticked"
ONE_OF = frozenset({"yes_no", "radio", "select", "declaration", "file"})
CHOSEN = ONE_OF | {"checkboxes"}
"""The kinds that are answered by number."""
BACK, AGAIN, UNKNOWN = "<", "*", "?"
_COMMAND = re.compile(r"[?*]|<\s*(\d{0,3})")
_NUMBERS = re.compile(r"(\d[\d\s,.]*)(.*)", re.DOTALL)
_YES = (Option(option="yes", label=Text(to_say("Ja, det intygar jag"))),)
_FILE = (
    Option(option="later", label=Text(to_say("Kommer senare, med post eller på skärmen"))),
    Option(option="sent", label=Text(to_say("Är redan skickad"))),
    Option(option="not_relevant", label=Text(to_say("Behövs inte i det här ärendet"))),
)
"""Nothing can be handed in while one talks."""


def offered(question: Question) -> tuple[Option, ...]:
    """The options in the order of their numbers, from 1."""
    if question.kind == "declaration":
        return _YES
    return _FILE if question.kind == "file" else options(question)


def command(fields: Fields) -> str:
    """The command that was typed alone, "" for none."""
    typed = [text.strip() for name, texts in fields.items() if name != TICKED for text in texts if text.strip()]
    return typed[0].replace(" ", "") if len(typed) == 1 and _COMMAND.fullmatch(typed[0]) else ""


def raw_of(question: Question, fields: Fields, says: tuple[Say, ...]) -> Raw:
    """What was heard, as `Kind.read` takes it; `says` are the languages in which options may be typed by their words."""
    if question.kind in CHOSEN:
        return _chosen(question, fields, says)
    if question.kind == "date":
        return {"": fields.get("", [])}
    return {part: fields.get(part, []) for part in kind_of(question).parts}


def _chosen(question: Question, fields: Fields, says: tuple[Say, ...]) -> Raw:
    """What is typed goes before what is ticked; words behind the number are those that the option asks for."""
    typed = " ".join(fields.get("", [])).strip()
    specify = fields.get(SPECIFY, [])
    if not typed:
        return {"": fields.get(TICKED, []), SPECIFY: specify}
    found = _NUMBERS.fullmatch(typed)
    if not found:
        return {"": [_by_words(question, typed, says)], SPECIFY: specify}
    codes = _by_numbers(question, found[1])
    return {"": codes, SPECIFY: [found[2].strip()] if found[2].strip() else specify}


def _by_numbers(question: Question, typed: str) -> list[str]:
    """ "13" chooses the first and the third of several; of one, and of ten or more, the thirteenth. "0" is none."""
    found = offered(question)
    parts = re.findall(r"\d+", typed)
    if question.kind == "checkboxes" and len(found) < 10:
        parts = [digit for part in parts for digit in part]
    numbers = [int(part) for part in parts]
    return [found[number - 1].code if 0 < number <= len(found) else typed for number in numbers if number]


def _by_words(question: Question, typed: str, says: tuple[Say, ...]) -> str:
    """The only option whose words begin so; what was typed itself when there is none."""
    begun = typed.casefold()
    fit = {option.code for option in offered(question) for say in says if say.text(option.label).casefold().startswith(begun)}
    return fit.pop() if len(fit) == 1 else typed


def numbers_of(question: Question, value: object) -> str:
    """The numbers that would be typed for an answer."""
    raw = kind_of(question).fill(question, value).get("", [])
    return ",".join(str(number) for number, option in enumerate(offered(question), start=1) if option.code in raw)
