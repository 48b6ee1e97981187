"""The value of one answer as JSON Schema: the shape in which its kind keeps it."""

from collections.abc import Callable
from decimal import Decimal

from forms.definition import Question
from forms.kinds.address import LONGEST, PARTS
from forms.kinds.choices import SPECIFY, SPECIFY_LENGTH, options
from forms.kinds.decimal import number
from forms.kinds.file import STATES, limit
from forms.kinds.signature import LONGEST as LONGEST_NAME
from forms.kinds.text import DEFAULT_LENGTH
from forms.kinds.textarea import DEFAULT_LENGTH as DEFAULT_LINES
from forms.texts import Say

Schema = dict[str, object]
_DAY: Schema = {"type": "string", "format": "date"}
_NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"


def value(question: Question, say: Say) -> Schema:
    """The schema of an answer to the question, with its words."""
    return _BY_KIND[question.kind](question, say)


def _object(properties: Schema, required: list[str] | None = None, **more: object) -> Schema:
    return {"type": "object", "properties": properties, "required": required or [], "additionalProperties": False} | more


def _string(**more: object) -> Schema:
    return {"type": "string", "minLength": 1} | more


def _lettered(longest: int) -> Callable[[Question, Say], Schema]:
    return lambda question, say: _string(maxLength=question.max_length or longest)


def _matching(pattern: str, **more: object) -> Callable[[Question, Say], Schema]:
    return lambda question, say: {"type": "string", "pattern": pattern} | more


def _whole(question: Question, say: Say) -> Schema:
    limits = {"minimum": question.minimum, "maximum": question.maximum}
    return {"type": "integer"} | {name: _number(limit) for name, limit in limits.items() if limit is not None}


def _number(limit: str) -> int | float:
    figure = number(limit) or Decimal(0)
    return int(figure) if figure == figure.to_integral_value() else float(figure)


def _codes(question: Question, say: Say) -> list[Schema]:
    return [{"const": option.code, "title": say.text(option.label)} for option in options(question)]


def _coded(question: Question, say: Say) -> Schema:
    return {"type": "string", "oneOf": _codes(question, say)}


def _chosen(question: Question, say: Say) -> Schema:
    """One option; the one that asks to specify brings its words along."""
    asking = [option.code for option in question.options if option.specify is not None]
    words = {SPECIFY: _string(maxLength=SPECIFY_LENGTH)} if asking else {}
    schema = _object({"option": {"oneOf": _codes(question, say)}} | words, ["option"])
    return schema | _specified({"option": {"enum": asking}}) if asking else schema


def _ticked(question: Question, say: Say) -> Schema:
    asking = [option.code for option in question.options if option.specify is not None]
    words = {SPECIFY: _string(maxLength=SPECIFY_LENGTH)} if asking else {}
    listed = {"type": "array", "items": {"oneOf": _codes(question, say)}, "minItems": 1, "uniqueItems": True}
    schema = _object({"options": listed} | words, ["options"])
    return schema | _specified({"options": {"contains": {"enum": asking}}}) if asking else schema


def _specified(chosen: Schema) -> Schema:
    """Words of one's own are there exactly when the option that asks for them is chosen."""
    return {"if": {"properties": chosen}, "then": {"required": [SPECIFY]}, "else": {"properties": {SPECIFY: False}}}


def _personal(question: Question, say: Say) -> Schema:
    known = _object({"number": {"type": "string", "pattern": r"^[0-9]{8}-[0-9]{4}$"}}, ["number"])
    return {"oneOf": [known, _object({"none": {"const": True}, "born": _DAY}, ["none"])]}


def _address(question: Question, say: Say) -> Schema:
    parts = {part: _string(maxLength=LONGEST) for part in PARTS}
    return _object(parts, ["street", "city"], anyOf=[{"required": ["postcode"]}, {"required": ["country"]}])


def _file(question: Question, say: Say) -> Schema:
    kept = {"type": "object", "properties": {"id": {}, "name": {"type": "string"}, "size": {"type": "integer"}}}
    states = [{"const": state, "title": say(words)} for state, words in STATES.items()]
    files = {"type": "array", "items": kept, "maxItems": limit(question)}
    return _object({"state": {"oneOf": states}, "files": files}, ["state", "files"])


_BY_KIND: dict[str, Callable[[Question, Say], Schema]] = {
    "text": _lettered(DEFAULT_LENGTH),
    "textarea": _lettered(DEFAULT_LINES),
    "email": _matching(r"^[^@\s]+@[^@\s]+\.[^@\s]+$", maxLength=254, format="idn-email"),
    "phone": _matching(r"^\+[0-9]{3,15}$"),
    "integer": _whole,
    "decimal": _matching(_NUMBER),
    "money": _matching(r"^-?[0-9]+\.[0-9]{2}$"),
    "date": lambda question, say: dict(_DAY),
    "time": _matching(r"^([01][0-9]|2[0-3]):[0-5][0-9]$"),
    "yes_no": _coded,
    "radio": _chosen,
    "select": _chosen,
    "checkboxes": _ticked,
    "declaration": lambda question, say: {"const": True},
    "address": _address,
    "personal_number": _personal,
    "organisation_number": _matching(r"^[0-9]{6}-[0-9]{4}$"),
    "property_designation": lambda question, say: _string(maxLength=80),
    "bank_account": lambda question, say: _object(
        {"clearing": {"type": "string", "pattern": "^[0-9]{4,5}$"}, "account": {"type": "string", "pattern": "^[0-9]{5,12}$"}},
        ["clearing", "account"],
    ),
    "file": _file,
    "signature": lambda question, say: _object({"name": _string(maxLength=LONGEST_NAME), "on": _DAY}, ["name", "on"]),
    "computed": _matching(_NUMBER, readOnly=True),
}
