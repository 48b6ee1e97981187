"""Binders from the shell: one written to a file, and those that stand somewhere with what makes them old."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from accessibility import languages
from eservices import binders, clock, services
from portal.admin import binder_words
from portal.keeping import opened
from portal.refusals import SettingsRefused

BY = "lucka paper --all"


def write_binder(spoken: Collection[str], size: str, place: str, output: Path | None) -> None:
    """Writes every sheet as one PDF; what is not drawn yet is drawn. With a `place` it is noted that it stands there."""
    from accessibility.paper import masters
    from accessibility.paper.outgoing import binder_run
    from accessibility.paper.outgoing.leaves import Frame
    from accessibility.paper.workshop import PaperFailed

    with opened() as house:
        with house.database.reading() as db:
            held, municipality = binders.offered(db, spoken), house.settings.municipality
        if not held:
            raise SettingsRefused(f"No sheet is written in {', '.join(spoken)}.")
        frame = Frame(place, clock.today() + binders.VALID_FOR, masters.as_size(size))
        try:
            pdf, pages = binder_run.bound(house.database, held, frame, municipality)
        except PaperFailed as failed:
            raise SettingsRefused(f"The binder could not be drawn: {failed}") from failed
        output = output or Path(f"binder-{clock.today()}.pdf")
        _write(output, pdf)
        if place:
            with house.database.writing() as db:
                binder = binders.note(db, place, size, spoken, BY)
                binders.keep_paper(db, binder.id or 0, held, municipality.face, pdf, pages)
    print(f"{output}: {len(held)} sheets, {pages} pages, valid until {frame.valid_until}.")


def _write(output: Path, pdf: bytes) -> None:
    try:
        output.write_bytes(pdf)
    except OSError as refused:
        raise SettingsRefused(f"{output} cannot be written ({refused.strerror}): name another file.") from None


def show_binders() -> int:
    """Prints a line for each binder and one for whatever makes it old; 1 when there is any such."""
    say, found = languages.say_for("en"), 0
    with opened() as house, house.database.reading() as db:
        offered, today = binders.offered(db), clock.today()
        titles = {version.service_id: say.text(version.form.title) for version in services.all_live(db)}
        for each in binders.standing(db):
            changes = binders.changes(each, offered, house.settings.municipality.face, today)
            print(f"{each.id}  {each.place}  {_state(each.drawn_at is not None, bool(changes), each.valid_until)}")
            for why in binder_words.told(changes, titles, say):
                print(f"     {why}")
            found = found or int(bool(changes))
    return found


def _state(is_drawn: bool, is_old: bool, until: date) -> str:
    if not is_drawn:
        return "is being drawn"
    return "OUT OF DATE" if is_old else f"valid until {until}"
