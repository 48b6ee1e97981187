"""The number of a company or association (Bolagsverket's ten digits; a sole trader's is the personal number)."""

from stdnum.exceptions import ValidationError
from stdnum.se import orgnr

from forms.definition import Question
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say


def read(question: Question, raw: Raw) -> object:
    digits = "".join(character for character in typed(raw) if character not in " -–")
    if not digits:
        return None
    if len(digits) == 12 and digits[:2] in ("16", "18", "19", "20"):
        digits = digits[2:]
    try:
        return orgnr.format(orgnr.validate(digits))
    except ValidationError:
        return Wrong("not_an_organisation_number")


def hint(question: Question, say: Say) -> str:
    return say("Tio siffror, till exempel 556016-0680.")


KIND = Kind(understand=read, hint=hint, is_figures=True)
