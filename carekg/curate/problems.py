"""Collecting what is wrong with the tables: every fault is named by file, line and column, and none stops the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from carekg.curate.schema import TABLES
from carekg.errors import TableError


@dataclass(slots=True)
class Problems:
    """The faults found so far in the tables of one folder."""

    folder: Path
    found: list[TableError] = field(default_factory=list)

    def add(
        self, table: str, message: str, *, line: int | None = None, column: str = "", hint: str | None = None
    ) -> None:
        """Record a fault. `column` is the name of one of the table's columns, or empty for a whole row or file."""
        columns = TABLES[table].columns
        number = columns.index(column) + 1 if column in columns else None
        said = f"column {column}: {message}" if column else message
        self.found.append(TableError(said, path=self.folder / table, line=line, column=number, hint=hint))

    def sorted(self) -> tuple[TableError, ...]:
        """Return every fault once, in the order of the files and their lines."""
        unique = {(str(p.path), p.line or 0, p.column or 0, p.message): p for p in self.found}
        return tuple(unique[key] for key in sorted(unique))
