"""The main job: a workspace in, a published graph out."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from carekg import __version__
from carekg.build.assembly import Assembly, assemble_knowledge
from carekg.build.cache import Reading, ReadingCache, reading_key
from carekg.build.manifest import Manifest, hash_files, is_intact, read_manifest, write_manifest
from carekg.build.publishing import finish_publishing, lock_build, open_staging, publish_staging
from carekg.build.reading import Job, Progress, read_jobs
from carekg.build.trust import AnnotatedDocuments, choose_scorecard, list_annotated
from carekg.build.workspace import Workspace
from carekg.curate import Tables, read_tables
from carekg.documents import find_sources
from carekg.errors import TableError
from carekg.extract import extractor_fingerprint
from carekg.graph.facts import THRESHOLD
from carekg.model import Notice
from carekg.resources import ontology_folder
from carekg.scorecard import Scorecard

_POOL_PAYS_FROM = 24
"""Documents to read from which a second process pays for the loading of its language model."""


def _ignore_progress(_done: int, _total: int) -> None:
    """Show nothing."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build: `force` reads everything again; `keep_going` leaves faulty rows of tables out."""

    force: bool = False
    workers: int = 0
    """Processes that read documents; 0 chooses by how many there are to read."""
    keep_going: bool = False
    threshold: float = THRESHOLD
    progress: Progress = field(default=_ignore_progress)


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did. `changed` is false where everything was up to date and nothing was written."""

    manifest: Manifest
    read: int
    unchanged: int
    changed: bool


class FaultyTables(TableError):  # noqa: N818 - it is several errors, and says each of them
    """Rows of the curated tables that are wrong; `problems` holds every one."""

    def __init__(self, problems: tuple[TableError, ...]) -> None:
        count = f"{len(problems)} faults" if len(problems) > 1 else "a fault"
        super().__init__(
            f"{count} in the tables; nothing was changed",
            hint="mend them, or leave them out of the graph with: carekg build --keep-going",
        )
        self.problems = problems


def build_workspace(workspace: Workspace, options: BuildOptions | None = None) -> BuildResult:
    """Build or refresh everything in `workspace.build`; what has not changed is not read again.

    The same tables and documents give the same bytes, however the build got there. Raises FaultyTables where rows
    are wrong and `keep_going` is not set, and WorkspaceError where another build is under way.
    """
    options = options or BuildOptions()
    finish_publishing(workspace.build)
    with lock_build(workspace.build):
        return _build(workspace, options)


def _build(workspace: Workspace, options: BuildOptions) -> BuildResult:
    tables = read_tables(workspace.seeds)
    if tables.problems and not options.keep_going:
        raise FaultyTables(tables.problems)
    cache = ReadingCache(workspace.cache)
    listing = _list_documents(workspace.documents, tables, cache, force=options.force)
    annotated = list_annotated(workspace.annotated, _name_extractor(tables))
    inputs = _hash_inputs(listing, tables, options.threshold, annotated)
    before = read_manifest(workspace.manifest)
    if before and not options.force and before.inputs == inputs and is_intact(before, workspace.build):
        return BuildResult(before, read=0, unchanged=before.documents, changed=False)
    readings, new = _read_documents(workspace.documents, listing, tables, cache, options)
    scorecard, unusable = choose_scorecard(annotated, tables, cache, options.progress)
    assembly = assemble_knowledge(tables, readings, [*listing.notices, *unusable])
    files = len(readings) + len(listing.refused)
    manifest = _publish(workspace, assembly, scorecard, inputs, files, options)
    cache.prune([*listing.keys.values(), *(job.key for job in annotated.jobs.values())])
    read = sum(document.metadata.path in new for document in assembly.documents)
    return BuildResult(manifest, read=read, unchanged=len(assembly.documents) - read, changed=True)


@dataclass(frozen=True, slots=True)
class _Listing:
    """The documents of a workspace: the key of each one's reading, and the jobs whose reading is not cached."""

    keys: Mapping[str, str]
    jobs: Sequence[Job]
    refused: Sequence[Notice]
    """Files that are not read at all."""
    notices: Sequence[Notice]
    """These, and what is wrong in the tables."""


def _name_extractor(tables: Tables) -> str:
    """Return a hash of all that a reading depends on beside its document: the extractor, and the names it knows."""
    return hashlib.sha256((extractor_fingerprint() + repr(tables.entities)).encode()).hexdigest()


def _find_jobs(folder: Path, tables: Tables) -> Iterator[Job | Notice]:
    extractor = _name_extractor(tables)
    for found in find_sources([folder]) if folder.is_dir() else ():
        if isinstance(found, Notice):
            yield found
            continue
        corrections = tables.documents.get(found.path, {})
        yield Job(reading_key(found, corrections, extractor), found, corrections)


def _list_documents(folder: Path, tables: Tables, cache: ReadingCache, *, force: bool) -> _Listing:
    keys: dict[str, str] = {}
    jobs, refused = [], []
    for found in _find_jobs(folder, tables):
        if isinstance(found, Notice):
            refused.append(found)
            continue
        keys[found.source.path] = found.key
        if force or not cache.holds(found.key):
            jobs.append(found)
    missing = sorted(set(tables.documents) - set(keys) - {notice.path for notice in refused})
    notices = [
        Notice(path, "stands in documents.csv, but there is no such document", "add the document, or delete the row")
        for path in missing
    ]
    return _Listing(keys, jobs, refused, [*map(_describe_problem, tables.problems), *notices, *refused])


def _describe_problem(problem: TableError) -> Notice:
    # The name alone: a report is the same bytes wherever its workspace stands.
    table = PurePath(problem.path or "").name
    return Notice(table, problem.message, problem.hint or "", line=problem.line, column=problem.column)


def _hash_inputs(listing: _Listing, tables: Tables, threshold: float, annotated: AnnotatedDocuments) -> str:
    ontology = [path.read_text(encoding="utf-8") for path in sorted(ontology_folder().glob("*.ttl"))]
    facts = [__version__, threshold, sorted(listing.keys.items()), repr(tables), repr(listing.notices), ontology]
    facts += [annotated.digest, repr(annotated.notices)]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def _read_documents(
    folder: Path, listing: _Listing, tables: Tables, cache: ReadingCache, options: BuildOptions
) -> tuple[dict[str, Reading], frozenset[str]]:
    """Return the reading of each document by its path, and the paths of those that were read just now."""
    jobs = list(listing.jobs)
    new = {job.key for job in jobs}
    known = {key: cache.find(key) for key in listing.keys.values() if key not in new}
    damaged = {key for key, reading in known.items() if reading is None}
    if damaged:
        jobs += [job for job in _find_jobs(folder, tables) if isinstance(job, Job) and job.key in damaged]
    workers = options.workers or _choose_workers(len(jobs))
    for key, reading in read_jobs(jobs, tables.entities, workers, options.progress):
        cache.keep(key, reading)
        known[key] = reading
    found = {path: known[key] for path, key in listing.keys.items()}
    readings = {path: reading for path, reading in found.items() if reading is not None}
    return readings, frozenset(job.source.path for job in jobs)


def _choose_workers(documents: int) -> int:
    return 1 if documents < _POOL_PAYS_FROM else (os.cpu_count() or 1)


def _publish(
    workspace: Workspace, assembly: Assembly, scorecard: Scorecard, inputs: str, files: int, options: BuildOptions
) -> Manifest:
    # A build that finds everything up to date does without the network, the page and the report, which load slowly.
    from carekg.analyse.conflicts import find_conflicts
    from carekg.build.outputs import write_outputs

    staging = open_staging(workspace.build)
    conflicts = find_conflicts(assembly.knowledge)
    write_outputs(assembly, conflicts, scorecard, staging, options.threshold)
    knowledge = assembly.knowledge
    manifest = Manifest(
        inputs=inputs,
        threshold=options.threshold,
        documents=len(knowledge.documents),
        failed=files - len(knowledge.documents),
        entities=len(knowledge.entities),
        statements=len(knowledge.statements),
        predicates=dict(sorted(Counter(str(s.predicate) for s in knowledge.statements).items())),
        conflicts=len(conflicts),
        notices=len(assembly.notices),
        files=hash_files(staging),
    )
    write_manifest(manifest, staging / workspace.manifest.name)
    publish_staging(workspace.build)
    return manifest
