"""A telephone number, Swedish unless it begins with + or 00 (phonenumbers)."""

import phonenumbers

from forms.definition import Question
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say

HOME = "SE"


def read(question: Question, raw: Raw) -> object:
    written = typed(raw).replace("(0)", "")
    if not written:
        return None
    if any(character.isalpha() for character in written):
        return Wrong("not_a_phone_number")
    try:
        number = phonenumbers.parse("+" + written[2:] if written.startswith("00") else written, HOME)
    except phonenumbers.NumberParseException:
        return Wrong("not_a_phone_number")
    if not phonenumbers.is_possible_number(number):
        return Wrong("not_a_phone_number")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def written(value: str) -> str:
    """The number as it is written at home: 070-174 06 05, and with its country when it is from abroad."""
    number = phonenumbers.parse(value, HOME)
    at_home = number.country_code == phonenumbers.country_code_for_region(HOME)
    styles = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, styles.NATIONAL if at_home else styles.INTERNATIONAL)


def is_costly(value: str) -> bool:
    """Whether whoever rings the number pays its owner by the minute: 0900, 0939, 0944 and their like abroad."""
    return phonenumbers.number_type(phonenumbers.parse(value, HOME)) == phonenumbers.PhoneNumberType.PREMIUM_RATE


def show(question: Question, value: object, say: Say) -> str:
    return written(str(value))


def fill(question: Question, value: object) -> dict[str, list[str]]:
    return {"": [written(str(value))]}


KIND = Kind(understand=read, show=show, fill=fill, is_figures=True)
