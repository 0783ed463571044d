"""Full-text search over quotes, names, titles and descriptions, by an SQLite index that is written beside the store.

Oxigraph has none: it looks through every text for `CONTAINS`. The index is a cache; all it holds stands in the graph.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pyoxigraph import NamedNode

from carekg.errors import GraphError, QueryError
from carekg.model import Entity, Knowledge, Status
from carekg.namespaces import document_iri, entity_iri, statement_iri

_VERSION = 2
# `porter` finds "carers" for "carer"; accents make no difference.
_SCHEMA = f"""
PRAGMA journal_mode = OFF;
PRAGMA user_version = {_VERSION};
CREATE VIRTUAL TABLE passage USING fts5(text, kind UNINDEXED, iri UNINDEXED, tokenize = 'porter unicode61');
"""
_SEARCH = """
SELECT kind, iri, text FROM passage WHERE passage MATCH ? AND kind IN (SELECT value FROM json_each(?))
ORDER BY rank, rowid LIMIT ?
"""
_WORDS = re.compile(r'"([^"]*)"?|(\S+)')
_MEANINGFUL = re.compile(r"\w")


class HitKind(StrEnum):
    """What a text is that words were found in."""

    NAME = "name"
    """The label, an alias or the acronym of an entity."""
    DESCRIPTION = "description"
    """What an entity is, in the words of the tables."""
    QUOTE = "quote"
    """The quote of a statement."""
    TITLE = "title"
    """The title of a document, or the path of one that has none."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that words were found in, and the IRI of what it belongs to: an entity, a statement or a document."""

    kind: HitKind
    iri: str
    text: str


def write_search_index(knowledge: Knowledge, path: Path) -> None:
    """Write the index of all that can be searched to a new file; the same knowledge gives the same bytes.

    Statements that were rejected are left out. Raises OSError where there is a file already.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(exist_ok=False)
    with closing(sqlite3.connect(path, isolation_level=None)) as index:
        index.executescript(_SCHEMA)
        index.execute("BEGIN")
        index.executemany(
            "INSERT INTO passage (kind, iri, text) VALUES (?, ?, ?)",
            ((hit.kind, hit.iri, hit.text) for hit in list_passages(knowledge)),
        )
        index.execute("INSERT INTO passage (passage) VALUES ('optimize')")
        index.execute("COMMIT")


def list_passages(knowledge: Knowledge) -> Iterator[Hit]:
    """Yield every text of the graph that can be searched, in the order of the knowledge."""
    for entity in knowledge.entities:
        yield from _list_names(entity)
        if entity.description:
            yield Hit(HitKind.DESCRIPTION, entity_iri(entity.id), entity.description)
    for document in knowledge.documents:
        yield Hit(HitKind.TITLE, document_iri(document.id), document.title or document.path)
    for statement in knowledge.statements:
        if statement.evidence.quote and statement.status is not Status.REJECTED:
            yield Hit(HitKind.QUOTE, statement_iri(statement.id), statement.evidence.quote)


def search_text(
    path: Path, words: str, kinds: Iterable[HitKind] = tuple(HitKind), most: int | None = 20
) -> tuple[Hit, ...]:
    """Return the texts that have all the words, the best first: `respite "short breaks" carer*`; None is no limit.

    Words in quotation marks stand side by side, and a star stands for any ending; capitals, accents and the plural do
    not matter. Raises QueryError where there is no word to look for, GraphError where there is no index.
    """
    wanted = _write_match(words)
    listed = "[" + ",".join(f'"{kind}"' for kind in kinds) + "]"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as index:
            rows = index.execute(_SEARCH, (wanted, listed, -1 if most is None else most)).fetchall()
    except sqlite3.Error as error:
        raise GraphError("there is no index of words to search", path=path, hint="run carekg build") from error
    return tuple(Hit(HitKind(kind), iri, text) for kind, iri, text in rows)


def find_statements(path: Path, words: str, most: int = 10_000) -> tuple[NamedNode, ...]:
    """Return the statements whose quotes have all the words, to be given to a query as values of a variable.

    Raises QueryError where there are more than `most`, and as `search_text` does.
    """
    hits = search_text(path, words, (HitKind.QUOTE,), most + 1)
    if len(hits) > most:
        raise QueryError(f"more than {most:,} quotes have the words {words!r}", hint="add a word that fewer have")
    return tuple(NamedNode(hit.iri) for hit in hits)


def _list_names(entity: Entity) -> Iterator[Hit]:
    for name in dict.fromkeys((entity.label, *entity.aliases, entity.acronym)):
        if name:
            yield Hit(HitKind.NAME, entity_iri(entity.id), name)


def _write_match(words: str) -> str:
    """Return what SQLite is to match: each word or phrase in quotation marks, so that none is read as an operator."""
    parts = []
    # SQLite takes a text to end at a NUL.
    for phrase, word in _WORDS.findall(words.replace("\0", " ")):
        text = (phrase or word).replace('"', " ").strip()
        if _MEANINGFUL.search(text):
            parts.append(f'"{text.rstrip("*")}"*' if word.endswith("*") else f'"{text}"')
    if not parts:
        raise QueryError(f"there is no word in {words!r}", hint='write words, or "words side by side"')
    return " ".join(parts)
