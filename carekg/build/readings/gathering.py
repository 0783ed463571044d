"""What all documents of a workspace say: read and linked where they are new, from the caches where they are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from carekg.build.readings.cache import Reading, ValueCache, ValueFile, encode_value
from carekg.build.readings.linking import LinkedDocument, link_document, linking_key, name_linker
from carekg.build.readings.listing import Listing, find_jobs
from carekg.build.readings.reading import Job
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
    linked: ValueFile[LinkedDocument]


def open_caches(workspace: Workspace) -> Caches:
    """Return the caches of a workspace, which need not exist yet."""
    return Caches(ValueCache(workspace.cache, Reading), ValueFile(workspace.linked, LinkedDocument))


def gather_documents(workspace: Workspace, listing: Listing, tables: Tables, caches: Caches, read: Reader) -> Gathering:
    """Return what every listed document says; what is cached whole is neither read nor linked again."""
    keys = _list_linking_keys(listing, tables)
    new = {job.source.path for job in listing.jobs}
    lines = caches.linked.read()
    found = {path: caches.linked.decode(lines[key]) for path, key in keys.items() if key in lines and path not in new}
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
            lines[keys[path]] = encode_value(linked[path])
        if reading.document.metadata.id in cited:
            texts[path] = reading.document
    caches.linked.replace({keys[path]: lines[keys[path]] for path in sorted(linked)})
    return Gathering(linked, texts, failures, frozenset(job.source.path for job in jobs))


def _list_linking_keys(listing: Listing, tables: Tables) -> dict[str, str]:
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
