"""Numbers as people write them: 1 250,50 · 1.250,50 · 1250.5 · −3 (and the shared reading of integer and money)."""

import re
from collections.abc import Iterable
from decimal import Decimal

from babel.numbers import format_decimal

from forms.definition import Question
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say

LARGEST_DIGITS = 15
_NUMBER = re.compile(
    r"""
    (?: (?P<grouped>-?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3}){2,}|(?:,[0-9]{3})+(?=\.)))
      | (?P<whole>-?[0-9]+) )
    (?: [.,] (?P<fraction>[0-9]*) )?
    """,
    re.VERBOSE,
)
_SIGNS = str.maketrans({"−": "-", "–": "-", "٫": ",", "٬": None})
"""Minus as it is printed, and the decimal and thousands signs of an Arabic keyboard."""
SETTINGS = frozenset({"minimum", "maximum", "unit"})


def number(written: str, units: Iterable[str] = ()) -> Decimal | None:
    """The number that a person meant, or None. One of the units may stand after it.

    The last comma or point is the decimal sign, except a point before exactly three digits: 1.250 is 1250, as Swedes write.
    """
    text = re.sub(r"[\s\u00a0\u202f']", "", written).translate(_SIGNS).removeprefix("+")
    match = _NUMBER.fullmatch(_without_unit(text, units))
    if match is None:
        return None
    whole = re.sub(r"[.,]", "", match["whole"] or match["grouped"])
    return Decimal(f"{whole}.{match['fraction'] or 0}") if match["fraction"] else Decimal(whole)


def _without_unit(text: str, units: Iterable[str]) -> str:
    text = text.lower().replace("²", "2").replace("³", "3")
    endings = ("".join(unit.split()).lower().replace("²", "2").replace("³", "3") for unit in units)
    ending = next((ending for ending in endings if ending and text.endswith(ending)), "")
    return text.removesuffix(ending)


def read_number(question: Question, raw: Raw) -> object:
    """The Decimal within the question's limits, None for no answer, or Wrong."""
    written = typed(raw)
    if not written:
        return None
    value = number(written, question.unit.root.values() if question.unit else ())
    if value is None:
        return Wrong("not_a_number")
    if len(value.as_tuple().digits) > LARGEST_DIGITS:
        return Wrong("number_too_large")
    if question.minimum is not None and value < Decimal(question.minimum):
        return Wrong("too_small", values={"limit": Decimal(question.minimum)})
    if question.maximum is not None and value > Decimal(question.maximum):
        return Wrong("too_large", values={"limit": Decimal(question.maximum)})
    return value


def read(question: Question, raw: Raw) -> object:
    value = read_number(question, raw)
    return format(value, "f") if isinstance(value, Decimal) else value


def show(question: Question, value: object, say: Say) -> str:
    words = format_decimal(Decimal(str(value)), format="#,##0.###############", locale=say.locale)
    return f"{words} {say.text(question.unit)}".strip()


def fill(question: Question, value: object) -> dict[str, list[str]]:
    return {"": [str(value).replace(".", ",")]}


def comparable(question: Question, value: object) -> Decimal:
    return Decimal(str(value))


def hint(question: Question, say: Say) -> str:
    low, high = (_limit(limit, say) for limit in (question.minimum, question.maximum))
    if low and high:
        return say("Mellan {low} och {high}.", low=low, high=high)
    if high:
        return say("Högst {high}.", high=high)
    return say("Minst {low}.", low=low) if low and Decimal(question.minimum or 0) else ""


def _limit(limit: str | None, say: Say) -> str:
    return "" if limit is None else format_decimal(Decimal(limit), format="#,##0.###############", locale=say.locale)


KIND = Kind(understand=read, show=show, fill=fill, comparable=comparable, hint=hint, settings=SETTINGS, is_figures=True)
