"""What is written where on a sheet for an answer: by the parts of its kind, as a pen would write it.

The inverse of what a reader of returned sheets does: `ticks` are the boxes to cross, `parts` the words for each row or cells.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from forms.definition import Question
from forms.kinds import kind_of
from forms.kinds.choices import SPECIFY, options

TICKED = frozenset({"yes_no", "radio", "select", "checkboxes", "file", "declaration"})
NEVER_WRITTEN = frozenset({"signature"})
"""What only a hand can do, on this paper."""


@dataclass(frozen=True)
class Written:
    """Option codes to cross, and part → words."""

    ticks: frozenset[str] = frozenset()
    parts: Mapping[str, str] = field(default_factory=dict)
    is_number: bool = False
    """Whether its figures stand against the end of their cells."""


def written(question: Question, value: object) -> Written:
    """How an answer is put on its sheet."""
    if question.kind in NEVER_WRITTEN:
        return Written()
    typed = {part: list(texts) for part, texts in kind_of(question).fill(question, value).items()} or {"": [str(value)]}
    if question.kind in TICKED:
        return _crossed(question, typed)
    whole = " ".join(typed.get("", []))
    if question.kind in _SPLIT and whole:
        return Written(parts=_SPLIT[question.kind](whole), is_number=_SPLIT[question.kind] is _number)
    ticks = frozenset({"none"} if question.kind == "personal_number" else ())
    return Written(ticks, {part: _figures(question, part, " ".join(texts)) for part, texts in typed.items() if part != "none"})


def _crossed(question: Question, typed: Mapping[str, list[str]]) -> Written:
    codes, own = typed.get("", []), " ".join(typed.get(SPECIFY, []))
    asking = [option.code for option in options(question) if option.specify is not None and option.code in codes]
    return Written(frozenset(codes), {f"specify-{code}": own for code in asking if own})


def _figures(question: Question, part: str, words: str) -> str:
    if part in ("day", "month", "born-day", "born-month"):
        return words.zfill(2)
    return words.replace(" ", "") if part == "postcode" else words


def _number(whole: str) -> dict[str, str]:
    before, _, after = whole.replace(".", ",").partition(",")
    return {"": before, "decimals": after.ljust(2, "0") if after else ""}


def _in_two(first: str, last: str) -> Callable[[str], dict[str, str]]:
    def split(whole: str) -> dict[str, str]:
        before, _, after = whole.partition("-")
        return {first: before, last: after}

    return split


def _clock(whole: str) -> dict[str, str]:
    hour, _, minute = whole.replace(".", ":").partition(":")
    return {"hour": hour, "minute": minute}


def _digits(whole: str) -> dict[str, str]:
    return {"": "".join(sign for sign in whole if sign.isdigit() or sign == "+")}


_SPLIT: Mapping[str, Callable[[str], dict[str, str]]] = {
    "integer": _number, "decimal": _number, "money": _number, "computed": _number, "time": _clock, "phone": _digits,
    "personal_number": _in_two("date", "last"), "organisation_number": _in_two("first", "last"),
}  # fmt: skip
