"""What the extractor sees in a document and says of it, without touching a workspace."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from carekg.build.reading import Progress, describe_refusal
from carekg.build.workspace import find_seeds, find_workspace
from carekg.curate import read_tables
from carekg.documents import Source, find_given_sources, find_sources, read_document
from carekg.errors import AnswerError, CarekgError, DocumentError, WorkspaceError
from carekg.extract import load_extractor
from carekg.extract.serialise import to_json_record
from carekg.graph.facts import THRESHOLD, merge_statements
from carekg.graph.turtle import write_turtle
from carekg.graph.wording import say_claim, say_kind
from carekg.graph.writing import write_nquads
from carekg.link import Linker, merge_entities
from carekg.model import BlockKind, Document, Entity, Extraction, Knowledge, Notice
from carekg.namespaces import document_graph

if TYPE_CHECKING:
    from carekg.extract.pipeline import Extractor
    from carekg.llm import Endpoint, LlmExtractor


@dataclass(frozen=True, slots=True)
class Preview:
    """The extractions of some documents, and an error for each document that could not be read by some method."""

    extractions: tuple[Extraction, ...]
    refused: tuple[CarekgError, ...]


def read_file(path: Path) -> Document:
    """Read the one document at `path`; raise DocumentError where it cannot be read."""
    for found in find_sources([path]):
        if isinstance(found, Source):
            return read_document(found)
        raise describe_refusal(found)
    raise DocumentError("there is no document in it", path=path)


def describe_blocks(document: Document) -> list[str]:
    """Return a line for each block: its offsets, its kind, why it was left out, and how it begins."""
    lines = []
    for block in document.blocks:
        begins = " ".join(document.text[block.start : block.end].split())
        kind = f"{block.kind}: {block.reason}" if block.reason else str(block.kind)
        lines.append(f"{block.start:>7}-{block.end:<7} {kind:24} {begins[:100]}")
    return lines


def describe_furniture(document: Document) -> list[str]:
    """Return a line for each stretch that was taken for page furniture and is not read."""
    lines = []
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE:
            begins = " ".join(document.text[block.start : block.end].split())[:80]
            lines.append(f"not read, {block.start}-{block.end}, {block.reason}: {begins}")
    return lines


def extract_files(
    paths: Sequence[Path],
    workspace: Path | None,
    min_confidence: float,
    progress: Progress,
    *,
    rules: bool = True,
    model: bool = True,
    llm: LlmExtractor | None = None,
) -> Preview:
    """Read documents and extract what they say, with names looked up in the tables of a workspace.

    Without `workspace` the tables are those of the current folder, if it is a workspace, or else those that come
    with carekg. Statements less certain than `min_confidence` are left out. What `rules`, beside
    the trained `model` if that is asked for, and `llm` both say is joined.
    Raises EndpointError where the endpoint of `llm` answers nothing at all.
    """
    tables = read_tables(find_seeds(workspace))
    linker = Linker(tables.entities, tables.tenures)
    extractors: list[Extractor | LlmExtractor] = []
    if rules:
        extractors.append(load_extractor(tables.entities, trained=model))
    extractors += [llm] if llm else []
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


def describe_untaken(preview: Preview) -> list[str]:
    """Return a line for each notice on what was extracted: its document, the reason, and the words it is about."""
    lines = []
    for notice in (notice for each in preview.extractions for notice in each.notices):
        quote = f": “{' '.join(notice.quote.split())}”" if notice.quote else ""
        lines.append(
            f"{DocumentError(notice.reason, path=notice.path, line=notice.line, hint=notice.hint or None)}{quote}"
        )
    return lines


def write_preview(preview: Preview, form: str, width: int = 100) -> bytes:
    """Return extractions as a `table` for people, as `jsonl` (an object a document), or as Turtle (`ttl`)."""
    return _WRITERS[form](preview.extractions, width)


def _write_records(extractions: Sequence[Extraction], _width: int) -> bytes:
    return "".join(json.dumps(to_json_record(each), ensure_ascii=False) + "\n" for each in extractions).encode()


def _write_turtle(extractions: Sequence[Extraction], _width: int) -> bytes:
    knowledge = Knowledge(
        entities=merge_entities((), extractions),
        documents=tuple(sorted((each.document for each in extractions), key=lambda document: document.id)),
        statements=merge_statements(statement for each in extractions for statement in each.statements),
    )
    mentions = {each.document.id: {entity.id for entity in each.entities} for each in extractions}
    lines = write_nquads(knowledge, threshold=THRESHOLD, mentions=mentions).splitlines(keepends=True)
    graphs = tuple(f"<{document_graph(each.id)}> .\n".encode() for each in knowledge.documents)
    return write_turtle(b"".join(line for line in lines if line.endswith(graphs)))


def _write_table(extractions: Sequence[Extraction], width: int) -> bytes:
    stream = io.StringIO()
    console = Console(file=stream, width=width, color_system=None, highlight=False, emoji=False)
    for extraction in extractions:
        labels = {entity.id: entity.label for entity in extraction.entities}
        console.print(Text(f"{extraction.document.title or extraction.document.path} ({extraction.document.path})"))
        console.print(_tabulate_entities(extraction.entities), Text(""))
        several = len({statement.methods for statement in extraction.statements}) > 1
        for statement in extraction.statements:
            found = f", {' and '.join(statement.methods)}" if several else ""
            console.print(Text(f"  {say_claim(statement, labels)}  [{statement.confidence:.2f}{found}]"))
            console.print(Padding(Text(f"“{' '.join(statement.evidence.quote.split())}”"), (0, 0, 0, 6)))
        console.print(Text(f"\n{len(extraction.entities)} entities, {len(extraction.statements)} statements\n"))
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines()).encode()


def _tabulate_entities(entities: Sequence[Entity]) -> Table:
    table = Table(box=None, header_style="", padding=(0, 2, 0, 0))
    for heading in ("  kind", "name", "also called"):
        table.add_column(heading)
    for entity in sorted(entities, key=lambda each: (each.type, each.label)):
        table.add_row(Text(f"  {say_kind(entity)}"), Text(entity.label), Text(", ".join(entity.aliases)))
    return table


_WRITERS: Mapping[str, Callable[[Sequence[Extraction], int], bytes]] = MappingProxyType(
    {"table": _write_table, "jsonl": _write_records, "ttl": _write_turtle}
)


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
