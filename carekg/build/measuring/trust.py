"""The scorecard of a build: measured on the workspace's own annotated documents, or else the one that ships."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from carekg.build.readings.cache import Reading, ValueCache, reading_key
from carekg.build.readings.reading import Job, Progress, read_jobs
from carekg.build.workspace import Workspace
from carekg.curate import Tables
from carekg.documents import Source
from carekg.errors import CarekgError
from carekg.model import Notice
from carekg.scorecard import Scorecard, load_shipped, write_json

if TYPE_CHECKING:
    from carekg.evaluate.annotations import Annotation


@dataclass(frozen=True, slots=True)
class AnnotatedDocuments:
    """The annotated documents of a workspace that can be used, and a notice for each that cannot."""

    annotations: Sequence[Annotation] = ()
    jobs: Mapping[str, Job] = field(default_factory=dict)
    notices: Sequence[Notice] = ()
    digest: str = ""
    """Of all that the scorecard depends on beside the extractor and the tables."""


def list_annotated(folder: Path, extractor: str) -> AnnotatedDocuments:
    """Find the annotated documents in `folder`, which need not exist; `extractor` names what reads them."""
    if not folder.is_dir():
        return AnnotatedDocuments(digest=hashlib.sha256(write_json(load_shipped())).hexdigest())
    # What checks annotations loads slowly, and most workspaces have none.
    from carekg.build.measuring.evaluation import open_documents
    from carekg.evaluate.annotations import read_annotations

    annotations, problems = read_annotations(folder)
    opened = open_documents(folder, annotations)
    jobs = {
        name: Job(reading_key(source, {}, extractor), source)
        for name, source in opened.items()
        if isinstance(source, Source)
    }
    refused = [*problems, *(source for source in opened.values() if not isinstance(source, Source))]
    notices = [_describe_problem(problem) for problem in refused]
    facts = [[each.model_dump_json() for each in annotations], {name: job.key for name, job in jobs.items()}]
    return AnnotatedDocuments(annotations, jobs, notices, hashlib.sha256(json.dumps(facts).encode()).hexdigest())


def choose_scorecard(
    annotated: AnnotatedDocuments,
    tables: Tables,
    cache: ValueCache[Reading],
    progress: Progress,
    min_confidence: float,
) -> tuple[Scorecard, list[Notice]]:
    """Measure on the annotated documents; where none can be read, return the scorecard that comes with carekg.

    Statements count from `min_confidence` on. The notices name annotated documents that could not be used.
    """
    if not annotated.jobs:
        return load_shipped(), [*annotated.notices]
    from carekg.build.measuring.evaluation import make_samples, measure_samples

    readings = _read_annotated(annotated, tables, cache, progress)
    failures = [reading.failure for reading in readings.values() if reading.failure]
    notices = [*annotated.notices, *(replace(each, path=f"{Workspace.ANNOTATED}/{each.path}") for each in failures)]
    sources = {name: job.source for name, job in annotated.jobs.items()}
    samples = make_samples(annotated.annotations, sources, readings, tables)
    return (
        replace(measure_samples(samples, min_confidence).scorecard, own=True) if samples else load_shipped()
    ), notices


def _read_annotated(
    annotated: AnnotatedDocuments, tables: Tables, cache: ValueCache[Reading], progress: Progress
) -> dict[str, Reading]:
    known = {job.key: cache.find(job.key) for job in annotated.jobs.values()}
    missing = [job for job in annotated.jobs.values() if known[job.key] is None]
    for key, reading in read_jobs(missing, tables.entities, 1, progress):
        cache.keep(key, reading)
        known[key] = reading
    found = {name: known[job.key] for name, job in annotated.jobs.items()}
    return {name: reading for name, reading in found.items() if reading is not None}


def _describe_problem(problem: CarekgError) -> Notice:
    # Relative to the workspace: a report is the same bytes wherever that stands.
    place = f"{Workspace.ANNOTATED}/{Path(problem.path or '').name}"
    return Notice(place, problem.message, problem.hint or "", line=problem.line, column=problem.column)
