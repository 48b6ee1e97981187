"""The letters of a batch after each other in one file for the printer, each a part that is read aloud as it is by itself."""

import io
from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import Name, Pdf

from accessibility.paper.files import binding
from eservices.contact_centre.letters.outgoing.printing import Bound
from forms.texts import FIRST_LANGUAGE

MOST_TOLD = 40_000_000
"""Bytes of letters, far more than a thousand of two pages take. A larger pile, of some hundred forms of twenty pages, is pages
alone: what is told of them would take the workshop's memory, and stands in each letter's own file."""
Papers = Sequence[tuple[str, Path]]


def stacked(papers: Papers, title: str, *, is_two_sided: bool) -> Bound:
    """`papers`: each letter's language and file, in their order.

    On two sides a letter with an odd number of pages is followed by a blank one, so that the next begins on its own leaf.
    """
    is_told = sum(path.stat().st_size for _, path in papers) <= MOST_TOLD
    with binding.begun(title, FIRST_LANGUAGE) if is_told else pikepdf.new() as pile:
        for language, path in papers:
            if is_told:
                binding.part_after(pile, [path.read_bytes()], language)
            else:
                _lay_on(pile, path.read_bytes())
            if is_two_sided and len(pile.pages) % 2:
                pile.add_blank_page(page_size=(595, 842))
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
