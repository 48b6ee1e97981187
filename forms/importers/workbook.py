"""The cells of a workbook from outside (.xlsx, .xls, .csv), within bounds. Formulas are never worked out.

Size, sheets, rows and columns are bounded before anything is kept: a small file may claim a sheet of a thousand million cells.
"""

import csv
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from time import monotonic
from warnings import catch_warnings

from forms.importers.task import ImportRefused
from forms.texts import to_say

Row = list[str]
Sheets = dict[str, list[Row]]
"""The name of a sheet in small letters → its rows, each as texts; empty cells are ""."""

LARGEST_BYTES = 4_000_000
LARGEST_UNPACKED = 30_000_000
MOST_PARTS = 300
MOST_SHEETS = 12
MOST_ROWS = 6_000
"""Rows with something in them; a form of 300 questions has some hundreds."""
LAST_ROW = 70_000
MOST_COLUMNS = 150
LONGEST_CELL = 8_000
SECONDS = 20.0
TOO_LARGE = to_say("Filen är för stor för ett formulär.")
NO_WORKBOOK = to_say("Filen är ingen arbetsbok som går att läsa. Spara den som .xlsx och försök igen.")
LOCKED = to_say("Filen är låst med ett lösenord. Spara den utan lösenord och försök igen.")

_MALFORMED = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, AssertionError, EOFError, OSError,
    SyntaxError, RuntimeError, struct.error, zlib.error, zipfile.BadZipFile, zipfile.LargeZipFile, csv.Error,
)  # fmt: skip
"""What readers of workbooks raise of files that are none."""


def sheets(data: bytes) -> Sheets:
    """Every sheet of the file, as far as the bounds reach; raises ImportRefused."""
    if len(data) > LARGEST_BYTES:
        raise ImportRefused(TOO_LARGE)
    if data.startswith(b"PK"):
        read = _of_xlsx
    elif data.startswith(b"\xd0\xcf\x11\xe0") or data[:1] == b"\x09":
        read = _of_xls
    else:
        read = _of_csv
    try:
        return read(data)
    except _MALFORMED as error:
        raise ImportRefused(NO_WORKBOOK) from error


def _of_xlsx(data: bytes) -> Sheets:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise ImportRefused(TOO_LARGE)
    from openpyxl import load_workbook

    until = monotonic() + SECONDS
    found: Sheets = {}
    with catch_warnings(action="ignore"):  # of looks that the reader leaves out
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets[:MOST_SHEETS]:
            sheet.reset_dimensions()
            cells = sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS, values_only=True)
            found.setdefault(_title(sheet.title), _kept(cells, until))
    return found


def _of_xls(data: bytes) -> Sheets:
    from xlrd import XLRDError, open_workbook
    from xlrd.compdoc import CompDocError

    try:
        book = open_workbook(file_contents=data, on_demand=True, ragged_rows=True, logfile=io.StringIO())
    except (XLRDError, CompDocError) as error:
        raise ImportRefused(LOCKED if "encrypted" in str(error).lower() else NO_WORKBOOK) from error
    until = monotonic() + SECONDS
    found: Sheets = {}
    for name in book.sheet_names()[:MOST_SHEETS]:
        sheet = book.sheet_by_name(name)
        rows = ([_xls_value(cell, book.datemode) for cell in sheet.row(at)[:MOST_COLUMNS]] for at in range(sheet.nrows))
        found.setdefault(_title(name), _kept(rows, until))
        book.unload_sheet(name)
    return found


def _xls_value(cell: object, datemode: int) -> object:
    from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, xldate

    kind, value = cell.ctype, cell.value
    if kind == XL_CELL_DATE:
        try:
            return xldate.xldate_as_datetime(value, datemode)
        except (xldate.XLDateError, OverflowError, ValueError):
            return value
    return bool(value) if kind == XL_CELL_BOOLEAN else None if kind == XL_CELL_ERROR else value


def _of_csv(data: bytes) -> Sheets:
    """Sheets in one text file: a row with a name in its first cell begins a sheet, the rows under it leave that cell empty."""
    text = data.decode("utf-8-sig")
    if "\x00" in text:
        raise ValueError
    found: Sheets = {}
    name, until = "", monotonic() + SECONDS
    for row in _kept(csv.reader(io.StringIO(text, newline="")), until):
        name = _title(row[0]) or name
        if any(row[1:]):
            found.setdefault(name, []).append(row[1:])
    if "survey" not in found:
        raise ValueError
    return found


def _title(name: object) -> str:
    return " ".join(str(name).lower().split())


def _kept(rows: Iterable[Iterable[object]], until: float) -> list[Row]:
    """The rows with something in them, as texts without the empty cells at their ends."""
    return list(_filled(rows, until))


def _filled(rows: Iterable[Iterable[object]], until: float) -> Iterator[Row]:
    kept = 0
    for number, row in enumerate(rows):
        if monotonic() > until:
            raise ImportRefused(TOO_LARGE)
        texts = [_text(value) for _, value in zip(range(MOST_COLUMNS), row, strict=False)]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            kept += 1
            yield texts
        if number >= LAST_ROW or kept >= MOST_ROWS:
            return


def _text(value: object) -> str:
    """A cell as one would type it: 3.0 is 3, a day is 2026-11-22, a yes is TRUE."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)[:LONGEST_CELL].strip()
