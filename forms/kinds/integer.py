"""Whole numbers: how many, how old, how far."""

from decimal import Decimal

from forms.definition import Question
from forms.kinds.decimal import SETTINGS, comparable, hint, read_number, show
from forms.kinds.kind import Kind, Raw, Wrong


def read(question: Question, raw: Raw) -> object:
    value = read_number(question, raw)
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else Wrong("not_a_whole_number")


KIND = Kind(understand=read, show=show, comparable=comparable, hint=hint, settings=SETTINGS, is_figures=True)
