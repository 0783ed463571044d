"""The main job: a workspace in, a published graph out."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from carekg import __version__
from carekg.build.code import fingerprint_code
from carekg.build.files.manifest import Manifest, hash_files, is_intact, read_manifest, write_manifest
from carekg.build.files.publishing import lock_build, open_staging, publish_staging
from carekg.build.measuring.trust import AnnotatedDocuments, choose_scorecard, list_annotated
from carekg.build.readings.cache import Reading
from carekg.build.readings.gathering import gather_documents, open_caches
from carekg.build.readings.listing import Listing, list_documents, name_extractor
from carekg.build.readings.reading import Engine, Job, Progress, choose_workers, read_jobs
from carekg.build.workspace import Workspace
from carekg.build.writing.assembly import Assembly, assemble_knowledge
from carekg.curate import Tables, read_tables
from carekg.errors import TableError
from carekg.graph.changes.comparison import Changes
from carekg.graph.triples.facts import THRESHOLD
from carekg.model import Notice
from carekg.resources import ontology_folder
from carekg.scorecard import Scorecard


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
    engine: Engine | None = None
    """What reads documents, where it is not processes of this machine."""
    compare: bool = False
    """Whether to work out what changed since the last build."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did. `changed` is false where everything was up to date and nothing was written.

    `changes` says what that means for what is known, where it was asked for and something was written.
    """

    manifest: Manifest
    read: int
    unchanged: int
    changed: bool
    changes: Changes | None = None
    notices: tuple[Notice, ...] = ()
    """All that could not be used or wants a look, as the report lists it; empty where nothing was written."""


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
    with lock_build(workspace.build):
        return build_locked(workspace, options or BuildOptions())


def build_locked(workspace: Workspace, options: BuildOptions) -> BuildResult:
    """Do what `build_workspace` does for a caller that holds the lock already: `lock_build`."""
    tables = read_tables(workspace.seeds)
    if tables.problems and not options.keep_going:
        raise FaultyTables(tables.problems)
    caches = open_caches(workspace)
    listing = list_documents(workspace.documents, tables, caches.readings, force=options.force)
    annotated = list_annotated(workspace.annotated, name_extractor(tables))
    inputs = _hash_inputs(listing, tables, options.threshold, annotated)
    before = read_manifest(workspace.manifest)
    if before and not options.force and before.inputs == inputs and is_intact(before, workspace.build):
        return BuildResult(before, read=0, unchanged=before.documents, changed=False)

    def read_with_options(jobs: Sequence[Job]) -> Iterator[tuple[str, Reading]]:
        workers = options.workers or choose_workers(len(jobs))
        return read_jobs(jobs, tables.entities, workers, options.progress, options.engine)

    gathering = gather_documents(workspace, listing, tables, caches, read_with_options)
    scorecard, unusable = choose_scorecard(annotated, tables, caches.readings, options.progress, options.threshold)
    assembly = assemble_knowledge(tables, gathering, [*listing.notices, *unusable])
    files = len(listing.keys) + len(listing.refused)
    manifest, changes = _publish(workspace, assembly, scorecard, inputs, files, options)
    caches.readings.prune([*listing.keys.values(), *(job.key for job in annotated.jobs.values())])
    read = sum(metadata.path in gathering.read for metadata in assembly.knowledge.documents)
    unchanged = len(assembly.knowledge.documents) - read
    return BuildResult(
        manifest, read=read, unchanged=unchanged, changed=True, changes=changes, notices=assembly.notices
    )


def _hash_inputs(listing: Listing, tables: Tables, threshold: float, annotated: AnnotatedDocuments) -> str:
    ontology = [path.read_text(encoding="utf-8") for path in sorted(ontology_folder().glob("*.ttl"))]
    facts = [__version__, threshold, sorted(listing.keys.items()), repr(tables), repr(listing.notices), ontology]
    facts += [annotated.digest, repr(annotated.notices), fingerprint_code()]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def _publish(
    workspace: Workspace, assembly: Assembly, scorecard: Scorecard, inputs: str, files: int, options: BuildOptions
) -> tuple[Manifest, Changes | None]:
    # A build that finds everything up to date does without the network, the page and the report, which load slowly.
    from carekg.analyse.conflicts import find_conflicts
    from carekg.build.writing.comparing import compare_graphs
    from carekg.build.writing.graphing import find_published
    from carekg.build.writing.outputs import write_outputs

    staging = open_staging(workspace.build)
    conflicts = find_conflicts(assembly.knowledge)
    before = None if options.force else find_published(workspace)
    graph = write_outputs(assembly, conflicts, scorecard, staging, options.threshold, before)
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
        files=hash_files(staging, graph.digests),
    )
    write_manifest(manifest, staging / workspace.manifest.name)
    changes = None
    if options.compare:
        changes = compare_graphs(workspace.build, staging, graph.touched, options.threshold)
    publish_staging(workspace.build)
    return manifest, changes
