"""Masters: each sheet is drawn once, in the workshop, and kept."""

from collections.abc import Collection

from accessibility.paper import workshop
from accessibility.paper.sheets.measures import MEASURES, Size
from eservices import fillable_sheets, services, sheets
from eservices.database import Database
from eservices.municipality import Municipality
from eservices.references import new_token
from eservices.refusals import VersionGone
from eservices.sheets import Sheet
from forms.definition import Form


def as_size(word: object) -> Size:
    return next((size for size in MEASURES if size == word), "standard")


def draw(
    database: Database, municipality: Municipality, version_id: int, language: str, size: Size, paths: Collection[str] = ()
) -> None:
    """Make and keep a master, and the same to fill in on a screen, unless there are both.

    Raises PaperFailed, LayoutIncomplete, VersionGone.
    """
    with database.reading() as db:
        found = sheets.find(db, version_id, language, size, municipality.face, sheets.part_of(paths))
        if found is not None and (paths or fillable_sheets.find(db, found) is not None):
            return
        version = services.version(db, version_id)
        form, number = version.form, version.number
    token = found.token if found else new_token()
    made = workshop.run(_sheet, form, number, token, municipality, language, size, paths)
    with database.writing() as db:
        sheet = sheets.keep(
            db, version_id, language, size, token, made.pdf, made.layout, made.pages, municipality.face, sheets.part_of(paths)
        )
        if sheet.token == token and made.fillable:
            fillable_sheets.keep(db, sheet, made.fillable)


def whole(
    database: Database, municipality: Municipality, version_id: int, language: str, size: Size, paths: Collection[str] = ()
) -> Sheet:
    """The master with its layout map, drawn first if need be; of the questions at `paths` alone, where some are. As `draw`."""
    draw(database, municipality, version_id, language, size, paths)
    with database.reading() as db:
        sheet = sheets.find(db, version_id, language, size, municipality.face, sheets.part_of(paths))
        if sheet is None or not sheet.layout:
            raise VersionGone
        db.expunge(sheet)
    return sheet


def _sheet(  # noqa: ANN202
    form: Form, version: int, token: str, municipality: Municipality, language: str, size: Size, paths: Collection[str]
):
    """Runs in the workshop, which alone loads what is slow to load."""
    from accessibility.languages import say_for
    from accessibility.paper.sheets import sheet

    return sheet.render(form, version, token, municipality, say_for(language), size, paths)
