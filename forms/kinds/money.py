"""An amount in Swedish kronor, with öre when there are any."""

import re
from decimal import Decimal

from babel.numbers import format_decimal

from forms.definition import Question
from forms.kinds.decimal import comparable, fill, hint, read_number
from forms.kinds.kind import Kind, Raw, Wrong, typed
from forms.texts import Say

_GROUPED = re.compile(r"-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?")
"""1,250 is no amount with three decimals: it is how English writes 1 250."""
_NAMES = ("kronor", "kr", "sek", ":-")


def read(question: Question, raw: Raw) -> object:
    written = typed(raw).lower().rstrip(".")
    for name in _NAMES:
        written = written.removesuffix(name).strip()
    if _GROUPED.fullmatch(written):
        written = written.replace(",", "")
    value = read_number(question, {"": [written]})
    if not isinstance(value, Decimal):
        return Wrong("not_an_amount") if isinstance(value, Wrong) and value.code == "not_a_number" else value
    if value.as_tuple().exponent < -2:
        return Wrong("finer_than_ore")
    return format(value.quantize(Decimal("0.01")), "f")


def show(question: Question, value: object, say: Say) -> str:
    amount = Decimal(str(value))
    pattern = "#,##0" if amount == amount.to_integral_value() else "#,##0.00"
    return f"{format_decimal(amount, format=pattern, locale=say.locale)} {say('kronor')}"


KIND = Kind(
    understand=read,
    show=show,
    fill=fill,
    comparable=comparable,
    hint=hint,
    settings=frozenset({"minimum", "maximum"}),
    is_figures=True,
)
