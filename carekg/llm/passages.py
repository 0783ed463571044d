"""A document cut into passages that a model can read at once, at the borders of blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carekg.llm.page import UNREAD, Page, Span
from carekg.model import Block, BlockKind, Document

CHARACTERS = 6_000
"""Of one passage: about 1,500 tokens, so that instructions, passage and answer fit the 8,192 of small local models."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some stretches of a document, and what a model is shown of them."""

    spans: tuple[Span, ...]
    text: str


def cut_passages(document: Document, page: Page, characters: int = CHARACTERS) -> list[Passage]:
    """Return the passages of a document in order, each of about `characters` at most.

    One that begins under a heading or a lead-in begins with these. Page furniture and spam are left out.
    """
    passages: list[Passage] = []
    spans: list[Span] = []
    size = 0
    end = 0
    for block in document.blocks:
        # The name of who speaks, and the number of a paragraph, stand before the block.
        start, end = min(end, block.start), block.end
        if block.kind is BlockKind.FURNITURE:
            continue
        for span in _cut_span(page.words, (start, end), characters):
            length = span[1] - span[0]
            if spans and size + length > characters:
                passages.append(_make_passage(page, spans))
                spans = _find_context(document, block, characters // 4)
                size = sum(end - start for start, end in spans)
            spans.append(span)
            size += length
    if spans:
        passages.append(_make_passage(page, spans))
    return [passage for passage in passages if passage.text]


def _cut_span(words: str, span: Span, characters: int) -> Iterator[Span]:
    """Yield a span, or its parts: cut behind a full stop or else a space where it is too long."""
    start, end = span
    while end - start > characters:
        limit = start + characters
        cut = words.rfind(". ", start, limit) + 1 or words.rfind(" ", start + 1, limit) + 1 or limit
        yield start, cut
        start = cut
    if words[start:end].strip(f" \n{UNREAD}"):
        yield start, end


def _find_context(document: Document, block: Block, most: int) -> list[Span]:
    """Return the spans of the blocks that `block` is read under, the nearest of them, in `most` characters."""
    found: list[Span] = []
    seen: set[int] = set()
    parent = block.parent
    while parent is not None and parent not in seen:
        seen.add(parent)
        above = document.blocks[parent]
        if above.kind is not BlockKind.FURNITURE and above.end - above.start <= most:
            found.append((above.start, above.end))
            most -= above.end - above.start
        parent = above.parent
    return found[::-1]


def _make_passage(page: Page, spans: list[Span]) -> Passage:
    lines = [page.say(start, end) for start, end in spans]
    return Passage(tuple(spans), "\n\n".join(line for line in lines if line))
