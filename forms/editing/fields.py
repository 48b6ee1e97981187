"""The fields of one element changed: texts cleaned and merged by language, numbers and dates read, the shape checked.

What a field is, a text, a number or a list, is read off the models of ``forms.definition``: no field is named twice.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from forms.conditions import Part
from forms.editing.cleaning import cleaned, listed, text
from forms.editing.places import Tree
from forms.editing.refusals import EditRefused
from forms.texts import Text

_SET_ELSEWHERE = frozenset({"key", "items", "pages", "conditions", "rules", "languages", "lucka", "service"})
_LIMITS = ("minimum", "maximum")
_CODES = {
    "int_parsing": "not_a_number", "int_type": "not_a_number", "int_from_float": "not_a_number",
    "greater_than_equal": "too_small", "less_than_equal": "too_large", "literal_error": "not_a_choice",
    "string_pattern_mismatch": "not_a_key",
}  # fmt: skip


def changed_fields(model: type[Part], old: Tree, fields: Mapping[str, object]) -> Tree:
    """`old` with the fields changed. A text is given as {language: words} and merged; None or "" empties a field.

    Raises EditRefused.
    """
    new = _merged(model, old, fields)
    return _as_read(new, fields, shaped_part(model, new))


def _merged(model: type[Part], old: Tree, fields: Mapping[str, object]) -> Tree:
    new = dict(old)
    for name, value in fields.items():
        if name in _SET_ELSEWHERE or name not in model.model_fields:
            raise EditRefused("unknown_field", name, name=name)
        merged = _value(model, name, old.get(name), value)
        if merged is None:
            new.pop(name, None)
        elif name in old:
            new[name] = merged
        elif merged != model.model_fields[name].default:
            new = _put_in(model, new, name, merged)
    return new


def _put_in(model: type[Part], element: Tree, name: str, value: object) -> Tree:
    """The element with one field more, in the place that the model gives it: a file is read in that order."""
    order = [field.alias or each for each, field in model.model_fields.items()]
    before = [each for each in element if each not in order or order.index(each) < order.index(name)]
    kept = {each: element[each] for each in before}
    return kept | {name: value} | {each: element[each] for each in element if each not in kept}


def _value(model: type[Part], name: str, old: object, value: object) -> object:
    """The field's new value; None when it goes. A text that must be there is "…" until it is written."""
    held, is_list = held_in(model, name)
    is_needed = model.model_fields[name].is_required()
    if held is Text and not is_list:
        return text(old, value, is_needed, name)
    if held and not is_list:
        merged = _merged(held, old if isinstance(old, dict) else {}, value if isinstance(value, Mapping) else {})
        return None if value is None and not is_needed else merged or None
    if held:
        return [_one(held, each, name) for each in listed(value)] or None
    return _limit(cleaned(value, name)) if name in _LIMITS else cleaned(value, name)


def _limit(value: object) -> object:
    """A whole number as one, so that a file has it without quotes."""
    return int(value) if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,15}", value) else value


def _one(held: type[BaseModel], value: object, name: str) -> object:
    if held is Text:
        return text(None, value, True, name)
    given = value if isinstance(value, Mapping) else {}
    keys = {each: given[each] for each in _key_names(held) if each in given}
    return _merged(held, dict(keys), {each: words for each, words in given.items() if each not in keys})  # type: ignore[arg-type]


def _key_names(held: type[BaseModel]) -> set[str]:
    return {field.alias for field in held.model_fields.values() if field.alias}


@cache
def held_in(model: type[Part], name: str) -> tuple[type[BaseModel] | None, bool]:
    """Text or the Part that a field holds, None for a scalar or a condition; and whether it holds a list of them."""
    annotation = model.model_fields[name].annotation
    is_list = getattr(annotation, "__origin__", None) is tuple
    for each in (annotation, *get_args(annotation)):
        if isinstance(each, type) and issubclass(each, Text | Part) and name not in ("show_if", "require"):
            return each, is_list
    return None, is_list


def _as_read(new: Tree, names: Iterable[str], part: Part) -> Tree:
    """Numbers, dates and yes or no as the model read them, so that a field of a page becomes what a file would say."""
    read = dict(new)
    for name in set(names) & set(new) & set(type(part).model_fields):
        held, is_list = held_in(type(part), name)
        inner = getattr(part, name)
        if held is None and isinstance(new[name], str):
            read[name] = part.model_dump(mode="json", include={name})[name]
        elif held not in (None, Text):
            each = [_as_read(one, one, its) for one, its in zip(new[name], inner, strict=True)] if is_list else None
            read[name] = each or _as_read(new[name], new[name], inner)
    return read


def shaped_part(model: type[Part], value: Tree) -> Part:
    """The part as the model reads it. Raises EditRefused with the first thing that is out of shape."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise _refusal(error.errors()[0]) from error


def _refusal(error: ErrorDetails) -> EditRefused:
    field = str(next((step for step in error["loc"] if isinstance(step, str)), ""))
    code = "not_a_date" if error["type"].startswith("date") else _CODES.get(error["type"], "not_valid")
    if code == "not_a_key" and "-" in str(error.get("ctx", {}).get("pattern", "")):
        code = "not_a_slug"
    limit = next((value for name, value in error.get("ctx", {}).items() if name in ("ge", "le")), 0)
    return EditRefused(code, field, limit=limit)
