"""Everything in a definition with its place, in the order of the form."""

from collections.abc import Iterator

from forms.checks.finding import Location, Standing
from forms.definition import AnyItem, Form, RepeatingGroup, Section
from forms.texts import Text


def standings(form: Form) -> Iterator[Standing]:
    """Every page and item, outer ones before what they hold."""
    for index, page in enumerate(form.pages):
        yield Standing(page, ("pages", index), "")
        yield from _inside(page.items, ("pages", index, "items"), "")


def _inside(items: tuple[AnyItem, ...], at: Location, group: str) -> Iterator[Standing]:
    for index, item in enumerate(items):
        yield Standing(item, (*at, index), group)
        if isinstance(item, Section | RepeatingGroup):
            yield from _inside(item.items, (*at, index, "items"), item.key if isinstance(item, RepeatingGroup) else group)


def texts(part: object, at: Location = ()) -> Iterator[tuple[Location, Text]]:
    """Every text of a definition with its place, walked by the models' own fields."""
    if isinstance(part, Text):
        yield at, part
    elif isinstance(part, tuple):
        for index, each in enumerate(part):
            yield from texts(each, (*at, index))
    elif hasattr(part, "model_fields_set"):
        for name, field in type(part).model_fields.items():
            yield from texts(getattr(part, name), (*at, field.alias or name))
