"""Measuring extraction on annotated documents: reads them as a build does, and compares."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from carekg import __version__
from carekg.build.readings.cache import Reading
from carekg.build.readings.reading import Job, Progress, describe_refusal, read_jobs, read_source
from carekg.curate import Tables
from carekg.documents import Source, find_sources
from carekg.errors import CarekgError, DocumentError
from carekg.evaluate.annotations import Annotation, read_annotations
from carekg.evaluate.comparison import Sample, join_spaces
from carekg.evaluate.evaluation import Evaluation, evaluate_samples
from carekg.evaluate.throughput import Throughput, measure_peak_mb
from carekg.extract import extractor_fingerprint, load_extractor
from carekg.link import Linker
from carekg.model import Notice


@dataclass(frozen=True, slots=True)
class EvaluationOptions:
    """How to measure: on which documents, from which confidence, with or without linking, by how many processes."""

    min_confidence: float = 0.0
    only: Sequence[str] = ()
    linking: bool = True
    workers: int = 1
    progress: Progress = field(default=lambda _done, _total: None)


class FaultyAnnotations(DocumentError):  # noqa: N818 - it is several errors, and says each of them
    """Annotated documents that cannot be used; `problems` holds every one."""

    def __init__(self, problems: Sequence[CarekgError]) -> None:
        count = f"{len(problems)} annotated documents cannot" if len(problems) > 1 else "an annotated document cannot"
        super().__init__(
            f"{count} be used; nothing was measured", hint="mend what stands above, or leave it out with --only"
        )
        self.problems = tuple(problems)


def evaluate_folder(folder: Path, tables: Tables, options: EvaluationOptions) -> tuple[Evaluation, Throughput | None]:
    """Extract every annotated document of a folder and measure. Speed is measured with one worker only.

    Raises FaultyAnnotations where annotations or documents cannot be used, and DocumentError where there are none.
    """
    annotations, problems = read_annotations(folder, options.only)
    if problems:
        raise FaultyAnnotations(problems)
    if not annotations:
        raise DocumentError(
            "there are no annotated documents", path=folder, hint="each is a NAME.json beside its document"
        )
    sources = open_documents(folder, annotations)
    refused = [source for source in sources.values() if isinstance(source, DocumentError)]
    if refused:
        raise FaultyAnnotations(refused)
    jobs = [Job(name, source) for name, source in sources.items() if isinstance(source, Source)]
    readings, throughput = _read_all(jobs, tables, options)
    failures = [describe_refusal(each.failure) for each in readings.values() if each.failure]
    if failures:
        raise FaultyAnnotations(failures)
    samples = make_samples(
        annotations, {job.key: job.source for job in jobs}, readings, tables if options.linking else None
    )
    return measure_samples(samples, options.min_confidence), throughput


def measure_samples(samples: Sequence[Sample], min_confidence: float = 0.0) -> Evaluation:
    """Measure extractions that this carekg made."""
    return evaluate_samples(samples, min_confidence, version=__version__, extractor=extractor_fingerprint())


def open_documents(folder: Path, annotations: Sequence[Annotation]) -> dict[str, Source | DocumentError]:
    """Return the file of each annotated document by its name, or the error that says why it cannot be read."""
    opened: dict[str, Source | DocumentError] = {}
    for annotation in annotations:
        nothing = Notice(annotation.document, "there is nothing in it to read", "name a file with one document")
        found = next(find_sources([folder / annotation.document]), nothing)
        opened[annotation.document] = found if isinstance(found, Source) else describe_refusal(found)
    return opened


def make_samples(
    annotations: Sequence[Annotation],
    sources: Mapping[str, Source],
    readings: Mapping[str, Reading],
    tables: Tables | None,
) -> list[Sample]:
    """Put the extraction of each document beside its annotation; linked to `tables`, as a graph is, unless None."""
    linker = Linker(tables.entities, tables.tenures) if tables else None
    return list(_pair_samples(annotations, sources, readings, linker))


def _pair_samples(
    annotations: Sequence[Annotation],
    sources: Mapping[str, Source],
    readings: Mapping[str, Reading],
    linker: Linker | None,
) -> Iterator[Sample]:
    for annotation in annotations:
        reading = readings.get(annotation.document)
        if reading is None or reading.document is None or reading.extraction is None:
            continue
        extraction = linker.link(reading.extraction) if linker else reading.extraction
        text = reading.document.text
        file_text = _find_file_text(sources[annotation.document], text)
        yield Sample(annotation, extraction, text, join_spaces(file_text))


def _find_file_text(source: Source, read: str) -> str:
    """Return the file's own text, or where it has none, the text as it was read."""
    try:
        return source.data.decode("utf-8")
    except UnicodeDecodeError:
        return read


def _read_all(
    jobs: Sequence[Job], tables: Tables, options: EvaluationOptions
) -> tuple[dict[str, Reading], Throughput | None]:
    if options.workers > 1:
        return dict(read_jobs(jobs, tables.entities, options.workers, options.progress)), None
    extractor = load_extractor(tables.entities)
    readings: dict[str, Reading] = {}
    start = time.process_time()
    for done, job in enumerate(jobs, start=1):
        readings[job.key] = read_source(job.source, job.corrections, extractor)
        options.progress(done, len(jobs))
    seconds = time.process_time() - start
    words = sum(len(each.document.text.split()) for each in readings.values() if each.document)
    return readings, Throughput(words, round(seconds, 3), measure_peak_mb())
