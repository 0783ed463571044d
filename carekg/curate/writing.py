"""Writing tables in one canonical form, and editing the rows of documents."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from carekg.curate.cells import clean_cell
from carekg.curate.problems import Problems
from carekg.curate.rows import canonical_or_as_is
from carekg.curate.schema import DOCUMENTS, STATEMENTS, TABLES
from carekg.curate.sheets import read_sheet
from carekg.errors import TableError
from carekg.files import replace_file
from carekg.likeness import suggest_nearest

_MARK = "\ufeff"
"""Without it, Excel takes a file for windows-1252 and garbles every accented name when it saves; git does not mind."""


def read_rows(folder: Path, table: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table as cells by column; raise TableError where some could not be written back."""
    problems = Problems(folder)
    sheet = read_sheet(folder, table, problems)
    if problems.found:
        raise problems.sorted()[0]
    return tuple(dict(row.cells) for row in sheet.rows)


def write_table(folder: Path, table: str, rows: Iterable[Mapping[str, str]]) -> None:
    """Replace a table by these rows, whole or not at all.

    The form is the same whatever wrote the rows: UTF-8 with a byte order mark, commas, `\\n`, quotes only where
    needed, dates and numbers as carekg writes them, sorted. Raises TableError for a column that the table has not,
    and WorkspaceError where the folder cannot be written to.
    """
    schema = TABLES[table]
    canonical: list[tuple[str, ...]] = [tuple(_canonical_row(folder, table, row).values()) for row in rows]
    places = [schema.columns.index(column) for column in schema.order]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(schema.columns)
    canonical.sort(key=lambda cells: (*(cells[place] for place in places), *cells))
    writer.writerows(canonical)
    replace_file(folder / table, (_MARK + text.getvalue()).encode())


def tidy_tables(folder: Path) -> tuple[str, ...]:
    """Write every table in its canonical form; return those that changed.

    Raises the first TableError, and changes nothing, where a row of any of them cannot be read back.
    """
    rows = {table: read_rows(folder, table) for table in TABLES if (folder / table).exists()}
    before = {table: (folder / table).read_bytes() for table in rows}
    for table, each in rows.items():
        write_table(folder, table, each)
    return tuple(table for table in rows if (folder / table).read_bytes() != before[table])


def add_document_rows(folder: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """Add documents to documents.csv, each in place of the row that has its path."""
    if not all(row.get("path") for row in rows):
        raise TableError("a document's row needs its path", path=folder / DOCUMENTS)
    paths = {clean_cell(row["path"]) for row in rows}
    others = [other for other in read_rows(folder, DOCUMENTS) if other["path"] not in paths]
    write_table(folder, DOCUMENTS, [*others, *rows])


def remove_document_row(folder: Path, path: str) -> bool:
    """Take a document out of documents.csv; tell whether it was there."""
    rows = read_rows(folder, DOCUMENTS)
    kept = [row for row in rows if row["path"] != path]
    if len(kept) != len(rows):
        write_table(folder, DOCUMENTS, kept)
    return len(kept) != len(rows)


def remove_document_statements(folder: Path, document: str) -> int:
    """Take out of statements.csv what quotes the document with this id; return how many rows that were."""
    rows = read_rows(folder, STATEMENTS)
    kept = [row for row in rows if row["source"] != document or not row["quote"]]
    if len(kept) != len(rows):
        write_table(folder, STATEMENTS, kept)
    return len(rows) - len(kept)


def _canonical_row(folder: Path, table: str, row: Mapping[str, str]) -> dict[str, str]:
    columns = TABLES[table].columns
    for name in row:
        if name not in columns:
            hint = suggest_nearest(name, columns)
            raise TableError(f"there is no column {name}", path=folder / table, hint=hint)
    return {column: canonical_or_as_is(table, column, row.get(column, "")) for column in columns}
