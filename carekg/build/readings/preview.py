"""What documents say, by whatever means they are read, without touching a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from carekg.build.readings.reading import Progress, describe_refusal
from carekg.build.workspace import find_seeds, find_workspace
from carekg.curate import read_tables
from carekg.documents import Source, find_given_sources, read_document
from carekg.errors import AnswerError, CarekgError, DocumentError, WorkspaceError
from carekg.extract import load_extractor
from carekg.link import Linker
from carekg.model import Extraction, Notice

if TYPE_CHECKING:
    from carekg.extract.pipeline import Extractor
    from carekg.llm import Endpoint, LlmExtractor


@dataclass(frozen=True, slots=True)
class Preview:
    """The extractions of some documents, and an error for each document that could not be read by some method."""

    extractions: tuple[Extraction, ...]
    refused: tuple[CarekgError, ...]


@dataclass(frozen=True, slots=True)
class Methods:
    """By what means documents are read: rules, the trained model beside them, a large language model, or several."""

    rules: bool = True
    model: bool = True
    llm: LlmExtractor | None = None


def extract_files(
    paths: Sequence[Path],
    workspace: Path | None,
    min_confidence: float,
    progress: Progress,
    methods: Methods | None = None,
) -> Preview:
    """Read documents and extract what they say, with names looked up in the tables of a workspace.

    Without `workspace` the tables are those of the current folder, if it is a workspace, or else those that come
    with carekg. Statements less certain than `min_confidence` are left out. What several methods say is joined;
    without any named they are rules and model. Raises EndpointError where the endpoint of the large language model
    answers nothing at all.
    """
    methods = methods or Methods()
    tables = read_tables(find_seeds(workspace))
    linker = Linker(tables.entities, tables.tenures)
    extractors: list[Extractor | LlmExtractor] = []
    if methods.rules:
        extractors.append(load_extractor(tables.entities, trained=methods.model))
    extractors += [methods.llm] if methods.llm else []
    sources = list(find_given_sources(paths))
    extractions, refused = [], []
    for done, source in enumerate(sources, start=1):
        found, failures = _extract_source(source, extractors)
        refused += failures
        if found:
            extractions.append(_keep_confident(linker.link(_join_extractions(found)), min_confidence))
        progress(done, len(sources))
    return Preview(tuple(extractions), tuple(refused))


def load_llm(endpoint: Endpoint, workspace: Path | None, cache: Path | None) -> LlmExtractor:
    """Return an extractor that asks `endpoint`, and keeps its answers in the folder `cache`.

    Without one they are kept with what the workspace builds, or outside of any workspace where this system keeps what
    programs can make again. Raises EndpointError where the extra `llm` is not installed.
    """
    from carekg.llm import AnswerCache, Client, LlmExtractor

    client = Client(endpoint)
    return LlmExtractor(client, AnswerCache(cache or _find_answers(workspace)))


def _find_answers(folder: Path | None) -> Path:
    from platformdirs import user_cache_path

    try:
        return find_workspace(folder).answers
    except WorkspaceError:
        if folder is not None:
            raise
    return user_cache_path("carekg", appauthor=False) / "answers"


def _extract_source(
    source: Source | Notice, extractors: Sequence[Extractor | LlmExtractor]
) -> tuple[list[Extraction], list[CarekgError]]:
    """Return what each extractor finds in a document, and why one or the document itself could not be used."""
    if isinstance(source, Notice):
        return [], [describe_refusal(source)]
    try:
        document = read_document(source)
    except DocumentError as error:
        return [], [DocumentError(error.message, path=source.path, hint=error.hint)]
    found: list[Extraction] = []
    failures: list[CarekgError] = []
    for extractor in extractors:
        try:
            found.append(extractor.extract(document))
        except AnswerError as error:
            failures.append(DocumentError(f"{error.path}: {error.message}", path=source.path, hint=error.hint))
    return found, failures


def _join_extractions(found: Sequence[Extraction]) -> Extraction:
    first, *others = found
    if not others:
        return first
    # Whoever asks no large language model need not wait for what asking one takes.
    from carekg.llm import combine

    return reduce(combine, others, first)


def _keep_confident(extraction: Extraction, least: float) -> Extraction:
    kept = tuple(statement for statement in extraction.statements if statement.confidence >= least)
    return replace(extraction, statements=kept)
