"""What was read of one question's boxes, cells and lines, as the texts of its fields: the inverse of ``answered.entries``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from accessibility.paper.answered.entries import TICKED
from forms.definition import Question
from forms.kinds import Raw, kind_of
from forms.kinds.choices import SPECIFY, options

Field = Mapping[str, Any]
"""What the reader tells of one question: `ticks` {code: {state}} and `parts` {part: {shape, state, text, cells}}; of what was
filled in on a screen also `is_typed`, and `why` a person must look."""

BLANK: Field = {"ticks": {}, "parts": {}}
ONE_ONLY = frozenset({"yes_no", "radio", "select", "file"})
DOUBTFUL = frozenset({"unsure", "heavy", "beside"})
"""States of a box that only a person can judge."""


@dataclass(frozen=True)
class Typed:
    """`raw` is what is proposed, part by part; `why` are codes of what a person must look at.

    `by_hand` are the parts of the field that something is written for which nobody has read.
    """

    raw: Raw
    why: tuple[str, ...]
    has_ink: bool
    by_hand: tuple[str, ...]
    is_typed: bool = False


def typed(question: Question, field: Field) -> Typed:
    """What a pen has answered, and what about it is in doubt."""
    codes = [code for code, tick in field["ticks"].items() if tick["state"] == "ticked"]
    doubts = {tick["state"] for tick in field["ticks"].values()} & DOUBTFUL
    parts = {part: _words(read) for part, read in field["parts"].items()}
    if question.kind in ONE_ONLY and len(codes) > 1:
        doubts.add("several")
    why = [*field.get("why", ()), *sorted(doubts), *(each for part in field["parts"].values() for each in _doubts_of(part))]
    raw = _fields(question, codes if "several" not in doubts else [], parts)
    has_ink = bool(codes or doubts or field.get("why")) or any(part["state"] != "empty" for part in field["parts"].values())
    unread = (_part(question, name) for name, part in field["parts"].items() if part["state"] != "empty" and not parts[name])
    return Typed(raw, tuple(dict.fromkeys(why)), has_ink, tuple(dict.fromkeys(unread)), bool(field.get("is_typed")))


def _part(question: Question, name: str) -> str:
    """The part of the field that is written there."""
    if name.startswith("specify-"):
        return SPECIFY
    return name if name in kind_of(question).parts else ""


def _words(part: Field) -> str:
    if part["state"] == "empty":
        return ""
    cells = part.get("cells")
    return "".join(cell[0] for cell in cells).strip() if cells else part.get("text", "").strip()


def _doubts_of(part: Field) -> list[str]:
    """Handwriting is never taken as read; cells are when each of them is, and what was typed is known to the letter."""
    if part["state"] in ("empty", "typed"):
        return []
    if part["shape"] == "row" or not _words(part):
        return ["handwriting"]
    cells = part.get("cells") or ()
    written = [bool(cell[0].strip()) for cell in cells]
    last = max((at for at, is_written in enumerate(written) if is_written), default=-1)
    has_gap = True in written and not all(written[written.index(True) : last + 1])
    return ["unsure"] if has_gap or any(cell[2] == "unsure" for cell in cells) or not cells else []


def _fields(question: Question, codes: list[str], parts: Mapping[str, str]) -> Raw:
    """The parts of a kind, from those of its paper."""
    if question.kind in TICKED:
        own = [parts.get(f"specify-{option.code}", "") for option in options(question) if option.code in codes]
        given = {"": codes, SPECIFY: [words for words in own if words][:1]}
    elif question.kind in _JOINED:
        given = {"": [_JOINED[question.kind](parts)]}
        given |= {part: [words] for part, words in parts.items() if part not in given}
        given["none"] = ["yes"] if "none" in codes else []
    else:
        given = {part: [words] for part, words in parts.items()}
    if question.kind == "signature":
        given[""] = [parts.get("name", "")]
    return {part: [text for text in given.get(part, []) if text] for part in kind_of(question).parts}


def _number(parts: Mapping[str, str]) -> str:
    decimals = parts.get("decimals", "").rstrip("0")
    return f"{parts.get('', '')},{decimals}" if decimals else parts.get("", "")


def _joined(first: str, last: str, sign: str) -> Callable[[Mapping[str, str]], str]:
    def join(parts: Mapping[str, str]) -> str:
        return sign.join(text for text in (parts.get(first, ""), parts.get(last, "")) if text)

    return join


_JOINED: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "integer": _number, "decimal": _number, "money": _number, "time": _joined("hour", "minute", ":"),
    "personal_number": _joined("date", "last", "-"), "organisation_number": _joined("first", "last", "-"),
}  # fmt: skip
"""Kinds that are one text on screen and several rows of cells on paper."""
