"""`lucka face`: how the municipality's own file was understood, and what in it was not used as it was asked for."""

from collections.abc import Iterator
from itertools import groupby

import structlog

from accessibility import colours, hours, week
from accessibility.colours import DARK, LIGHT, Shades, Tones, contrast
from accessibility.languages import say_for
from eservices import clock
from eservices.contact_centre.calling_back.staffing import windows as staffing_windows
from eservices.municipality import Municipality, Picture, ServicePoint
from eservices.openings import Openings
from portal import municipality_file, settings

OWN = ("full_name", "telephone", "email", "web_address", "visiting_address", "address", "hours")
"""What a municipality must tell itself, once it has told its name."""
DAYS = 14
log = structlog.get_logger("lucka.face")


def show() -> int:
    """Prints the face; the exit code is 1 when something is not as it was asked for."""
    town = settings.read().municipality
    said = list(remarks(town))
    print("\n".join([*_described(town), *(f"! {remark}" for remark in said)]))
    return 1 if said else 0


def print_example() -> None:
    print(municipality_file.EXAMPLE.read_text(encoding="utf-8"), end="")


def note(town: Municipality) -> None:
    """Says at the start what `lucka face` would remark on."""
    for remark in remarks(town):
        log.warning("face", remark=remark)


def remarks(town: Municipality) -> Iterator[str]:
    """What was corrected, and what is still Lillköping's."""
    if town.colour and (shades := colours.shades(town.colour)).is_corrected:
        had, has = contrast(shades.asked, LIGHT.surface), contrast(shades.light.pine, LIGHT.surface)
        yield (
            f"The colour {shades.asked} cannot be read on white (contrast {had:.1f}, {colours.TEXT} is needed): "
            f"{shades.light.pine} is used instead ({has:.1f})."
        )
    if "name" in town.model_fields_set:
        missing = [name for name in OWN if name not in town.model_fields_set]
        if missing:
            yield f"Still Lillköping's own: {', '.join(missing)}."


def _described(town: Municipality) -> Iterator[str]:
    yield f"{town.name} ({town.formal_name})"
    yield f"Telephone {town.telephone}, e-mail {town.email}, {town.web_address}"
    yield f"Letters to {', '.join(town.address)}; visits to {town.visiting_address}"
    yield from _coloured(colours.shades(town.colour)) if town.colour else ["Colour: Lucka's own pine"]
    yield f"Arms: {_measured(town.drawing.screen)}" if town.drawing else "Arms: Lucka's own hatch"
    yield "The telephone is answered"
    yield from _hours(town)
    yield from _rung_back(town)
    for point in town.service_points:
        yield from _place(point)


def _rung_back(town: Municipality) -> Iterator[str]:
    staffing, now = town.callbacks, clock.now()
    yield f"Call-backs in windows of {staffing.minutes} minutes, {staffing.at_a_time} at a time"
    for day, windows in groupby(staffing_windows(town, staffing, now), key=lambda window: clock.day_of(window.begins_at)):
        rung = ", ".join(f"{clock.local(window.begins_at):%H.%M} ({window.places})" for window in windows)
        yield f"  {day:%a %d %b}  {rung}"


def _coloured(shades: Shades) -> Iterator[str]:
    yield f"Colour {shades.asked}"
    for name, paper, tones in (("light", LIGHT, shades.light), ("dark", DARK, shades.dark)):
        yield f"  {name:<6}{_contrasts(paper.ground, tones)}"


def _contrasts(ground: str, tones: Tones) -> str:
    return (
        f"{tones.pine} ({contrast(tones.pine, ground):.1f}), letters on it {tones.on_pine} "
        f"({contrast(tones.on_pine, tones.pine):.1f}), "
        f"links {tones.link} ({contrast(tones.link, ground):.1f}), pale {tones.tint}"
    )


def _measured(arms: Picture) -> str:
    return f"{arms.media_type}, {arms.width} × {arms.height}, {len(arms.content) / 1000:.1f} kB"


def _hours(openings: Openings) -> Iterator[str]:
    for day in week.told(openings, clock.today(), DAYS, say_for("en")):
        yield f"  {day.name:<24}{day.hours:<14}{day.why}".rstrip()


def _place(point: ServicePoint) -> Iterator[str]:
    say = say_for("en")
    yield f"{say.text(point.name)}, {', '.join(point.address)}: {', '.join(hours.in_words(point, say)) or 'no hours'}"
    for day in week.unusual(point, clock.today(), DAYS, say):
        yield f"  {day.name:<24}{day.hours:<14}{day.why}".rstrip()
