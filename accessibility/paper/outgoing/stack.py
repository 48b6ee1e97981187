"""The letters of a batch after each other in one file for the printer: pages alone, since nobody reads it as a text.

What is read aloud of a letter is in the letter's own file.
"""

import io
from collections.abc import Iterable

import pikepdf
from pikepdf import Name

from eservices.contact_centre.letters.outgoing.printing import Bound


def stacked(papers: Iterable[bytes], *, is_two_sided: bool) -> Bound:
    """On two sides a letter with an odd number of pages is followed by a blank one, so that the next begins on its own leaf."""
    with pikepdf.new() as pile:
        for paper in papers:
            _lay_on(pile, paper)
            if is_two_sided and len(pile.pages) % 2:
                pile.add_blank_page(page_size=(595, 842))
        kept = io.BytesIO()
        pile.save(kept, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return Bound(kept.getvalue(), len(pile.pages))


def _lay_on(pile: pikepdf.Pdf, paper: bytes) -> None:
    with pikepdf.open(io.BytesIO(paper)) as letter:
        for page in letter.pages:
            for told in (Name.StructParents, Name.Tabs, Name.Annots):
                if told in page.obj:
                    del page.obj[told]
        pile.pages.extend(letter.pages)
