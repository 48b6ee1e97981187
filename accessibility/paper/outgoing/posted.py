"""What is to be posted, as the worker draws it: each kind of posting by its own hand, one alone or many together."""

from collections.abc import Mapping, Sequence

from accessibility.paper import masters, workshop
from accessibility.paper.answered.edition import Edition
from accessibility.paper.outgoing.piece import Copied, Drawn, Piece
from accessibility.paper.sheets.measures import Size
from eservices import copies, services, sheets
from eservices.clock import day_of
from eservices.contact_centre.letters.outgoing import posting
from eservices.contact_centre.letters.outgoing.posting import Posting
from eservices.copies import Copy
from eservices.database import Database
from eservices.municipality import Municipality
from eservices.sheets import Sheet
from forms.answers import load
from forms.kinds.date import today
from forms.more_room import room_for

Known = dict[object, tuple[Edition, Sheet]]


def render(database: Database, payload: Mapping[str, object], *, municipality: Municipality) -> None:
    """Draw what was ordered, unless it is drawn, or called off. Raises PaperFailed, LayoutIncomplete, VersionGone."""
    with database.reading() as db:
        ordered = posting.ordered(db, int(str(payload["posting_id"])))
        if ordered is None:
            return
        db.expunge(ordered)
    drawn = workshop.run(draw, piece_of(database, ordered, municipality, {}), municipality)
    with database.writing() as db:
        posting.keep_paper(db, ordered.id or 0, drawn.pdf, drawn.pages, drawn.parts)


def piece_of(database: Database, ordered: Posting, municipality: Municipality, known: Known) -> Piece:
    """What the drawing needs; masters that are `known` are not read again. Raises as `masters.whole`, and LookupError."""
    if "again" in ordered.payload:
        return Piece(ordered, again=_drawn_before(database, int(str(ordered.payload["again"]))))
    if ordered.kind == posting.BLANK:
        version, size = int(str(ordered.payload["version_id"])), masters.as_size(ordered.size)
        edition, sheet = _master(database, municipality, known, version, ordered.language, size)
        count = int(str(ordered.payload["count"]))
        return Piece(ordered, edition, serials=tuple(sheets.new_serial(sheet) for _ in range(count)))
    if ordered.kind in (posting.FILLED, posting.COMPLETION):
        copy, copied = _copied(database, ordered.payload)
        size = masters.as_size(copy.size)
        paths = tuple(copy.paths) or _room_for(database, copy, copied)
        edition, sheet = _master(database, municipality, known, copy.version_id, copy.language, size, paths)
        with database.writing() as db:
            copies.drawn_from(db, copy.id or 0, sheet.id or 0)
        return Piece(ordered, edition, copied)
    return Piece(ordered)


def _room_for(database: Database, copy: Copy, copied: Copied) -> tuple[str, ...]:
    with database.reading() as db:
        return room_for(services.version(db, copy.version_id).form, copied.answers)


def _drawn_before(database: Database, number: int) -> Drawn:
    with database.reading() as db:
        before = db.get_one(Posting, number)
        if before.pdf is None:
            raise LookupError("the paper is forgotten")
        return Drawn(before.pdf, before.pages_by_part)


def _copied(database: Database, said: Mapping[str, object]) -> tuple[Copy, Copied]:
    """The copy that a posting is of; a sheet of what is missing has no code to go on with."""
    with database.reading() as db:
        copy = copies.find(db, str(said["copy"]))
        if copy is None:
            raise LookupError("there is no copy of that token")
        draft = copies.draft_of(db, copy)
        db.expunge(copy)
    until = day_of(draft.expires_at) if draft else today()
    return copy, Copied(copy.token, load(copy.printed), str(said.get("code", "")), until)


def _master(
    database: Database, municipality: Municipality, known: Known, version_id: int, language: str, size: Size,
    paths: tuple[str, ...] = (),
) -> tuple[Edition, Sheet]:  # fmt: skip
    """The master, which is drawn first if there is none in this face."""
    key = (version_id, language, size, paths)
    if key not in known:
        with database.reading() as db:
            version = services.version(db, version_id)
            form, number = version.form, version.number
        sheet = masters.whole(database, municipality, version_id, language, size, paths)
        known[key] = Edition(form, number, sheet.pdf, sheet.layout), sheet
    return known[key]


def draw_all(pieces: Sequence[Piece], municipality: Municipality) -> list[Drawn | None]:
    """Runs in the workshop. What is wrong with one letter is that letter's: the others are drawn all the same."""
    return [_tried(piece, municipality) for piece in pieces]


def _tried(piece: Piece, municipality: Municipality) -> Drawn | None:
    try:
        return draw(piece, municipality)
    except Exception:  # as with the worker's jobs, whatever it is belongs to this one
        return None


def draw(piece: Piece, municipality: Municipality) -> Drawn:
    """Runs in the workshop, which alone loads what is slow to load."""
    from accessibility.languages import say_for
    from accessibility.paper.outgoing import letters, packet, parcel

    ordered = piece.ordered
    to, say, said = letters.To(ordered.to_name, ordered.to_lines), say_for(ordered.language), ordered.payload
    if piece.edition is None:
        size = masters.as_size(ordered.size)
        drawn = parcel.again(piece.again, to, municipality, say, size) if piece.again else None
        return drawn or letters.render(said, to, municipality, say, size)
    if piece.copied is None:
        return parcel.render(piece.edition, piece.serials, to, municipality, say)
    if ordered.kind == posting.COMPLETION:
        return packet.asking(piece.edition, piece.copied.token, said, to, municipality, say)
    return packet.render(piece.edition, piece.copied, to, municipality, say)
