"""The rows of other people's spreadsheets: CSV files and Excel workbooks."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from carekg.curate.sheets import decode_table, split_cells
from carekg.errors import TableError
from carekg.likeness import suggest_nearest


def read_spreadsheet(path: Path, sheet: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a CSV file, or of one sheet of a workbook, the first unless named, each with its number.

    The first row has the number 1. Raises TableError where the file cannot be read or has no such sheet.
    """
    if path.suffix.casefold() in {".xlsx", ".xlsm"}:
        yield from _read_workbook(path, sheet)
        return
    text, _ = decode_table(path)
    try:
        yield from split_cells(text)
    except TableError as error:
        raise TableError(error.message, path=path, line=error.line, hint=error.hint) from None


def _read_workbook(path: Path, sheet: str | None) -> Iterator[tuple[int, list[str]]]:
    # It takes a fifth of a second to load, and only workbooks need it.
    from openpyxl import load_workbook

    data = io.BytesIO(path.read_bytes())
    with _refuse_damage(path):
        book = load_workbook(data, read_only=True, data_only=True)
        if sheet is not None and sheet not in book.sheetnames:
            raise TableError(f"it has no sheet {sheet!r}", path=path, hint=suggest_nearest(sheet, book.sheetnames))
        rows = book[sheet] if sheet is not None else book.worksheets[0]
        for number, row in enumerate(rows.iter_rows(values_only=True), start=1):
            yield number, [_write_value(value) for value in row]


@contextmanager
def _refuse_damage(path: Path) -> Iterator[None]:
    """Raise TableError for whatever openpyxl, and what it reads zip archives and XML by, say of a damaged workbook."""
    import struct
    import zlib
    from zipfile import BadZipFile

    from openpyxl.utils.exceptions import InvalidFileException

    archive = (BadZipFile, InvalidFileException, zlib.error, struct.error, EOFError, OSError, RuntimeError)
    try:
        yield
    except (*archive, SyntaxError, LookupError, ValueError, TypeError, AttributeError) as error:
        hint = "save it as .xlsx or as CSV UTF-8"
        raise TableError("it cannot be read as an Excel workbook", path=path, hint=hint) from error


def _write_value(value: object) -> str:
    """Write a cell of a workbook as a CSV file has it: ISO dates, plain numbers, `true` for yes."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
