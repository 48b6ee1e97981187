"""What Babel knows of a language, and what stands in where it knows nothing: formats, direction and plural forms."""

import gettext
import re
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.messages.plurals import get_plural
from babel.plural import to_gettext

from forms.texts import FIRST_LANGUAGE

RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
NEARER = {"en": "en_GB", "fit": "fi", "rmf": "fi"}
"""Whose dates and numbers a language takes, where neither its own nor the Swedish ones are nearest."""


def formats_of(code: str) -> str:
    """The locale whose dates and numbers the language is written with; Swedish where Babel has no names of months."""
    own = NEARER.get(code.partition("-")[0]) or code
    locale = _known(own)
    return str(locale) if locale and _names_its_months(locale) else FIRST_LANGUAGE


def direction_of(code: str) -> str:
    """ "rtl" or "ltr": by the language's usual script, or the one that its code names."""
    parts = code.split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    script = script or next(iter(get_global("likely_subtags").get(parts[0], "").split("_")[1:2]), "")
    return "rtl" if script.title() in RIGHT_TO_LEFT else "ltr"


def plural_forms_of(code: str) -> str:
    """The header that tells how a number chooses its form, in the order zero, one, two, few, many, other."""
    locale = _known(code)
    if locale is None:
        return "nplurals=2; plural=(n != 1);"
    exact = to_gettext(locale.plural_form)
    try:
        gettext.c2py(exact.partition("plural=")[2].rstrip(";"))
    except ValueError:
        count, expression = get_plural(locale)
        return f"nplurals={count}; plural={expression};"
    return "nplurals=2; plural=(n != 1);" if _is_one_or_many(exact) else exact


def _is_one_or_many(forms: str) -> bool:
    form = gettext.c2py(forms.partition("plural=")[2].rstrip(";"))
    return all(form(n) == int(n != 1) for n in range(1001))


@cache
def _known(code: str) -> Locale | None:
    for part in (code, code.partition("-")[0]):
        try:
            return Locale.parse(part.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _names_its_months(locale: Locale) -> bool:
    """Not "M01", and not 1: a few locales hold numbers where names should be."""
    return not re.fullmatch(r"M?\d+", locale.months["format"]["wide"][1])
