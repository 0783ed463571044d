"""What the API looks up in the knowledge: things by id, what is said of them, and a full-text search."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from carekg.model import DocumentMetadata, Entity, Evidence, Knowledge, Statement, Status, Tenure
from carekg.query.spelling import fold_name
from carekg.query.wording import find_source

_WORD = re.compile(r"\w+")
_MOST_WORDS = 32
_TABLE = """
CREATE VIRTUAL TABLE {kind} USING
fts5(label, others, description, id UNINDEXED, tokenize='unicode61 remove_diacritics 2', prefix='2 3')
"""


class Found(StrEnum):
    """What a search looks for."""

    ENTITY = "entity"
    DOCUMENT = "document"
    STATEMENT = "statement"
    """By its quote and the place that it cites."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that a search found."""

    kind: Found
    id: str


class Index:
    """Everything of one edition by id, what touches what, and its words. What was turned down in review is left out."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.entities: Mapping[str, Entity] = {each.id: each for each in knowledge.entities}
        self.documents: Mapping[str, DocumentMetadata] = {each.id: each for each in knowledge.documents}
        standing = [each for each in knowledge.statements if each.status is not Status.REJECTED]
        self.statements: Mapping[str, Statement] = {each.id: each for each in standing}
        self.labels: Mapping[str, str] = {each.id: each.label for each in knowledge.entities}
        self.by_entity: defaultdict[str, list[Statement]] = defaultdict(list)
        self.by_document: defaultdict[str, list[Statement]] = defaultdict(list)
        self.tenures: defaultdict[str, list[Tenure]] = defaultdict(list)
        for statement in standing:
            for entity in sorted(set(_name_ends(statement)) - {""}):
                self.by_entity[entity].append(statement)
            if isinstance(statement.evidence, Evidence):
                self.by_document[statement.evidence.document].append(statement)
        for tenure in knowledge.tenures:
            self.tenures[tenure.person].append(tenure)
            self.tenures[tenure.role].append(tenure)
        self._words = _WordIndex(self)

    @cached_property
    def folded_names(self) -> Sequence[tuple[str, str]]:
        """Every name of every entity, as `fold_name` reduces it, with the id of what it names, sorted."""
        return sorted(
            {
                (fold_name(name), entity.id)
                for entity in self.entities.values()
                for name in (entity.label, entity.acronym, *entity.aliases)
                if fold_name(name)
            }
        )

    def search(self, text: str, kind: Found) -> list[Hit]:
        """Return what holds all the words of `text`, the last of them as a beginning, the best first.

        First what is called just so, then what begins so, then what has the words side by side; within these by BM25,
        a name above a description. Nothing is found by a text without a letter or digit.
        """
        return self._words.search(text, kind)


class _WordIndex:
    """SQLite's full-text index, held in memory. One connection serves all threads, one at a time."""

    def __init__(self, index: Index) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        rows = {Found.ENTITY: _list_entities, Found.DOCUMENT: _list_documents, Found.STATEMENT: _list_statements}
        for kind, list_rows in rows.items():
            self._database.execute(_TABLE.format(kind=kind))
            self._database.executemany(f"INSERT INTO {kind} VALUES (?, ?, ?, ?)", list_rows(index))  # noqa: S608 - our names

    def search(self, text: str, kind: Found) -> list[Hit]:
        words = _WORD.findall(text)[:_MOST_WORDS]
        if not words:
            return []
        # A word in quotation marks is never read as an operator of FTS5.
        wanted = " ".join(f'"{word}"' for word in words) + "*"
        order = f"SELECT id, label, bm25({kind}, 10, 5, 1) AS rank FROM {kind} WHERE {kind} MATCH ? ORDER BY rank, id"  # noqa: S608 - our names
        with self._lock:
            found = self._database.execute(order, (wanted,)).fetchall()
        phrase = fold_name(text)
        found.sort(key=lambda row: -_rate_label(fold_name(row[1]), phrase))
        return [Hit(kind, id_) for id_, _, _ in found]


def _rate_label(label: str, phrase: str) -> int:
    return (label == phrase) + label.startswith(phrase) + (f" {phrase}" in f" {label}")


def _list_entities(index: Index) -> Iterator[tuple[str, str, str, str]]:
    for each in index.entities.values():
        yield each.label, " | ".join((each.acronym, *each.aliases)), each.description, each.id


def _list_documents(index: Index) -> Iterator[tuple[str, str, str, str]]:
    for each in index.documents.values():
        yield each.title or each.path, " | ".join((each.publisher, each.path)), each.genre, each.id


def _list_statements(index: Index) -> Iterator[tuple[str, str, str, str]]:
    for each in index.statements.values():
        ends = " | ".join(index.labels.get(end, end) for end in _name_ends(each) if end)
        yield each.evidence.quote, ends, find_source(each, index.documents), each.id


def _name_ends(statement: Statement) -> tuple[str, ...]:
    return (
        statement.subject,
        statement.object,
        statement.subject_holder,
        statement.object_holder,
        statement.speaker,
    )
