"""A document as it is read, and what was extracted from some, as text for people and in the forms of other programs."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from carekg.build.readings.preview import Preview
from carekg.build.readings.reading import describe_refusal
from carekg.documents import Source, find_sources, read_document
from carekg.errors import DocumentError
from carekg.extract.serialise import to_json_record
from carekg.graph.forms.turtle import write_turtle
from carekg.graph.triples.facts import THRESHOLD, merge_statements
from carekg.graph.triples.writing import write_nquads
from carekg.graph.words.wording import say_claim, say_kind
from carekg.link import merge_entities
from carekg.model import BlockKind, Document, Entity, Extraction, Knowledge
from carekg.namespaces import document_graph


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
