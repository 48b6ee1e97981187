"""Files from outside, opened within bounds: JSON and ZIP, and what one can expect of a value that may be anything."""

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO

from forms.importers.task import ImportRefused
from forms.texts import to_say

DEEPEST = 120
MOST_VALUES = 2_000_000
LARGEST_UNPACKED = 20_000_000
MOST_FILES = 200
BROKEN = to_say("Filen går inte att läsa. Den är trasig eller har ett annat format.")
TOO_LARGE = to_say("Filen är större eller djupare än något formulär är. Den går inte att läsa in.")


def json_of(data: bytes) -> object:
    """The value of JSON text, of bounded depth. Raises ImportRefused."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except RecursionError as error:
        raise ImportRefused(TOO_LARGE) from error
    except ValueError as error:
        raise ImportRefused(BROKEN) from error
    hold_bounds(value)
    return value


def hold_bounds(value: object) -> None:
    """Raises ImportRefused where a value is deeper or has more in it than any form."""
    level, count = [value], 0
    for _ in range(DEEPEST):
        level = [each for holder in level for each in _inside(holder)]
        count += len(level)
        if not level:
            return
        if count > MOST_VALUES:
            break
    raise ImportRefused(TOO_LARGE)


def _inside(value: object) -> list[object]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []


def unpacked(data: bytes, wanted: tuple[str, ...]) -> dict[str, bytes]:
    """The wanted files of a ZIP, by their bare names, read in memory and together no larger than LARGEST_UNPACKED.

    No path of the archive is ever used. Raises ImportRefused.
    """
    found: dict[str, bytes] = {}
    left = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES:
                raise ImportRefused(TOO_LARGE)
            for entry in entries:
                if entry.filename in wanted:
                    with archive.open(entry) as file:
                        found[entry.filename] = file.read(left + 1)
                    left -= len(found[entry.filename])
                    if left < 0:
                        raise ImportRefused(TOO_LARGE)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, KeyError) as error:
        raise ImportRefused(BROKEN) from error
    return found


def mapping(value: object) -> dict:
    """The value if it is a mapping with names for keys, else an empty one."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> list:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def mappings(value: object) -> Iterator[dict]:
    """The mappings in a list."""
    return (each for each in listed(value) if isinstance(each, dict))


def name_of(value: object) -> str:
    """The value if it is a text, else ""; numbers are written out."""
    if isinstance(value, str):
        return value[:400]
    return str(value)[:400] if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15 else ""


def whole(value: object) -> int | None:
    """The whole number that a value is or says."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return int(number) if number == number and abs(number) < 1e15 and number == int(number) else None
