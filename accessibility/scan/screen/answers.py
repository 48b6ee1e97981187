"""What somebody has typed and ticked on a page of our sheet, as its fields hold it, and laid over what was drawn by hand.

Whatever our own file could not hold is left out and said: a name that we have not given, a field of another page, a text that
is too long or hides what it says.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accessibility.scan.screen import expecting, held
from accessibility.scan.screen.expecting import Expected
from accessibility.scan.screen.held import Held

MOST_WORDS = 10_000
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that make a text read otherwise than it is written."""
HIDDEN = ("Cc", "Co", "Cs", "Cn")
SHOWN = "cp1252"
Field = Mapping[str, Any]


@dataclass(frozen=True)
class Answers:
    """`texts` are what is typed and `ticked` the options that are on, of the fields in `fields`; `refused` are the paths of
    which something was left out, and `is_odd` tells that the file has fields which are none of this page's."""

    fields: tuple[Expected, ...]
    texts: Mapping[Expected, str]
    ticked: Mapping[str, frozenset[str]]
    refused: frozenset[str]
    is_odd: bool

    @property
    def paths(self) -> frozenset[str]:
        return frozenset(each.path for each in self.fields)


def of_page(data: bytes, number: int, layout: Mapping[str, Any], page: int) -> Answers | None:
    """What page `number` of a PDF holds as `page` of our sheet; None where it has no fields of ours."""
    found, expected = held.of_page(data, number), expecting.on_page(layout, page)
    named = {(name, holds[0].kind): holds for name, holds in found.items()}
    ours = [(expected[name], holds) for name, holds in named.items() if name in expected]
    if not ours:
        return None
    texts, ticked, refused = {}, {}, set()
    for field, holds in ours:
        read = _read(field, holds, layout)
        if read is None:
            refused.add(field.path)
        elif field.kind == "button":
            ticked[field.path] = ticked.get(field.path, frozenset()) | read
        else:
            texts[field] = read
    strangers = (holds for name, holds in named.items() if name not in expected)
    is_odd = any(each.text != "" for holds in strangers for each in holds)
    return Answers(tuple(field for field, _ in ours), texts, ticked, frozenset(refused), is_odd)


def _read(field: Expected, holds: list[Held], layout: Mapping[str, Any]) -> Any:
    """The text, or the codes that are on; None for what our own field could not hold."""
    text = holds[0].text
    if text is None or len(holds) > 1:
        return None
    if field.kind == "words":
        return _clean(text, field)
    codes = (field.code,) if field.code else layout["fields"][field.path]["options"]
    return (frozenset({text}) if text in codes else None) if text else frozenset()


def _clean(text: str, field: Expected) -> str | None:
    """As it was typed, its lines parted by a line feed; None for what is too long or hides something."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    whole = lines if field.shape == "row" and len(field.boxes) > 1 else " ".join(lines.split())
    most = len(field.boxes) if field.shape == "cells" else MOST_WORDS
    is_hidden = any(sign in TURNS or (sign != "\n" and unicodedata.category(sign) in HIDDEN) for sign in whole)
    return None if is_hidden or len(whole) > most else whole.strip()


def laid_over(answers: Answers, fields: Mapping[str, Field]) -> dict[str, Field]:
    """What a reader tells of the page: what is held, and that a person must look where a pen has drawn as well."""
    both = {path: _merged(answers, path, seen) if path in answers.paths else seen for path, seen in fields.items()}
    return {path: {**seen, "why": [*seen.get("why", ()), "odd"]} for path, seen in both.items()} if answers.is_odd else both


def _merged(answers: Answers, path: str, seen: Field) -> Field:
    """A pen's own answer counts where nothing is held."""
    is_held = bool(answers.ticked.get(path)) or any(text for field, text in answers.texts.items() if field.path == path)
    is_drawn, is_refused = _is_drawn(seen), path in answers.refused
    if is_drawn and not is_held and not is_refused:
        return seen
    codes = answers.ticked.get(path, frozenset())
    ticks = {code: tick | {"state": "ticked" if code in codes else "empty"} for code, tick in seen["ticks"].items()}
    parts = {name: _part(answers, path, name, part) for name, part in seen["parts"].items()}
    texts = "".join(text for field, text in answers.texts.items() if field.path == path)
    doubts = {"drawn_over": is_drawn, "refused": is_refused, "unshown": not is_shown(texts)}
    why = [code for code, is_so in doubts.items() if is_so]
    return {**seen, "ticks": ticks, "parts": parts, "is_typed": is_held, "why": why}


def _part(answers: Answers, path: str, name: str, seen: Field) -> Field:
    rows = [field for field in answers.fields if (field.path, field.part) == (path, name) and field.kind == "words"]
    if not rows:
        return seen
    sign = "" if seen["shape"] == "cells" else "\n"
    text = sign.join(filter(None, (answers.texts.get(field, "") for field in rows)))
    return {"shape": seen["shape"], "state": "typed" if text else "empty", "text": text}


def _is_drawn(seen: Field) -> bool:
    every = [*seen["ticks"].values(), *seen["parts"].values()]
    return any(each["state"] != "empty" for each in every)


def is_shown(text: str) -> bool:
    """Whether the letters of the picture can write it."""
    try:
        text.encode(SHOWN)
    except UnicodeEncodeError:
        return False
    return True
