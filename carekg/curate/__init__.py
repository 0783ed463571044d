"""The hand-curated tables: reading, checking, writing, and the decisions of reviewers."""

from __future__ import annotations

from carekg.curate.decisions import Decision, apply_decisions
from carekg.curate.quotes import place_quotes
from carekg.curate.tables import Tables, read_tables
from carekg.curate.writing import (
    add_document_rows,
    read_rows,
    remove_document_row,
    remove_document_statements,
    write_table,
)

__all__ = [
    "Decision",
    "Tables",
    "add_document_rows",
    "apply_decisions",
    "place_quotes",
    "read_rows",
    "read_tables",
    "remove_document_row",
    "remove_document_statements",
    "write_table",
]
