"""What the reader of shapes says of a misshapen definition, as findings of ours."""

from collections.abc import Mapping
from types import MappingProxyType

from pydantic_core import ErrorDetails

from forms.checks.finding import AS_TOLD, Finding, Location, close_to
from forms.conditions import OPERATORS
from forms.definition import ITEM_NAMES, Clock, Content, Form, NextStep, Page, RepeatingGroup, Rule, Section, Stop
from forms.question import Compute, Option, PaperPart, PhonePart, Question

_CODES: Mapping[str, str] = MappingProxyType(
    {
        "missing": "missing",
        "extra_forbidden": "unknown",
        "string_type": "not_text",
        **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), "not_whole"),
        **dict.fromkeys(("bool_type", "bool_parsing"), "not_yes_or_no"),
        **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), "not_a_day"),
        **dict.fromkeys(("tuple_type", "list_type"), "not_a_list"),
        **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), "not_named"),
        **dict.fromkeys(("greater_than_equal", "greater_than"), "too_low"),
        **dict.fromkeys(("less_than_equal", "less_than"), "too_high"),
        "too_short": "empty_list",
        "too_long": "long_list",
        "string_too_short": "short_text",
        "string_too_long": "long_text",
        "literal_error": "none_of",
        "no_swedish": "no_swedish",
        "operators": "operators",
        "recursion_loop": "too_deep",
        "condition": "no_condition",
        "item": "no_item",
    }
)
"""The type of a pydantic error → our code."""
_LIMITS = ("ge", "gt", "le", "lt", "min_length", "max_length")
_SHAPES = (
    Form, Page, Section, RepeatingGroup, Content, Stop, Question, Option, PaperPart, PhonePart, Compute, Rule, NextStep, Clock,
)  # fmt: skip
_FIELDS = sorted({field.alias or name for shape in _SHAPES for name, field in shape.model_fields.items()})
_KNOWN = {"operators": OPERATORS, "item": ITEM_NAMES}
LONGEST_INPUT, DEEPEST = 40, 40


def of_shape(at: Location, error: ErrorDetails) -> Finding:
    """The finding for one error of pydantic's, whose place in the file is `at`; what we have no words for is passed on."""
    kind, context = error["type"], error.get("ctx", {})
    name = str(at[-1]) if at else ""
    code = _CODES.get(kind) or (_pattern(error) if kind == "string_pattern_mismatch" else "")
    if not code:
        return Finding(at, AS_TOLD, {"words": error["msg"].removeprefix("Value error, ")})
    values = {"name": name, "input": str(error["input"])[:LONGEST_INPUT], "known": _known(kind, context), "levels": DEEPEST}
    values["limit"] = next((context[each] for each in _LIMITS if each in context), "")
    if code == "unknown":
        values["close"] = close_to(name, _FIELDS)
    return Finding(at, code, values)


def _pattern(error: ErrorDetails) -> str:
    pattern = str(error.get("ctx", {}).get("pattern"))
    return "not_a_key" if "[a-z0-9_]" in pattern else "not_a_name" if "[a-z0-9-]" in pattern else "not_a_language"


def _known(kind: str, context: Mapping[str, object]) -> object:
    return str(context.get("expected", "")).replace(" or ", ", ") if kind == "literal_error" else _KNOWN.get(kind, "")
