"""Taking rows from other spreadsheets into the tables: columns by their headings, names to ids, nothing twice."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from carekg.curate.adding import check_rows, find_named, find_near, make_row_id
from carekg.curate.cells import clean_cell, split_names
from carekg.curate.entities import ENTITY_TABLES
from carekg.curate.problems import Problems
from carekg.curate.rows import canonical_or_as_is
from carekg.curate.schema import DOCUMENTS, STATEMENTS, TABLES, TENURES
from carekg.curate.sheets import decode_table, read_sheet, split_cells
from carekg.curate.tables import read_tables
from carekg.errors import TableError
from carekg.likeness import suggest_nearest
from carekg.model import Entity, EntityType

_REFERENCES: Mapping[str, Mapping[str, tuple[EntityType, ...]]] = MappingProxyType(
    {
        TENURES: {"person": (EntityType.PERSON,), "role": (EntityType.ROLE,)},
        STATEMENTS: {"subject": (), "object": (), "speaker": ()},
    }
)
"""The columns that name an entity, and of which types it must be."""
_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        TENURES: ("person", "role", "start"),
        STATEMENTS: ("subject", "predicate", "object", "date", "source"),
        DOCUMENTS: ("path",),
    }
)
"""The columns whose cells tell one row from another; in other tables it is the id."""


@dataclass(frozen=True, slots=True)
class Import:
    """What taking in a spreadsheet would do, or has done."""

    table: str
    added: tuple[Mapping[str, str], ...]
    known: int
    """How many rows stand in the table already, cell for cell."""
    problems: tuple[TableError, ...]
    """The rows that cannot be taken, by file and line."""


def plan_import(
    folder: Path,
    table: str,
    path: Path,
    mapping: Mapping[str, str],
    fixed: Mapping[str, str],
    *,
    sheet: str | None = None,
) -> Import:
    """Return what the rows of a CSV file or an Excel workbook would add to a table.

    `mapping` gives the column for a heading; a heading that is a column's own name needs none. `fixed` gives columns
    that are the same in all rows. Names of people, posts and bodies become ids; entities without an id get one from
    their label. Raises TableError where the file cannot be read or a heading or column is not known.
    """
    rows = list(_read_cells(path, sheet))
    if not rows:
        raise TableError("there is nothing in it", path=path)
    headings = _map_headings(path, table, rows[0][1], mapping, fixed)
    tables = read_tables(folder)
    there = {_key(table, row.cells): row.cells for row in read_sheet(folder, table, Problems(folder)).rows}
    taken = {entity.id for entity in tables.entities}
    added: list[dict[str, str]] = []
    lines: list[int] = []
    problems: list[TableError] = []
    known = 0
    for line, cells in rows[1:]:
        if not any(cells):
            continue
        row = {**fixed, **{column: cell for column, cell in zip(headings, cells, strict=False) if column and cell}}
        unknown = list(_resolve_names(path, line, table, row, tables.entities))
        problems.extend(unknown)
        if unknown:
            continue
        if table in ENTITY_TABLES and row.get("label") and not row.get("id"):
            kind = ENTITY_TABLES[table] or _read_type(row.get("type", ""))
            same = [each for each in find_named(tables.entities, row["label"], (kind,)) if _is_of(each, row)]
            row["id"] = same[0].id if len(same) == 1 else make_row_id(row["label"], kind, row.get("nation", ""), taken)
        row = {column: canonical_or_as_is(table, column, cell) for column, cell in row.items()}
        taken.add(row.get("id", ""))
        old = there.get(_key(table, row))
        if old is None:
            added.append(row)
            lines.append(line)
            there[_key(table, row)] = {column: row.get(column, "") for column in TABLES[table].columns}
        elif differing := [
            c for c, cell in row.items() if cell and canonical_or_as_is(table, c, old.get(c, "")) != cell
        ]:
            hint = "it is left as it is; change it there"
            said = f"{table} has this row with another {', '.join(differing)}"
            problems.append(TableError(said, path=path, line=line, hint=hint))
        else:
            known += 1
    for place, fault in check_rows(folder, table, added):
        where = lines[place] if place is not None else None
        message = fault.message if place is not None else f"with these rows, {fault}"
        problems.append(TableError(message, path=path, line=where, hint=fault.hint if place is not None else None))
    return Import(
        table, tuple(added), known, tuple(sorted(set(problems), key=lambda each: (each.line or 0, str(each))))
    )


def _is_of(entity: Entity, row: Mapping[str, str]) -> bool:
    """Tell whether a row can be about an entity of the same name: unless it says another nation, it is."""
    return not row.get("nation") or (entity.nation or "") == row["nation"]


def _read_type(text: str) -> EntityType:
    try:
        return EntityType(text)
    except ValueError:
        return EntityType.ORGANISATION


def _key(table: str, row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row.get(column, "") for column in _KEYS.get(table, ("id",)))


def _map_headings(
    path: Path, table: str, cells: Sequence[str], mapping: Mapping[str, str], fixed: Mapping[str, str]
) -> list[str]:
    """Return the column of each heading, empty for one that is left out."""
    columns = TABLES[table].columns
    for column in (*mapping.values(), *fixed):
        if column not in columns:
            raise TableError(f"{table} has no column {column}", hint=suggest_nearest(column, columns))
    headings = [clean_cell(cell) for cell in cells]
    for heading in mapping:
        if heading not in headings:
            raise TableError(
                f"there is no heading {heading!r}", path=path, line=1, hint=suggest_nearest(heading, headings)
            )
    mapped = [mapping.get(heading, heading.casefold() if heading.casefold() in columns else "") for heading in headings]
    twice = sorted({column for column in mapped if column and mapped.count(column) > 1})
    if twice:
        raise TableError(f"two headings stand for {twice[0]}", path=path, line=1, hint="map one of them elsewhere")
    if not any(mapped):
        hint = f"name some with --map HEADING=COLUMN; the columns are {', '.join(columns)}"
        raise TableError(f"no heading is a column of {table}", path=path, line=1, hint=hint)
    return mapped


def _resolve_names(
    path: Path, line: int, table: str, row: dict[str, str], entities: Sequence[Entity]
) -> Iterator[TableError]:
    """Put ids for names into the cells that stand for entities, and yield what stands for none or for several."""
    references = dict(_REFERENCES.get(table, {}))
    if table in ENTITY_TABLES and row.get("broader"):
        kind = ENTITY_TABLES[table]
        ids = []
        for name in split_names(row["broader"]):
            found = find_named(entities, name, (kind,) if kind else ())
            ids.append(found[0].id if len(found) == 1 else name)
        row["broader"] = " | ".join(ids)
    for column, types in references.items():
        name = row.get(column, "")
        if not name:
            continue
        found = find_named(entities, name, types)
        if len(found) == 1:
            row[column] = found[0].id
        elif len(found) > 1:
            said = f"column {column}: {name!r} stands for several: {', '.join(sorted(each.id for each in found))}"
            yield TableError(said, path=path, line=line, hint="write the id of one")
        elif not re.fullmatch(r"[a-z0-9-]+", name):
            near = [f"{each.label} ({each.id})" for each in find_near(entities, name, types, 3)]
            hint = f"the nearest are {'; '.join(near)}" if near else "add it first: carekg curate add"
            yield TableError(f"column {column}: {name!r} is in no table", path=path, line=line, hint=hint)


def _read_cells(path: Path, sheet: str | None) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a CSV file or of one sheet of a workbook, each with its line or row number."""
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
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        hint = "save it as .xlsx or as CSV UTF-8"
        raise TableError(f"it cannot be read as an Excel workbook: {error}", path=path, hint=hint) from None
    try:
        if sheet is not None and sheet not in book.sheetnames:
            raise TableError(f"it has no sheet {sheet!r}", path=path, hint=suggest_nearest(sheet, book.sheetnames))
        rows = book[sheet] if sheet is not None else book.worksheets[0]
        for number, row in enumerate(rows.iter_rows(values_only=True), start=1):
            yield number, [_write_value(value) for value in row]
    finally:
        book.close()


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
