"""A document's text cut where evidence begins and ends, so that each stretch knows the statements that rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from carekg.model import Block, BlockKind, Document, Evidence, Statement


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text, and the ids of the statements whose evidence it belongs to."""

    text: str
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of a document, as passages in their order: joined, they are its text."""

    kind: BlockKind
    level: int
    passages: tuple[Passage, ...]


def mark_blocks(document: Document, statements: Iterable[Statement]) -> tuple[MarkedBlock, ...]:
    """Return the blocks of a document with the evidence of statements marked in them."""
    spans = sorted(
        (evidence.start, evidence.end, statement.id)
        for statement in statements
        if isinstance(evidence := statement.evidence, Evidence) and evidence.document == document.metadata.id
    )
    return tuple(
        MarkedBlock(block.kind, block.level, tuple(_cut_block(document.text, block, spans)))
        for block in document.blocks
    )


def _cut_block(text: str, block: Block, spans: Sequence[tuple[int, int, str]]) -> Iterable[Passage]:
    inside = [(max(start, block.start), min(end, block.end), id_) for start, end, id_ in spans]
    inside = [(start, end, id_) for start, end, id_ in inside if start < end]
    edges = sorted({block.start, block.end, *(edge for start, end, _ in inside for edge in (start, end))})
    for start, end in pairwise(edges):
        covering = tuple(id_ for first, last, id_ in inside if first <= start and end <= last)
        yield Passage(text[start:end], covering)
