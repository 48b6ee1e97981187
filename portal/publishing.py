"""Definitions from files to published versions, and a version's sheet and script from the shell."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import Session

from accessibility import languages
from eservices import services, sheets
from eservices.publishing import publications
from eservices.refusals import ServiceGone
from eservices.services import Version
from eservices.sheets import Sheet
from forms.definition import Form
from forms.reading import read_file
from portal import checking
from portal.keeping import opened
from portal.refusals import SettingsRefused

if TYPE_CHECKING:
    from portal.house import House

BY = "lucka forms publish"


def publish_file(path: Path) -> None:
    """Publishes one definition file, or refuses with what hinders it."""
    _refuse_stops(path, None)
    form = read_file(path)
    with opened() as house:
        with house.database.reading() as db:
            live = publications.live_form(db, form.service)
        _refuse_stops(path, live)
        with house.database.writing() as db:
            version = publications.publish_as_it_is(db, form, path.read_text(encoding="utf-8"), BY)
            print(f"{version.service_id} version {version.number} is published.")


def _refuse_stops(path: Path, live: Form | None) -> None:
    english = languages.say_for("en")
    try:
        stops = [flaw for flaw in checking.flaws_of(path, live) if flaw.finding.is_stop]
    except OSError as error:
        raise SettingsRefused(f"{path} cannot be read ({error.strerror}).") from None
    if stops:
        raise SettingsRefused("\n".join(f"{path}:{flaw.line}: {flaw.said(english)}" for flaw in stops))


def _current(db: Session, service: str, language: str) -> Version:
    try:
        version = services.current(db, service)
    except ServiceGone:
        known = ", ".join(version.service_id for version in services.all_current(db))
        raise SettingsRefused(f"There is no service {service}: choose one of {known}.") from None
    if not version.form.speaks(language):
        raise SettingsRefused(f"{service} is not written in {language}: choose {' or '.join(version.languages)}.")
    return version


def print_script(service: str, language: str) -> None:
    """Prints the telephone script of a service's current version."""
    from accessibility.phone.text import as_text

    with opened() as house, house.database.reading() as db:
        version = _current(db, service, language)
        sys.stdout.write(as_text(version.form, version.number, languages.say_for(language)))


def write_sheet(service: str, language: str, size: str, output: Path) -> None:
    """Writes a sheet of a service's current version, with a serial of its own; draws it when the worker has not yet."""
    from accessibility.paper.files import serials

    with opened() as house:
        version, sheet = _sheet(house, service, language, size)
    try:
        output.write_bytes(serials.bear(sheet.pdf, service, version, sheets.new_serial(sheet)))
    except OSError as refused:
        raise SettingsRefused(f"{output} cannot be written ({refused.strerror}): name another file.") from None
    print(f"{output}: {sheet.pages} pages.")


def _sheet(house: "House", service: str, language: str, size: str) -> tuple[int, Sheet]:
    """The number of the version, and its master."""
    from accessibility.paper import masters
    from accessibility.paper.workshop import PaperFailed

    with house.database.reading() as db:
        version = _current(db, service, language)
    try:
        masters.draw(house.database, house.settings.municipality, version.id, language, size)
    except PaperFailed as failed:
        raise SettingsRefused(f"The sheet could not be drawn: {failed}") from failed
    with house.database.reading() as db:
        return version.number, sheets.find(db, version.id, language, size, house.settings.municipality.face)
