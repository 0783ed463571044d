"""The documents of a workspace: the key of what is read of each, and which of them are still to read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from carekg.build.readings.cache import Reading, ValueCache, reading_key
from carekg.build.readings.reading import Job
from carekg.curate import Tables
from carekg.documents import find_sources
from carekg.errors import TableError
from carekg.extract import extractor_fingerprint
from carekg.model import Notice


@dataclass(frozen=True, slots=True)
class Listing:
    """The documents of a workspace: the key of each one's reading, and the jobs whose reading is not cached."""

    keys: Mapping[str, str]
    jobs: Sequence[Job]
    refused: Sequence[Notice]
    """Files that are not read at all."""
    notices: Sequence[Notice]
    """These, and what is wrong in the tables."""


def name_extractor(tables: Tables) -> str:
    """Return a hash of all that a reading depends on beside its document: the extractor, and the names it knows."""
    return hashlib.sha256((extractor_fingerprint() + repr(tables.entities)).encode()).hexdigest()


def find_jobs(folder: Path, tables: Tables) -> Iterator[Job | Notice]:
    """Yield a job for each document in `folder`, and a notice for each file that is not read."""
    extractor = name_extractor(tables)
    for found in find_sources([folder]) if folder.is_dir() else ():
        if isinstance(found, Notice):
            yield found
            continue
        corrections = tables.documents.get(found.path, {})
        yield Job(reading_key(found, corrections, extractor), found, corrections)


def list_documents(folder: Path, tables: Tables, cache: ValueCache[Reading], *, force: bool) -> Listing:
    """List the documents in `folder`; with `force` all of them are to read."""
    keys: dict[str, str] = {}
    jobs, refused = [], []
    cached = frozenset[str]() if force else cache.list_keys()
    for found in find_jobs(folder, tables):
        if isinstance(found, Notice):
            refused.append(found)
            continue
        keys[found.source.path] = found.key
        if found.key not in cached:
            jobs.append(found)
    missing = sorted(set(tables.documents) - set(keys) - {notice.path for notice in refused})
    notices = [
        Notice(path, "stands in documents.csv, but there is no such document", "add the document, or delete the row")
        for path in missing
    ]
    return Listing(keys, jobs, refused, [*map(_describe_problem, tables.problems), *notices, *refused])


def _describe_problem(problem: TableError) -> Notice:
    # The name alone: a report is the same bytes wherever its workspace stands.
    table = PurePath(problem.path or "").name
    return Notice(table, problem.message, problem.hint or "", line=problem.line, column=problem.column)
