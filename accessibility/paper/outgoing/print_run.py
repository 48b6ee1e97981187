"""The job of a batch: draw what is left of it, some letters at a time, and bind them as one file with its list and its labels.

Each handful is kept as soon as it is drawn. Whoever goes on after a worker that was killed begins with the first that is
not kept, so that no letter is kept twice and none is lost.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from accessibility.paper import workshop
from accessibility.paper.outgoing import posted
from accessibility.paper.outgoing.piece import Drawn, Piece
from accessibility.paper.outgoing.posted import Known
from accessibility.paper.sheets.plan import LayoutIncomplete
from accessibility.paper.workshop import PaperFailed
from eservices.contact_centre.letters.outgoing import batches, manifests, posting, printing
from eservices.contact_centre.letters.outgoing.batches import Batch
from eservices.contact_centre.letters.outgoing.manifests import Line
from eservices.contact_centre.letters.outgoing.posting import Posting
from eservices.contact_centre.letters.outgoing.printing import Bound
from eservices.database import Database
from eservices.jobs import MoreToDo
from eservices.municipality import Municipality
from eservices.refusals import Refusal
from forms.texts import FIRST_LANGUAGE

HANDFUL = 20
ROUND_SECONDS = 10.0
log = logging.getLogger("lucka.printing")


def print_batch(database: Database, payload: Mapping[str, object], *, municipality: Municipality) -> None:
    """Draw for a while, then make way for others; bind when all are drawn. Raises MoreToDo, PaperFailed."""
    number, until = int(str(payload["batch_id"])), monotonic() + ROUND_SECONDS
    known: Known = {}
    while handful := _next(database, number):
        _draw(database, municipality, handful, known)
        if monotonic() > until:
            raise MoreToDo
    _bind(database, municipality, number)


def _next(database: Database, number: int) -> list[Posting]:
    with database.reading() as db:
        handful = printing.to_draw(db, number, HANDFUL)
        db.expunge_all()
    return handful


def _draw(database: Database, municipality: Municipality, handful: Sequence[Posting], known: Known) -> None:
    pieces = {each.id or 0: _piece(database, municipality, each, known) for each in handful}
    ready = [piece for piece in pieces.values() if piece]
    drawn = _drawn(ready, municipality)
    done = {piece.ordered.id: each for piece, each in zip(ready, drawn, strict=True)}
    with database.writing() as db:
        for number in pieces:
            if file := done.get(number):
                posting.keep_paper(db, number, file.pdf, file.pages, file.parts)
            else:
                log.warning("posting %s could not be drawn", number)
                printing.set_aside(db, number)


def _piece(database: Database, municipality: Municipality, ordered: Posting, known: Known) -> Piece | None:
    """None where what it needs is gone, or cannot be laid out."""
    try:
        return posted.piece_of(database, ordered, municipality, known)
    except (Refusal, LookupError, LayoutIncomplete, PaperFailed):
        log.exception("what posting %s needs is not there", ordered.id)
        return None


def _drawn(pieces: list[Piece], municipality: Municipality) -> list[Drawn | None]:
    """All of them in one go; where that takes the process down, one by one, to find out which did."""
    if not pieces:
        return []
    try:
        return workshop.run(posted.draw_all, pieces, municipality)
    except PaperFailed:
        if len(pieces) == 1:
            return [None]
        return [each for piece in pieces for each in _drawn([piece], municipality)]


def _bind(database: Database, municipality: Municipality, number: int) -> None:
    with database.reading() as db:
        batch = printing.to_bind(db, number)
        if batch is None:
            return
        listed = manifests.lines(batches.letters(db, batch), is_two_sided=batch.is_two_sided)
        group = printing.group_name(db, batch)
        db.expunge_all()
    with TemporaryDirectory() as folder:
        papers = list(_laid_out(database, listed, Path(folder)))
        files = workshop.run(_bound, batch, group, listed, papers, municipality) if listed else {}
    with database.writing() as db:
        printing.keep(db, batch, files)


def _laid_out(database: Database, listed: Sequence[Line], folder: Path) -> Iterator[Path]:
    """The letters' own files, out of the worker's memory: a thousand may be hundreds of megabytes."""
    with database.reading() as db:
        for line in listed:
            path = folder / f"{line.number}.pdf"
            path.write_bytes(printing.paper(db, line.letter.id or 0))
            yield path


def _bound(batch: Batch, group: str, listed: list[Line], papers: list[Path], municipality: Municipality) -> dict[str, Bound]:
    """Runs in the workshop."""
    from accessibility.languages import say_for
    from accessibility.paper.outgoing import address_labels, batch_list, batch_words, stack
    from accessibility.paper.outgoing.stack import Paper

    title = batch_words.named(batch, say_for(FIRST_LANGUAGE))
    written = ((line.letter, path) for line, path in zip(listed, papers, strict=True))
    pile = [Paper(letter.language, path, letter.pages_by_part) for letter, path in written]
    return {
        batches.LETTERS: stack.stacked(pile, title, is_two_sided=batch.is_two_sided),
        batches.LIST: batch_list.render(batch, group, listed, municipality),
        batches.LABELS: address_labels.render([line.letter for line in listed]),
    }
