"""The curated tables of a workspace, read and checked together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from carekg.curate.cycles import find_cycles
from carekg.curate.decisions import Decision, read_decisions
from carekg.curate.documents import read_documents
from carekg.curate.entities import ENTITY_TABLES, find_faulty_rows, list_types, read_entities
from carekg.curate.problems import Problems
from carekg.curate.references import Register
from carekg.curate.schema import DECISIONS, DOCUMENTS, STATEMENTS, TABLES, TENURES
from carekg.curate.sheets import Sheet, read_sheet
from carekg.curate.statements import read_statements
from carekg.curate.tenures import read_tenures
from carekg.errors import TableError
from carekg.model import Entity, Notice, Statement, Tenure


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows that are right, and every fault of those that are not."""

    entities: tuple[Entity, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    statements: tuple[Statement, ...] = ()
    documents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By the path of a document, what its row fills in, by column."""
    decisions: tuple[Decision, ...] = ()
    problems: tuple[TableError, ...] = ()
    notices: tuple[Notice, ...] = ()
    """What was read all the same, and is worth knowing: a table that is not UTF-8."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of statements.csv that each statement stands on, by its id."""


def read_tables(folder: Path) -> Tables:
    """Read the tables in `folder`; a table that is not there has no rows.

    Nothing is raised for a faulty row, column or file: it is left out and stands in `problems`, with its file, line
    (from 1, the header's) and column (from 1), and the nearest known value as its hint.
    """
    problems = Problems(folder)
    return check_sheets({table: read_sheet(folder, table, problems) for table in TABLES}, problems)


def check_sheets(sheets: Mapping[str, Sheet], problems: Problems) -> Tables:
    """Return what the rows of all tables say, checked against each other; `problems` has the faults of the files."""
    entities = read_entities(sheets, problems)
    known = {entity.id: entity for entity in entities}
    broken = [table for table in ENTITY_TABLES if not sheets[table].complete]
    missing = [table for table in ENTITY_TABLES if not sheets[table].rows and not (problems.folder / table).exists()]
    register = Register(known, find_faulty_rows(sheets, known), list_types(broken or missing))
    statements = read_statements(sheets[STATEMENTS], register, problems)
    circular = find_cycles(statements, problems)
    fine = {line: statement for line, statement in statements.items() if line not in circular}
    tenures = read_tenures(sheets[TENURES], register, problems)
    if register.unexplained and not broken:
        _name_missing(missing, sorted(register.unexplained), problems)
    return Tables(
        entities=entities,
        tenures=tenures,
        statements=tuple(sorted(fine.values(), key=lambda statement: statement.id)),
        documents=read_documents(sheets[DOCUMENTS], problems),
        decisions=read_decisions(sheets[DECISIONS], register, problems),
        problems=problems.sorted(),
        notices=tuple(notice for table in sheets for notice in sheets[table].notices),
        lines={statement.id: line for line, statement in sorted(fine.items())},
    )


def _name_missing(missing: Sequence[str], names: Sequence[str], problems: Problems) -> None:
    """Record a fault for each table of entities that is not there, with the names that may stand in it."""
    some = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    for table in missing:
        problems.add(table, f"it is missing, and other tables name what is in none: {some}", hint="put it back")
