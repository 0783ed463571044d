"""Checks that every table shares: filled cells, dates, words from a closed list, each naming its line and column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from carekg.curate.cells import (
    canonical_amount,
    canonical_date,
    canonical_flag,
    canonical_word,
    clean_cell,
    join_names,
    split_names,
)
from carekg.curate.problems import Problems
from carekg.curate.schema import TABLES
from carekg.curate.sheets import Row, Sheet
from carekg.dates import earliest_day, latest_day
from carekg.likeness import suggest_nearest

Word = TypeVar("Word", bound=StrEnum)

_HINTS = (
    ("dates", "write 2018, 2018-07 or 2018-07-31"),
    ("numbers", "write 5000000, without £, k or m"),
)


def canonical_cell(table: str, column: str, text: str) -> str:
    """Return a cleaned cell in the one form that its column has; raise ValueError where it cannot have it."""
    schema = TABLES[table]
    if not text:
        return ""
    if column in schema.dates:
        return canonical_date(text)
    if column in schema.numbers:
        return canonical_amount(text)
    if column in schema.flags:
        return canonical_flag(text, schema.flags[column])
    if column in schema.words:
        return canonical_word(text, schema.words[column])
    return join_names(split_names(text)) if column in schema.lists else text


def canonical_or_as_is(table: str, column: str, text: str) -> str:
    """Return a cell, cleaned, in the one form that its column has, or only cleaned where it cannot have it."""
    cell = clean_cell(text)
    try:
        return canonical_cell(table, column, cell)
    except ValueError:
        return cell


@dataclass(slots=True)
class RowReader:
    """Reads one row's cells; `fine` turns false at the first that cannot be used, and each is recorded."""

    table: str
    row: Row
    problems: Problems
    fine: bool = True

    def fail(self, message: str, column: str = "", hint: str | None = None) -> None:
        """Record a fault of this row, which makes it unusable."""
        self.problems.add(self.table, message, line=self.row.line, column=column, hint=hint)
        self.fine = False

    def check_cells(self) -> None:
        """Check what needs no other row: cells that must be filled, dates, numbers and words from a short list."""
        schema = TABLES[self.table]
        for column in schema.columns:
            if column in schema.required and not self.row[column]:
                self.fail("this must be filled in", column)
            elif self.row[column]:
                self.text(column)

    def text(self, column: str) -> str:
        """Return the cell in its canonical form; empty, and a fault, where it is not of its column's form."""
        try:
            return canonical_cell(self.table, column, self.row[column])
        except ValueError as error:
            schema = TABLES[self.table]
            hint = next((said for columns, said in _HINTS if column in getattr(schema, columns)), None)
            words = (*schema.flags.get(column, ()), *schema.words.get(column, ()))
            self.fail(str(error), column, suggest_nearest(self.row[column], words) if words else hint)
            return ""

    def check_order(self, start: str, end: str) -> None:
        """Check that what began ended no earlier."""
        if start and end and latest_day(end) < earliest_day(start):
            self.fail(f"it ends on {end}, before it starts on {start}", "end")

    def word(self, column: str, words: type[Word], hint: str | None = None) -> Word | None:
        """Return the member of a closed list that a cell names exactly; None where it is empty or unknown.

        Unless there is a `hint`, the member most like the cell is proposed.
        """
        text = self.row[column]
        if not text:
            return None
        try:
            return words(text)
        except ValueError:
            self.fail(f"{text!r} is not known", column, hint or suggest_nearest(text, list(words)))
            return None


def find_repeated(sheet: Sheet, columns: Iterable[str]) -> dict[int, int]:
    """Return, for each row that repeats the cells of an earlier one in `columns`, its line and the earlier one's."""
    names = tuple(columns)
    first: dict[tuple[str, ...], int] = {}
    repeated = {}
    for row in sheet.rows:
        key = tuple(row[name] for name in names)
        if any(key) and key in first:
            repeated[row.line] = first[key]
        first.setdefault(key, row.line)
    return repeated
