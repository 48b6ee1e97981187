"""Several languages on one page: what is in another than the reader's says which, and figures run from the left everywhere.

For paper and telephone; a template that is given these speaks every language of the definition without asking.
"""

import re
import unicodedata

from markupsafe import Markup, escape

from accessibility.languages import direction, is_machine_made
from forms.definition import Form
from forms.texts import FIRST_LANGUAGE, Borrowed, Mixed, Say

LEFT_TO_RIGHT = "\u200e"
_IN_PARTS = re.compile(r"(?<![\w\u200e-])(?=\+?\d+[-/ ]\d|\d[0-9A-Z]{2,3} [0-9A-Z]{3,4}\b)")
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff]")


def marked(value: object) -> object:
    """What a template prints: words borrowed from another language come in an element that names it."""
    if isinstance(value, Borrowed):
        return Markup("<span{}>{}</span>").format(tongue(value), str(value))
    if isinstance(value, Mixed):
        return _with_marks(value)
    return steady(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _with_marks(mixed: Mixed) -> Markup:
    """A sentence in which each lent part stands in an element of its own."""
    whole, rest = Markup(), str(mixed)
    for part in sorted(mixed.lent, key=str(mixed).find):
        before, _, rest = rest.partition(part)
        whole += steady(before) + Markup("<span{}>{}</span>").format(tongue(part), str(part))
    return whole + steady(rest)


def steady(words: str) -> str:
    """Figures in parts, 19121212-1212 or 446 RQ3 8NN, keep their order among letters from the right."""
    return _IN_PARTS.sub(LEFT_TO_RIGHT, words) if _FROM_THE_RIGHT.search(words) else words


def tongue(words: object) -> Markup:
    """The attributes of an element that holds borrowed words; none for the reader's own."""
    if not isinstance(words, Borrowed):
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(words.language, direction(words.language))


def swedish(words: object, say: Say) -> Markup:
    """A name or an address as it is written here, in whatever language the page is."""
    if say.language.partition("-")[0] == FIRST_LANGUAGE:
        return escape(words)
    return Markup('<span lang="{}" dir="ltr">{}</span>').format(FIRST_LANGUAGE, words)


def figures(words: object) -> Markup:
    """A telephone number or a reference: the first character stands to the left in every language."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(words)


def runs(words: str) -> str:
    """Which way something runs that anyone may have written: "rtl" when its first letter does."""
    kinds = (unicodedata.bidirectional(letter) for letter in words)
    return "rtl" if next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L" else "ltr"


def is_by_machine(form: Form, language: str) -> bool:
    """Whether a machine wrote something of this language that no person has read: the form's texts or Lucka's own."""
    return is_machine_made(language) or language in form.machine_made
