"""New rows for the tables: what is there already, an id, and whether the rows can stand with all others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from carekg.curate.cells import clean_cell
from carekg.curate.entities import ENTITY_TABLES
from carekg.curate.problems import Problems
from carekg.curate.schema import TABLES
from carekg.curate.sheets import Row, read_sheet
from carekg.curate.tables import check_sheets
from carekg.curate.writing import read_rows, write_table
from carekg.errors import TableError
from carekg.likeness import rank_nearest
from carekg.link.names import fold_text, slugify
from carekg.model import Entity, EntityType

_OWN_IDS = frozenset({EntityType.PERSON, EntityType.PLACE, EntityType.GROUP, EntityType.OBJECTIVE})
"""What needs no nation in its id."""


def find_near(entities: Iterable[Entity], name: str, types: Collection[EntityType] = (), most: int = 8) -> list[Entity]:
    """Return the entities whose names are most like a name, the likest first; those of `types` only, where given."""
    own = {entity.id: entity for entity in entities if not types or entity.type in types}
    named = [
        (fold_text(each), entity.id)
        for entity in own.values()
        for each in (entity.label, *entity.aliases, entity.acronym)
    ]
    near = rank_nearest(fold_text(clean_cell(name)), named, most)
    return [own[id_] for id_ in dict.fromkeys([*([name] if name in own else []), *near])][:most]


def make_row_id(label: str, kind: EntityType, nation: str, taken: Collection[str]) -> str:
    """Return an id for a new entity: its label, with its nation where that id is taken, and a number after that."""
    plain = slugify(label)
    with_nation = f"{plain}-{slugify(nation)}" if nation and kind not in _OWN_IDS else plain
    candidates = [plain, with_nation, *(f"{with_nation}-{number}" for number in range(2, len(taken) + 3))]
    return next(each for each in candidates if each not in taken)


def find_table(kind: EntityType) -> str:
    """Return the table that an entity of some type stands in."""
    return next((table for table, fixed in ENTITY_TABLES.items() if fixed is kind), next(iter(ENTITY_TABLES)))


@dataclass(frozen=True, slots=True)
class RowFault:
    """A fault that new rows have or cause."""

    row: int | None
    """Which of the new rows has it, from 0; None for a row that was there before."""
    error: TableError
    table: str
    """Where that row stands."""

    @property
    def column(self) -> str:
        """The column that is wrong; empty for a whole row."""
        return TABLES[self.table].columns[self.error.column - 1] if self.error.column else ""


def check_rows(folder: Path, table: str, rows: Sequence[Mapping[str, str]]) -> list[RowFault]:
    """Return the faults that new rows have or cause; those of what is there already are left out."""
    sheets = {name: read_sheet(folder, name, Problems(folder)) for name in TABLES}
    before = Problems(folder)
    check_sheets(sheets, before)
    known = {str(each) for each in before.found}
    first = max((row.line for row in sheets[table].rows), default=1) + 1
    columns = TABLES[table].columns
    new = [Row(first + place, {c: clean_cell(row.get(c, "")) for c in columns}) for place, row in enumerate(rows)]
    problems = Problems(folder)
    check_sheets({**sheets, table: replace(sheets[table], rows=(*sheets[table].rows, *new))}, problems)
    faults = []
    for fault in problems.sorted():
        place = Path(fault.path or "").name
        mine = place == table and fault.line is not None and fault.line >= first
        if mine or str(fault) not in known:
            faults.append(RowFault(fault.line - first if mine and fault.line else None, fault, place))
    return faults


def add_rows(folder: Path, table: str, rows: Sequence[Mapping[str, str]]) -> int:
    """Write new rows into a table, where they belong; return the line of the first. The table is rewritten whole."""
    write_table(folder, table, [*read_rows(folder, table), *rows])
    key = TABLES[table].order
    wanted = {tuple(clean_cell(row.get(column, "")) for column in key) for row in rows}
    sheet = read_sheet(folder, table, Problems(folder))
    return next((row.line for row in sheet.rows if tuple(row[column] for column in key) in wanted), 0)
