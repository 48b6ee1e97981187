"""The letters of a batch after each other in one file for the printer, each a part that is read aloud as it is by itself."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf

from accessibility.paper.files import binding
from eservices.contact_centre.letters.outgoing.printing import Bound
from forms.texts import FIRST_LANGUAGE

MOST_TOLD = 40_000_000
"""Bytes of letters, far more than a thousand of two pages take. A larger pile, of some hundred forms of twenty pages, is pages
alone: what is told of them would take the workshop's memory, and stands in each letter's own file."""
A4 = (595, 842)


class Paper(NamedTuple):
    """A letter's language, its file, and the pages of each of its parts."""

    language: str
    path: Path
    parts: Sequence[int]


def stacked(papers: Sequence[Paper], title: str, *, is_two_sided: bool) -> Bound:
    """On two sides a part with an odd number of pages is followed by a blank one, so that the next begins on its own leaf:
    no sheet on the back of a letter, for the letter stays with its reader and the sheet is sent back."""
    is_told = sum(each.path.stat().st_size for each in papers) <= MOST_TOLD
    with binding.begun(title, FIRST_LANGUAGE) if is_told else pikepdf.new() as pile:
        for each in papers:
            begins = len(pile.pages)
            if is_told:
                binding.part_after(pile, [each.path.read_bytes()], each.language)
            else:
                _lay_on(pile, each.path.read_bytes())
            if is_two_sided:
                _fill_up(pile, begins, each.parts)
        kept = io.BytesIO()
        pile.save(kept, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return Bound(kept.getvalue(), len(pile.pages))


def _lay_on(pile: Pdf, paper: bytes) -> None:
    """The pages alone."""
    with pikepdf.open(io.BytesIO(paper)) as letter:
        for page in letter.pages:
            for told in (Name.StructParents, Name.Tabs):
                if told in page.obj:
                    del page.obj[told]
        pile.pages.extend(letter.pages)


def _fill_up(pile: Pdf, at: int, parts: Sequence[int]) -> None:
    """The letter begins at the page `at`, on a leaf of its own."""
    for pages in parts:
        at += pages
        if at % 2:
            blank = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, *A4]), Resources=Dictionary())
            pile.pages.insert(at, Page(pile.make_indirect(blank)))
            at += 1
