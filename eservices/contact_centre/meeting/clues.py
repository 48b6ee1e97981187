"""What someone says of who they are, as an agent types it: a name, a telephone number, a personal number or a reference."""

from typing import Literal, NamedTuple

from eservices.references import read_reference
from forms.definition import Question
from forms.kinds import personal_number as identity
from forms.kinds import phone
from forms.texts import Text

Kind = Literal["", "name", "phone", "personal_number", "reference"]
_ASKED = {kind: Question(question="who", kind=kind, label=Text("?")) for kind in ("phone", "personal_number")}
_CENTURIES = ("18", "19", "20")


class Clue(NamedTuple):
    """What was typed, and what it is: a number in E.164, the twelve digits of a person, a reference, or words of a name."""

    kind: Kind
    value: str


def read(typed: str) -> Clue:
    """What the text is. Ten digits that begin with 0 are a telephone number, as are those after a +."""
    typed = " ".join(typed.split())
    if reference := read_reference(typed):
        return Clue("reference", reference)
    if any(character.isalpha() for character in typed):
        return Clue("name", typed)
    if digits := _person(typed):
        return Clue("personal_number", digits)
    number = read_phone(typed) if typed[:1] in ("0", "+", "(") else ""
    return Clue("phone", number) if number else Clue("", "")


def read_phone(typed: str) -> str:
    """The number in E.164, "" where it cannot be one."""
    found = phone.read(_ASKED["phone"], {"": [typed]})
    return found if isinstance(found, str) else ""


def shown_phone(number: str) -> str:
    """As it is written at home: 070-174 06 05; what is no whole number stays as it was typed."""
    return phone.written(number) if number and number == read_phone(number) else number


def shown_person(digits: str) -> str:
    return f"{digits[:8]}-{digits[8:]}" if digits else ""


def _person(typed: str) -> str:
    digits = "".join(character for character in typed if character.isdigit())
    has_dash = len(typed) > 5 and typed[-5] in "-–+"
    if len(digits) not in (10, 12) or (len(digits) == 10 and digits[0] == "0" and not has_dash):
        return ""
    if len(digits) == 12 and not digits.startswith(_CENTURIES):
        return ""
    written = typed if len(digits) == 10 else shown_person(digits)
    found = identity.read(_ASKED["personal_number"], {"": [written]})
    return str(found["number"]).replace("-", "") if isinstance(found, dict) and "number" in found else ""
