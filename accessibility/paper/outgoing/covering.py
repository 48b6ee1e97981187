"""The letter on top of a filled-in sheet: what is answered, what is left, where it goes, and how else one can go on."""

from collections.abc import Iterable
from datetime import date

from eservices.contact_centre.letters.outgoing.posting import Letter
from eservices.municipality import Municipality
from eservices.references import show
from forms.definition import Form
from forms.journey import Asked, Journey
from forms.kinds.date import in_words
from forms.numbering import numbers
from forms.texts import Say


def covering(form: Form, journey: Journey, code: str, until: date, municipality: Municipality, say: Say) -> Letter:
    """`code` opens the draft on a screen until that day."""
    to_do = say(
        "- Läs igenom svaren. Stryk det som är fel och skriv det rätta.\n- Svara på frågorna som är kvar.\n"
        "- Skicka alla sidor till oss: {address}.", address=", ".join(municipality.address),
    )  # fmt: skip
    on_screen = say(
        "Vill du hellre fortsätta på skärmen? Gå till {address}. Välj Fortsätt en sparad ansökan och skriv koden:",
        address=municipality.spoken_web_address,
    )
    kept = say("Koden gäller till {day}. Visa den inte för någon. Den öppnar dina svar.", day=in_words(until, say.locale))
    return Letter(
        say("Din ansökan på papper: {title}", title=say.text(form.title)),
        (say("Här kommer blanketten. Det du redan har svarat är ifyllt."), left_words(form, journey, say), to_do, on_screen),
        show(code), say("Din sparkod"), (kept,),
    )  # fmt: skip


def left_words(form: Form, journey: Journey, say: Say) -> str:
    """Which questions are left, by the numbers that they have on the sheet."""
    left = _runs({numbers(form)[each.question.key] for each in journey.asked if _is_left(each, journey)})
    if not left:
        return say("Alla frågor är besvarade.")
    return say("Kvar att svara på: fråga {numbers}.", numbers=say.listed(left))


def _is_left(asked: Asked, journey: Journey) -> bool:
    if asked.question.kind == "signature":
        return True
    return asked.path not in journey.shown and asked.question.kind != "computed" and asked.question.required != "no"


def _runs(found: Iterable[int]) -> list[str]:
    """3, 7–9."""
    runs: list[list[int]] = []
    for number in sorted(found):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
