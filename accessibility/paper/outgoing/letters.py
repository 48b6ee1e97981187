"""Letters: a page or more to one person, with the address in the envelope's window, in their language and size of letters."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pikepdf import ObjectStreamMode, Pdf

from accessibility import hours, languages
from accessibility.correspondence.saying import unfolded
from accessibility.paper.files import binding, marks, pdf
from accessibility.paper.files.lengths import MM_PER_PX
from accessibility.paper.outgoing.piece import Drawn
from accessibility.paper.sheets.asking import environment
from accessibility.paper.sheets.measures import Size
from accessibility.paper.sheets.sheet import arms_of
from eservices import clock
from eservices.municipality import Municipality
from forms.kinds.date import in_words
from forms.texts import Say

EMPTY: Mapping[str, object] = MappingProxyType({"facts": (), "lead": "", "parts": (), "room": 0})
"""What only a letter about a case has."""
NEARLY_EMPTY = 90.0
"""A last page on which the letter ends higher than this, in mm, is not worth its paper."""
END, TIGHT = "letter-end", ("letter-tight",)


@dataclass(frozen=True)
class To:
    """Who gets the letter, line by line, as the window shows it."""

    name: str
    lines: Sequence[str]


def render(payload: Mapping[str, object], to: To, municipality: Municipality, say: Say, size: Size = "standard") -> Drawn:
    """The tagged PDF of a letter; `payload` is that of ``posting.Letter``, or of ``correspondence.saying.CaseLetter``.

    The part about help goes where it alone would take another page: whom to ring stands at the foot of each.
    """
    words = {
        "_": say, "say": say, "municipality": municipality, "to": to, "size": size, "letter": EMPTY | unfolded(payload),
        "direction": languages.direction(say.language), "is_by_machine": languages.is_machine_made(say.language),
        "today": in_words(clock.today(), say.locale), "hours": say.listed(hours.in_words(municipality, say)),
    }  # fmt: skip
    laid = _fitted(words, size, municipality)
    return Drawn(laid.write([marks.fold()]), (len(laid.anchors),))


def on_top(letter: Drawn, of: Pdf, parts: tuple[int, ...]) -> Drawn:
    """The letter and what it comes with, of these `parts`, as one file, tagged from its first page to its last."""
    binding.before(of, letter.pdf)
    kept = io.BytesIO()
    of.save(kept, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return Drawn(kept.getvalue(), (*letter.parts, *parts))


def _fitted(words: dict[str, object], size: Size, municipality: Municipality) -> pdf.LaidOut:
    """On as few pages as it takes with a little less air, where the last one would be nearly empty."""
    laid = _laid_out(words | {"helps": True}, size, municipality)
    for helps, styles in ((False, ()), (True, TIGHT), (False, TIGHT)):
        if len(laid.anchors) == 1 or _end(laid) > NEARLY_EMPTY:
            break
        tried = _laid_out(words | {"helps": helps}, size, municipality, *styles)
        laid = min(laid, tried, key=lambda each: len(each.anchors))
    return laid


def _end(laid: pdf.LaidOut) -> float:
    """How far down the last page what it says ends, in mm; 0 where only the help stands there."""
    return max((at[END][3] for at in laid.anchors[-1:] if END in at), default=0.0) * MM_PER_PX


def _laid_out(words: dict[str, object], size: Size, municipality: Municipality, *more: str) -> pdf.LaidOut:
    html = environment().get_template("letter.html").render(words)
    return pdf.lay_out(html, "sheet", size, "letter", *more, arms=arms_of(municipality))
