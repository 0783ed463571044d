"""What all documents of a workspace say: read and linked where they are new, from the caches where they are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from carekg.build.cache import Reading, ValueCache
from carekg.build.linking import LinkedDocument, link_document, linking_key, name_linker
from carekg.build.listing import Listing, find_jobs
from carekg.build.reading import Job
from carekg.build.workspace import Workspace
from carekg.curate import Tables
from carekg.link import Linker
from carekg.model import Citation, Document, Notice

Reader = Callable[[Sequence[Job]], Iterator[tuple[str, Reading]]]
"""Reads jobs and yields the key and the reading of each, in any order."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """The documents of a workspace by their paths, those that could not be read, and what was read just now."""

    linked: Mapping[str, LinkedDocument] = field(default_factory=dict)
    cited: Mapping[str, Document] = field(default_factory=dict)
    """The whole documents that curated statements cite, by path."""
    failures: Sequence[Notice] = ()
    read: frozenset[str] = frozenset()
    """The paths of those that were read just now."""


@dataclass(frozen=True, slots=True)
class Caches:
    """Where a workspace keeps what it made of each document."""

    readings: ValueCache[Reading]
    linked: ValueCache[LinkedDocument]


def open_caches(workspace: Workspace) -> Caches:
    """Return the caches of a workspace, which need not exist yet."""
    return Caches(ValueCache(workspace.cache, Reading), ValueCache(workspace.linked, LinkedDocument))


def gather_documents(workspace: Workspace, listing: Listing, tables: Tables, caches: Caches, read: Reader) -> Gathering:
    """Return what every listed document says; what is cached whole is neither read nor linked again."""
    keys = list_linking_keys(listing, tables)
    new = {job.source.path for job in listing.jobs}
    found = {path: None if path in new else caches.linked.find(key) for path, key in keys.items()}
    linked = {path: each for path, each in found.items() if each is not None}
    cited = {each.evidence.source for each in tables.statements if isinstance(each.evidence, Citation)}
    wanted = {path for path in keys if path not in linked or linked[path].extraction.document.id in cited}
    readings = {path: caches.readings.find(listing.keys[path]) for path in wanted - new}
    jobs = [*listing.jobs, *_find_damaged(workspace.documents, tables, readings)]
    readings.update(_read(jobs, caches, read))
    linker = Linker(tables.entities, tables.tenures)
    texts, failures = {}, []
    for path, reading in sorted(readings.items()):
        if reading is None or reading.document is None or reading.extraction is None:
            failures += [reading.failure] if reading and reading.failure else []
            continue
        if path not in linked:
            linked[path] = link_document(reading.document, reading.extraction, linker)
            caches.linked.keep(keys[path], linked[path])
        if reading.document.metadata.id in cited:
            texts[path] = reading.document
    return Gathering(linked, texts, failures, frozenset(job.source.path for job in jobs))


def list_linking_keys(listing: Listing, tables: Tables) -> dict[str, str]:
    """Return the key under which each listed document stands when it is linked, by path."""
    linker = name_linker(tables)
    return {path: linking_key(key, linker) for path, key in listing.keys.items()}


def _find_damaged(folder: Path, tables: Tables, readings: Mapping[str, Reading | None]) -> list[Job]:
    """Return jobs for the documents whose cached reading cannot be used."""
    damaged = {path for path, reading in readings.items() if reading is None}
    if not damaged:
        return []
    return [job for job in find_jobs(folder, tables) if isinstance(job, Job) and job.source.path in damaged]


def _read(jobs: Sequence[Job], caches: Caches, read: Reader) -> dict[str, Reading]:
    paths = {job.key: job.source.path for job in jobs}
    readings = {}
    for key, reading in read(jobs):
        caches.readings.keep(key, reading)
        readings[paths[key]] = reading
    return readings
