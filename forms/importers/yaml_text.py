"""YAML from outside → plain values, within bounds. No tag makes anything but a text, a number, a list or a mapping."""

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from forms.importers.source import BROKEN, TOO_LARGE, hold_bounds
from forms.importers.task import ImportRefused

LARGEST = 600_000
"""The parser needs some seconds for as much as this."""


def yaml_of(written: bytes | str) -> object:
    """The value of YAML text. Raises ImportRefused."""
    if len(written) > LARGEST:
        raise ImportRefused(TOO_LARGE)
    try:
        text = written.decode("utf-8-sig") if isinstance(written, bytes) else written
        value = YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError, TypeError, AttributeError, KeyError, RecursionError, AssertionError, IndexError) as error:
        raise ImportRefused(BROKEN) from error
    hold_bounds(value)
    return value
