"""Full-text search over quotes, names, titles and descriptions, by an SQLite index that is written beside the store.

Oxigraph has none: it looks through every text for `CONTAINS`. The index is a cache; all it holds stands in the graph.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pyoxigraph import NamedNode

from carekg.errors import GraphError, QueryError
from carekg.graph.changes.touching import Touched, select_touched
from carekg.model import Entity, Knowledge, Status
from carekg.namespaces import document_iri, entity_iri, statement_iri

_VERSION = 2
"""Of what the index holds, and how: raised with either, since a build only revises the index of the last one."""
# `porter` finds "carers" for "carer"; accents make no difference.
_SCHEMA = f"""
PRAGMA journal_mode = OFF;
PRAGMA user_version = {_VERSION};
CREATE VIRTUAL TABLE passage USING fts5(text, kind UNINDEXED, iri UNINDEXED, tokenize = 'porter unicode61');
"""
_SEARCH = """
SELECT kind, iri, text FROM passage WHERE passage MATCH ? AND kind IN (SELECT value FROM json_each(?))
ORDER BY rank, kind, iri, text LIMIT ?
"""
_TAKE_OUT = """
DELETE FROM passage WHERE rowid IN (
    SELECT rowid FROM passage WHERE iri IN (SELECT value FROM json_each(?))
)
"""
_REFUSED_BY_THE_DISK: Mapping[int, int] = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_IOERR: errno.EIO}
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
    write_index(list_passages(knowledge), path)


def write_index(passages: Iterable[Hit], path: Path) -> None:
    """Write the index of some texts to a new file; raise OSError where there is one already, or the disk is full."""
    with _create_file(path), closing(sqlite3.connect(path, isolation_level=None)) as index:
        index.executescript(_SCHEMA)
        index.execute("BEGIN")
        _add_passages(index, passages)
        index.execute("INSERT INTO passage (passage) VALUES ('optimize')")
        index.execute("COMMIT")


def revise_search_index(old: Path, knowledge: Knowledge, touched: Touched, path: Path) -> None:
    """Write to a new file the index of `knowledge`, from that of knowledge that differs in `touched`.

    It finds the same, in the same order, as one written from nothing, which is what is made where `old` cannot be used.
    Raises OSError as `write_index` does.
    """
    try:
        with _create_file(path):
            shutil.copyfile(old, path)
            with closing(sqlite3.connect(path, isolation_level=None)) as index:
                _require_version(index)
                index.execute("PRAGMA journal_mode = OFF")
                index.execute("BEGIN")
                index.execute(_TAKE_OUT, (json.dumps(touched.list_iris()),))
                _add_passages(index, list_passages(select_touched(knowledge, touched)))
                index.execute("COMMIT")
    except (FileNotFoundError, sqlite3.DatabaseError):
        write_search_index(knowledge, path)


@contextmanager
def _create_file(path: Path) -> Iterator[None]:
    """Let a new file be written, and leave none where that fails; what the disk refuses to SQLite is an OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(exist_ok=False)
    try:
        yield
    except BaseException as error:
        path.unlink()
        # SQLite has a further byte for what it was at.
        number = _REFUSED_BY_THE_DISK.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if number is not None:
            raise OSError(number, os.strerror(number), str(path)) from error
        raise


def _require_version(index: sqlite3.Connection) -> None:
    (found,) = index.execute("PRAGMA user_version").fetchone()
    if found != _VERSION:
        raise sqlite3.DatabaseError(f"the index is of version {found}, and not {_VERSION}")


def _add_passages(index: sqlite3.Connection, passages: Iterable[Hit]) -> None:
    hits = ((hit.kind, hit.iri, hit.text) for hit in passages)
    index.executemany("INSERT INTO passage (kind, iri, text) VALUES (?, ?, ?)", hits)


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
    wanted = write_match(words)
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
        raise make_excess(words, most, "quotes")
    return tuple(NamedNode(hit.iri) for hit in hits)


def make_excess(words: str, most: int, texts: str) -> QueryError:
    """Return the error that says that words are in too many texts."""
    return QueryError(f"more than {most:,} {texts} have the words {words!r}", hint="add a word that fewer have")


def _list_names(entity: Entity) -> Iterator[Hit]:
    for name in dict.fromkeys((entity.label, *entity.aliases, entity.acronym)):
        if name:
            yield Hit(HitKind.NAME, entity_iri(entity.id), name)


def write_match(words: str) -> str:
    """Return what SQLite is to match: each word or phrase in quotation marks, so that none is read as an operator.

    Raises QueryError where there is no word.
    """
    parts = []
    # SQLite takes a text to end at a NUL.
    for phrase, word in _WORDS.findall(words.replace("\0", " ")):
        text = (phrase or word).replace('"', " ").strip()
        if _MEANINGFUL.search(text):
            parts.append(f'"{text.rstrip("*")}"*' if word.endswith("*") else f'"{text}"')
    if not parts:
        raise QueryError(f"there is no word in {words!r}", hint='write words, or "words side by side"')
    return " ".join(parts)
