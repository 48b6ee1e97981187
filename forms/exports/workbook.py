"""Sheets of texts as an .xlsx file; no cell is ever a formula, whatever its text begins with."""

from collections.abc import Iterable, Mapping
from io import BytesIO

LONGEST_CELL = 32_000
Row = Mapping[str, str]


def written(sheets: Mapping[str, Iterable[Row]]) -> bytes:
    """The file. A sheet's columns are those of its rows, in the order in which they first appear."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet, kept = book.create_sheet(title), list(rows)
        columns = list(dict.fromkeys(column for row in kept for column in row))
        for texts in ([*columns], *([row.get(column, "") for column in columns] for row in kept)):
            cells = []
            for text in texts:
                cell = WriteOnlyCell(sheet, text[:LONGEST_CELL] or None)
                if text:
                    cell.data_type = "s"
                cells.append(cell)
            sheet.append(cells)
    file = BytesIO()
    book.save(file)
    return file.getvalue()
