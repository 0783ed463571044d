"""Taking rows from other spreadsheets into the tables: columns by their headings, names to ids, nothing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from carekg.curate.adding import check_rows, find_near, make_row_id
from carekg.curate.cells import clean_cell, split_names
from carekg.curate.entities import ENTITY_TABLES
from carekg.curate.naming import NamedEntities
from carekg.curate.problems import Problems
from carekg.curate.rows import canonical_or_as_is
from carekg.curate.schema import DOCUMENTS, STATEMENTS, TABLES, TENURES
from carekg.curate.sheets import read_sheet
from carekg.curate.spreadsheets import read_spreadsheet
from carekg.curate.tables import read_tables
from carekg.errors import TableError
from carekg.likeness import propose_names, suggest_nearest
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
    rows = list(read_spreadsheet(path, sheet))
    if not rows:
        raise TableError("there is nothing in it", path=path)
    headings = _map_headings(path, table, rows[0][1], mapping, fixed)
    there = {_key(table, row.cells): row.cells for row in read_sheet(folder, table, Problems(folder)).rows}
    entities = read_tables(folder).entities
    plan = _Plan(path, table, NamedEntities(entities), there, {entity.id for entity in entities})
    for line, cells in rows[1:]:
        if any(cells):
            named = {column: cell for column, cell in zip(headings, cells, strict=False) if column and cell}
            plan.take(line, {**fixed, **named})
    plan.check(folder)
    problems = sorted(set(plan.problems), key=lambda each: (each.line or 0, str(each)))
    return Import(table, tuple(plan.added), plan.known, tuple(problems))


@dataclass(slots=True)
class _Plan:
    """What the rows so far would add."""

    path: Path
    table: str
    named: NamedEntities
    there: dict[tuple[str, ...], Mapping[str, str]]
    """The rows that the table has, with those added, by what tells them apart."""
    taken: set[str]
    """The ids that are given."""
    added: list[Mapping[str, str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    """The line that each added row is from."""
    known: int = 0
    problems: list[TableError] = field(default_factory=list)

    def take(self, line: int, row: dict[str, str]) -> None:
        """Add a row, unless the table has it already, or it names what is in no table."""
        unknown = list(_resolve_names(self.path, line, self.table, row, self.named))
        self.problems.extend(unknown)
        if unknown:
            return
        if self.table in ENTITY_TABLES and row.get("label") and not row.get("id"):
            row["id"] = self._name(row)
        row = {column: canonical_or_as_is(self.table, column, cell) for column, cell in row.items()}
        self.taken.add(row.get("id", ""))
        old = self.there.get(_key(self.table, row))
        if old is None:
            self.added.append(row)
            self.lines.append(line)
            self.there[_key(self.table, row)] = {c: row.get(c, "") for c in TABLES[self.table].columns}
        elif differing := self._find_differing(old, row):
            hint = "it is left as it is; change it there"
            said = f"{self.table} has this row with another {', '.join(differing)}"
            self.problems.append(TableError(said, path=self.path, line=line, hint=hint))
        else:
            self.known += 1

    def check(self, folder: Path) -> None:
        """Note what is wrong with the rows that would be added, by themselves and in the tables of `folder`."""
        for fault in check_rows(folder, self.table, self.added):
            error = fault.error
            if fault.row is None:
                self.problems.append(TableError(f"with these rows, {error}", path=self.path))
            else:
                where = self.lines[fault.row]
                self.problems.append(TableError(error.message, path=self.path, line=where, hint=error.hint))

    def _name(self, row: Mapping[str, str]) -> str:
        """Return the id of the one entity that a row is about, a new one where it is about none."""
        kind = ENTITY_TABLES[self.table] or _read_type(row.get("type", ""))
        same = [each for each in self.named.find(row["label"], (kind,)) if _is_of(each, row)]
        if len(same) == 1:
            return same[0].id
        return make_row_id(row["label"], kind, row.get("nation", ""), self.taken)

    def _find_differing(self, old: Mapping[str, str], row: Mapping[str, str]) -> list[str]:
        """Return the columns that a row fills in otherwise than the table does."""
        return [
            column
            for column, cell in row.items()
            if cell and canonical_or_as_is(self.table, column, old.get(column, "")) != cell
        ]


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
    path: Path, line: int, table: str, row: dict[str, str], named: NamedEntities
) -> Iterator[TableError]:
    """Put ids for names into the cells that stand for entities, and yield what stands for none or for several."""
    references = dict(_REFERENCES.get(table, {}))
    if table in ENTITY_TABLES and row.get("broader"):
        kind = ENTITY_TABLES[table]
        ids = []
        for name in split_names(row["broader"]):
            found = named.find(name, (kind,) if kind else ())
            ids.append(found[0].id if len(found) == 1 else name)
        row["broader"] = " | ".join(ids)
    for column, types in references.items():
        name = row.get(column, "")
        if not name:
            continue
        found = named.find(name, types)
        if len(found) == 1:
            row[column] = found[0].id
        elif len(found) > 1:
            said = f"column {column}: {name!r} stands for several: {', '.join(sorted(each.id for each in found))}"
            yield TableError(said, path=path, line=line, hint="write the id of one")
        elif not re.fullmatch(r"[a-z0-9-]+", name):
            near = [f"{each.label} ({each.id})" for each in find_near(named.entities, name, types, 3)]
            hint = propose_names(near) if near else "add it first: carekg curate add"
            yield TableError(f"column {column}: {name!r} is in no table", path=path, line=line, hint=hint)
