"""What there is to fill in on a screen: a field for each answer or part of one, over the place printed for it.

Pure: from the outline and the places of a laid out sheet. A field's name is its path and part, so that what is read from a
filled-in file finds its question by it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from accessibility.paper.sheets.outline import Asked, Block, Outline
from accessibility.paper.sheets.plan import Box, Place
from forms.definition import Question
from forms.texts import Borrowed, Say

Shape = Literal["one of", "tick", "cells", "words"]
Located = tuple[Place, Box]
ONE_OF = frozenset({"yes_no", "radio", "select", "file"})
"""Kinds of which one box is ticked."""
BY_PARTS = frozenset({"checkboxes", "personal_number", "computed", "signature"})
"""Kinds of which no part must be filled in by itself."""
MAY_BE_EMPTY = frozenset({"care_of", "country", "decimals"})


class Spot(NamedTuple):
    """Where a field stands: the place's id in the tree, its box, and the option that it is for, with the words for that."""

    id: str
    box: Box
    option: str = ""
    told: str = ""


@dataclass(frozen=True)
class Field:
    """One field. `told` is what a reader aloud says of it, in `language` where that is not the sheet's.

    `most` is how many characters it takes (0: any number), `lines` how many rows are printed for it.
    """

    name: str
    shape: Shape
    told: str
    spots: tuple[Spot, ...]
    is_required: bool = False
    most: int = 0
    lines: int = 1
    language: str = ""


@dataclass(frozen=True)
class _Standing:
    """A question as it stands on the sheet: what is said of it, and whether everyone must answer."""

    question: Question
    told: str
    language: str
    is_required: bool

    def must(self, part: str) -> bool:
        return self.is_required and part not in MAY_BE_EMPTY and not part.startswith("specify-")


def fields(outline: Outline, located: Iterable[Located]) -> list[Field]:
    """In the order in which they are printed."""
    standing = dict(_standing(outline.blocks(), outline.say))
    by_path = groupby(located, key=lambda each: each[0].path)
    return [field for path, places in by_path for field in _of(standing[path], list(places))]


def _standing(
    blocks: Iterable[Block | Asked], say: Say, entry: str = "", for_all: bool = True
) -> Iterator[tuple[str, _Standing]]:
    """Path → question, told by its number and the entry that it belongs to."""
    for block in blocks:
        for_each = for_all and not block.condition
        if isinstance(block, Block):
            yield from _standing(block.inner, say, block.title if block.shape == "entry" else entry, for_each)
            continue
        question, label = block.question, say.text(block.question.label)
        told = f"{block.number}. {_joined(entry, label)}"
        must = for_each and question.required == "yes" and question.kind not in BY_PARTS
        yield block.path, _Standing(question, told, label.language if isinstance(label, Borrowed) else "", must)


def _joined(first: str, then: str) -> str:
    """What has a mark of its own at its end needs no colon."""
    return f"{first}{' ' if first.endswith(('?', '؟', '.', ':', '!')) else ': '}{then}" if first and then else first or then


def _of(asked: _Standing, places: list[Located]) -> Iterator[Field]:
    ticks = [(place, box) for place, box in places if place.shape == "tick"]
    if ticks and asked.question.kind in ONE_OF:
        spots = tuple(_spot(asked, *each) for each in ticks)
        yield Field(name_of(ticks[0][0].path), "one of", asked.told, spots, asked.is_required, language=asked.language)
    for (part, shape), same in groupby(places, key=lambda each: (each[0].part, each[0].shape)):
        if shape == "tick":
            yield from () if asked.question.kind in ONE_OF else (_tick(asked, *next(same)),)
        elif shape == "cells":
            yield from (_cells(asked, place, box) for place, box in same)
        elif asked.question.kind != "signature" or part:
            yield from _words(asked, list(same))


def _spot(asked: _Standing, place: Place, box: Box) -> Spot:
    return Spot(place.id, box, place.part, _joined(asked.told, place.caption))


def name_of(path: str, part: str = "", index: int = 0) -> str:
    """No name of a field may hold a full stop."""
    return path.replace(".", "/") + (f":{part}" if part else "") + (f"#{index}" if index else "")


def _tick(asked: _Standing, place: Place, box: Box) -> Field:
    must = asked.is_required and asked.question.kind == "declaration"
    told = _joined(asked.told, place.caption)
    return Field(name_of(place.path, place.part), "tick", told, (_spot(asked, place, box),), must, language=asked.language)


def _cells(asked: _Standing, place: Place, box: Box) -> Field:
    return Field(
        name_of(place.path, place.part, place.index), "cells", _joined(asked.told, place.caption), (_spot(asked, place, box),),
        asked.must(place.part) and not place.index, place.count, language=asked.language,
    )  # fmt: skip


def _words(asked: _Standing, rows: list[Located]) -> Iterator[Field]:
    """One field over all rows that stand on one page."""
    for number, (_, on_page) in enumerate(groupby(rows, key=lambda each: each[1].page)):
        (place, first), *rest = on_page
        whole = first._replace(bottom=rest[-1][1].bottom) if rest else first
        yield Field(
            name_of(place.path, place.part, number), "words", _joined(asked.told, place.caption),
            (_spot(asked, place, whole),), asked.must(place.part) and not number,
            0 if place.part else asked.question.max_length or 0, 1 + len(rest), asked.language,
        )  # fmt: skip
