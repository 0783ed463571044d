"""The columns of the curated tables: which there are, which must be filled, and how rows are ordered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class TableSchema:
    """One table: its columns in order, those that every row must fill, and those that its rows are sorted by."""

    columns: tuple[str, ...]
    required: frozenset[str]
    order: tuple[str, ...]
    dates: frozenset[str] = frozenset()
    flags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Columns that say yes (the first word) or one of a few other words; empty, `no` and `false` say no."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Columns that hold one of a few words, or nothing."""
    numbers: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    """Columns that hold several names, separated by ALIAS_SEPARATOR."""
    optional: frozenset[str] = frozenset()
    """Columns that a table need not have: those that came later than the others."""


ENTITIES = "entities.csv"
GROUPS = "groups.csv"
PLACES = "places.csv"
TENURES = "tenures.csv"
STATEMENTS = "statements.csv"
DOCUMENTS = "documents.csv"
DECISIONS = "decisions.csv"

_SCHEME = TableSchema(
    columns=(
        "id",
        "label",
        "aliases",
        "broader",
        "nation",
        "url",
        "wikidata",
        "description",
        "source",
        "same_as",
    ),
    required=frozenset({"id", "label", "source"}),
    order=("id",),
    lists=frozenset({"aliases", "broader", "same_as"}),
)
"""A table of concepts, each under those that are broader."""

TABLES: Mapping[str, TableSchema] = MappingProxyType(
    {
        ENTITIES: TableSchema(
            columns=(
                "id",
                "type",
                "subtype",
                "label",
                "aliases",
                "acronym",
                "nation",
                "start",
                "end",
                "url",
                "wikidata",
                "description",
                "source",
                "same_as",
            ),
            required=frozenset({"id", "type", "label", "source"}),
            order=("id",),
            dates=frozenset({"start", "end"}),
            lists=frozenset({"aliases", "same_as"}),
            optional=frozenset({"same_as"}),
        ),
        GROUPS: _SCHEME,
        PLACES: _SCHEME,
        TENURES: TableSchema(
            columns=("person", "role", "start", "end", "acting", "source"),
            required=frozenset({"person", "role", "start", "source"}),
            order=("role", "start", "person"),
            dates=frozenset({"start", "end"}),
            flags=MappingProxyType({"acting": ("acting", "shared")}),
        ),
        STATEMENTS: TableSchema(
            columns=(
                "subject",
                "predicate",
                "object",
                "modality",
                "negated",
                "amount",
                "currency",
                "per",
                "date",
                "speaker",
                "source",
                "locator",
                "quote",
            ),
            required=frozenset({"subject", "predicate", "object", "source"}),
            order=("source", "subject", "predicate", "object", "date"),
            dates=frozenset({"date"}),
            flags=MappingProxyType({"negated": ("true",)}),
            words=MappingProxyType({"per": ("year", "month", "week", "hour")}),
            numbers=frozenset({"amount"}),
        ),
        DOCUMENTS: TableSchema(
            columns=("path", "id", "title", "publisher", "date", "nation", "genre", "url", "language"),
            required=frozenset({"path"}),
            order=("path",),
            dates=frozenset({"date"}),
        ),
        DECISIONS: TableSchema(
            columns=(
                "statement",
                "decision",
                "predicate",
                "subject",
                "object",
                "modality",
                "reviewer",
                "date",
                "note",
            ),
            required=frozenset({"statement", "decision"}),
            order=("statement",),
            dates=frozenset({"date"}),
            words=MappingProxyType({"decision": ("accepted", "rejected", "amended")}),
        ),
    }
)
"""Every table, by the name of its file."""

ALIAS_SEPARATOR = "|"
