"""From the bytes of a CSV file, as spreadsheets and editors save it, to rows of canonical cells with their lines."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from carekg.curate.cells import clean_cell, unscramble
from carekg.curate.problems import Problems
from carekg.curate.schema import TABLES
from carekg.errors import TableError
from carekg.likeness import suggest_nearest
from carekg.model import Notice

_LARGEST = 64 * 1024 * 1024
_DELIMITERS = ",;\t"
_OTHER_ENDINGS = ("csv.txt", "numbers", "ods", "tsv", "txt", "xls", "xlsm", "xlsx")
"""Of the files that a spreadsheet leaves where somebody meant to save a table."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the line of the file it begins on, and its cells by column, empty ones included."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one table as they stand in its file. A file that is not there has no rows."""

    table: str
    rows: tuple[Row, ...] = ()
    notices: tuple[Notice, ...] = ()
    complete: bool = True
    """Whether these are all rows; not so where the file has another name or cannot be read from some line on."""


def read_sheet(folder: Path, table: str, problems: Problems) -> Sheet:
    """Read one table: UTF-8 with or without a mark, or windows-1252; commas, semicolons or tabs; any line ends."""
    path = folder / table
    if not path.exists():
        return Sheet(table, complete=not _name_misnamed(folder, table, problems))
    try:
        text, notices = decode_table(path)
    except TableError as error:
        problems.found.append(error)
        return Sheet(table, complete=False)
    except OSError as error:
        problems.add(table, f"it cannot be read: {error.strerror}", hint="is it open in a spreadsheet?")
        return Sheet(table, complete=False)
    rows, complete = _split_rows(text, table, problems)
    return Sheet(table, rows, notices, complete)


def _name_misnamed(folder: Path, table: str, problems: Problems) -> bool:
    """Record a fault for each file that is this table but for capitals or its ending, and tell whether there is one."""
    names = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    stem, _, ending = table.rpartition(".")
    misnamed = [n for n in names if n.casefold() in {table, *(f"{stem}.{other}" for other in _OTHER_ENDINGS)}]
    for name in misnamed:
        renamed = name.casefold().endswith(f".{ending}")
        hint = f"rename it {table}" if renamed else f"save it as CSV UTF-8 under the name {table}"
        problems.found.append(TableError("it is not read under this name", path=folder / name, hint=hint))
    return bool(misnamed)


def decode_table(path: Path) -> tuple[str, tuple[Notice, ...]]:
    """Return the text of a CSV file and notices about its encoding; raise TableError where it is no text."""
    if path.stat().st_size > _LARGEST:
        raise TableError(f"it is larger than {_LARGEST // 1024 // 1024} MB", path=path, hint="is this the right file?")
    data = path.read_bytes()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_as(data, "utf-16", path)
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise TableError("it holds NUL bytes, so it is no text", path=path, line=line, hint="save it as CSV UTF-8")
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        return _decode_as(data, "cp1252", path, data[: error.start].count(b"\n") + 1)


def _decode_as(data: bytes, encoding: str, path: Path, line: int | None = None) -> tuple[str, tuple[Notice, ...]]:
    name = {"cp1252": "windows-1252", "utf-16": "UTF-16"}[encoding]
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise TableError("its encoding is not known", path=path, line=line, hint="save it as CSV UTF-8") from None
    notice = Notice(path.name, f"is not UTF-8 and was read as {name}", "save it as CSV UTF-8", line=line)
    return text, (notice,)


def _split_rows(text: str, table: str, problems: Problems) -> tuple[tuple[Row, ...], bool]:
    """Return the rows that can be read, and whether nothing kept others from being looked at."""
    lines = split_cells(text)
    rows = []
    try:
        header = _read_header(next(lines, (1, []))[1], table, problems)
        for line, cells in lines if header else ():
            if any(cell.strip() for cell in cells):
                row = _read_row([clean_cell(cell) for cell in cells], header, line, table, problems)
                if row is not None:
                    rows.append(row)
    except TableError as error:
        problems.add(table, error.message, line=error.line, hint=error.hint)
        return tuple(rows), False
    return tuple(rows), bool(header)


def split_cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row of a CSV text, its header too, with the line it begins on.

    Raises TableError where the text is no CSV from some line on.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    skipped = 0
    if text[:4].casefold() == "sep=":  # Excel writes and reads this line to name the delimiter
        skipped, text = 1, text.partition("\n")[2]
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 0
    try:
        for cells in reader:
            began, line = line + 1 + skipped, reader.line_num
            yield began, cells
    except csv.Error as error:
        line += 1 + skipped
        raise TableError(f"from here it is no CSV: {error}", line=line, hint="look for a stray quote") from None


def _read_header(cells: list[str], table: str, problems: Problems) -> tuple[str, ...]:
    """Return the names of the columns as they stand; nothing where the rows below cannot be used at all."""
    schema = TABLES[table]
    header = tuple(clean_cell(cell).casefold() for cell in cells)
    for name in sorted({name for name in header if name}):
        if name not in schema.columns:
            hint = suggest_nearest(name, schema.columns)
            problems.add(table, f"there is no column {name}; what stands in it is not read", line=1, hint=hint)
        elif header.count(name) > 1:
            problems.add(table, f"there are {header.count(name)} columns {name}", line=1, hint="keep one of them")
            return ()
    missing = [name for name in schema.columns if name not in header and name not in schema.optional]
    if missing:
        said = f"column {missing[0]} is missing" if len(missing) == 1 else f"columns {', '.join(missing)} are missing"
        problems.add(table, said, line=1, hint=f"the columns are {', '.join(schema.columns)}")
    return () if schema.required & set(missing) else header


def _read_row(cells: list[str], header: tuple[str, ...], line: int, table: str, problems: Problems) -> Row | None:
    if any(cells[len(header) :]) or len(cells) < len(header):
        message = f"the row has {len(cells)} cells, and the header {len(header)}"
        problems.add(table, message, line=line, hint="is a comma missing, or one too many that needs quotes?")
        return None
    columns = TABLES[table].columns
    named = {**dict.fromkeys(columns, ""), **{n: c for n, c in zip(header, cells, strict=False) if n in columns}}
    fine = True
    for column, cell in named.items():
        if "\0" in cell or unscramble(cell) != cell:
            message = f"the letters of {cell[:40]!r} were garbled on the way through a spreadsheet"
            problems.add(table, message, line=line, column=column, hint=f"it was {unscramble(cell)[:40]}")
            fine = False
    return Row(line, named) if fine else None
