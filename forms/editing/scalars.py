"""Plain values as the lines of a YAML file: short lists on one line, longer texts line by line, quotes only where needed."""

import json
import re
from collections.abc import Mapping

WIDEST = 120
STEP = 2
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~.+0-9][^\n]*")
_FIGURES = re.compile(r"[-+.]*[0-9][0-9A-Za-z_.,:+-]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_READ_AS_OTHER = re.compile(r"(?:true|false|null)", re.IGNORECASE)
_ODD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def scalar(value: object, in_flow: bool = False) -> str:
    """A value on one line."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, float):
        words = repr(value)
        return words if "." in words or "n" in words else words.replace("e", ".0e")
    return _text(value, in_flow) if isinstance(value, str) else str(value)


def _text(text: str, in_flow: bool) -> str:
    if "\n" in text or _ODD.search(text):
        return _escaped(text)
    if _is_plain(text) and not (in_flow and re.search(r"[,\[\]{}]", text)):
        return text
    return "'" + text.replace("'", "''") + "'"


def _escaped(text: str) -> str:
    """Between double quotes, with what cannot be seen written out."""
    return _ODD.sub(lambda found: json.dumps(found[0])[1:-1], json.dumps(text, ensure_ascii=False))


def _is_plain(text: str) -> bool:
    if _DAY.fullmatch(text):
        return True
    begins_well = bool(_PLAIN.fullmatch(text)) or (text[:1].isdigit() and not _FIGURES.fullmatch(text))
    ends_well = not text.endswith((":", " "))
    return begins_well and ends_well and ": " not in text and " #" not in text and not _READ_AS_OTHER.fullmatch(text)


def lines_of(value: object, indent: int, offset: int = STEP) -> tuple[str, list[str]]:
    """What stands after "key:" or "-" on its line, and the lines below. `offset` is how far lists are set in."""
    pad = " " * indent
    if isinstance(value, Mapping) and value:
        return "", [line for name, each in value.items() for line in entry_of(str(name), each, indent, offset)]
    if isinstance(value, list) and value:
        flow = _in_flow(value, indent)
        return (flow, []) if flow else ("", [line for each in value for line in element_of(each, indent, offset)])
    if isinstance(value, Mapping | list):
        return ("{}" if isinstance(value, Mapping) else "[]"), []
    if isinstance(value, str) and _may_stand_in_lines(value):
        return "|-", [f"{pad}{line}" if line else "" for line in value.split("\n")]
    return scalar(value), []


def _in_flow(values: list[object], indent: int) -> str:
    if any(isinstance(each, Mapping | list) or (isinstance(each, str) and "\n" in each) for each in values):
        return ""
    flow = f"[{', '.join(scalar(each, in_flow=True) for each in values)}]"
    return flow if len(flow) + indent <= WIDEST else ""


def _may_stand_in_lines(text: str) -> bool:
    """Several lines, none of which begins or ends in a way that a block of them would lose."""
    lines = text.split("\n")
    return len(lines) > 1 and not _ODD.search(text) and bool(lines[0].strip() and lines[-1].strip()) and not text[0].isspace()


def entry_of(name: str, value: object, indent: int, offset: int = STEP) -> list[str]:
    """ "name: value" as lines."""
    is_list = isinstance(value, list)
    rest, below = lines_of(value, indent + (offset if is_list else STEP), offset)
    return [f"{' ' * indent}{scalar(name)}:{' ' if rest else ''}{rest}", *below]


def element_of(value: object, indent: int, offset: int = STEP) -> list[str]:
    """ "- value" as lines: the first entry of a mapping stands on the line of the dash."""
    rest, below = lines_of(value, indent + STEP, offset)
    if rest:
        return [f"{' ' * indent}- {rest}", *below]
    return [f"{' ' * indent}- {below[0][indent + STEP :]}", *below[1:]]
