"""What a reader makes of one file: a text, what its stretches are, and what the file says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from carekg.documents.characters.markers import find_marker
from carekg.model import Block, BlockKind

_INVISIBLE = dict.fromkeys(
    [0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF]
)
_AS_IT_LOOKS = str.maketrans({**_INVISIBLE, "\u2011": "-"})
"""Soft hyphens, marks of direction and spaces without width part words that are read as one."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file's text and blocks before furniture, quotations, speakers and parents are worked out.

    Blocks are ordered and disjoint. The level of a heading or list item is its depth, from 1; a table's header
    row has level 1 and its other rows level 2. `properties` holds what the file states of itself, under the names
    that `documents.csv` uses: title, publisher, date, url, language, genre; `core title` and `core date` are what an
    office program noted by itself, which is often wrong.
    """

    text: str
    blocks: tuple[Block, ...]
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """One block's worth of words from a format that has a structure of its own, such as HTML or Word."""

    kind: BlockKind
    text: str
    level: int = 0
    reason: str = ""


def join_pieces(pieces: Iterable[Piece], properties: Mapping[str, str] | None = None) -> Draft:
    """Set each piece on a line of its own, and the lines under each other; pieces without words are left out."""
    lines: list[str] = []
    blocks: list[Block] = []
    position = 0
    for piece in pieces:
        line = " ".join(strip_invisible(piece.text).split())
        if not line:
            continue
        blocks.append(Block(piece.kind, position, position + len(line), level=piece.level, reason=piece.reason))
        lines.append(line)
        position += len(line) + 1
    return Draft("\n".join(lines), tuple(blocks), properties or {})


def strip_invisible(words: str) -> str:
    """Return the words without the characters that show nothing, and with plain hyphens."""
    return words.translate(_AS_IT_LOOKS)


def classify_line(line: str) -> Piece:
    """Return a line without a style as a list item where it begins with a list mark, else as a paragraph."""
    marker = find_marker(line)
    if marker is None:
        return Piece(BlockKind.PARAGRAPH, line)
    kind, level = (BlockKind.PARAGRAPH, 0) if marker.style == "outline" else (BlockKind.LIST_ITEM, 1)
    return Piece(kind, line[marker.end :], level)


def shift_draft(draft: Draft, distance: int) -> Draft:
    """Return the draft with its blocks moved on, for a text that gets words put before it."""
    blocks = tuple(replace(block, start=block.start + distance, end=block.end + distance) for block in draft.blocks)
    return replace(draft, blocks=blocks)
