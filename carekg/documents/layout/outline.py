"""What each block is read under: an item under its lead-in, a row under its header, a paragraph under its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from carekg.documents.characters.lines import ends_sentence
from carekg.model import Block, BlockKind

_FOLLOWING = re.compile(
    r"\b(?:following|as follows|below|these|those things|including|include|includes)\b", re.IGNORECASE
)
_TAIL = 60


def leads_in(words: str) -> bool:
    """Tell whether a paragraph introduces a list: it ends with a colon or a dash, or breaks off, or says so."""
    bare = words.rstrip("*_ ")
    if bare.endswith((":", ":-", ":–", "–", "—", "…")):
        return True
    return not ends_sentence(bare) or bool(_FOLLOWING.search(bare[-_TAIL:]))


def set_parents(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with the parent of each set."""
    outline = _Outline(text)
    return tuple(outline.place(index, block) for index, block in enumerate(blocks))


class _Outline:
    """What stands open above the next block."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._headings: list[tuple[int, int]] = []
        self._items: list[tuple[int, int]] = []
        self._lead_in: int | None = None
        self._header: int | None = None

    def place(self, index: int, block: Block) -> Block:
        if block.kind is BlockKind.FURNITURE:
            return replace(block, parent=None)
        if block.kind is BlockKind.HEADING:
            return replace(block, parent=self._place_heading(index, block.level))
        if block.kind is BlockKind.LIST_ITEM:
            return replace(block, parent=self._place_item(index, block.level))
        self._items.clear()
        if block.kind is BlockKind.TABLE_ROW:
            return replace(block, parent=self._place_row(index, block.level))
        return replace(block, parent=self._place_paragraph(index, block))

    def _above(self) -> int | None:
        return self._headings[-1][0] if self._headings else None

    def _place_heading(self, index: int, level: int) -> int | None:
        while self._headings and self._headings[-1][1] >= level:
            self._headings.pop()
        parent = self._above()
        self._headings.append((index, level))
        self._items.clear()
        self._lead_in = self._header = None
        return parent

    def _place_item(self, index: int, level: int) -> int | None:
        while self._items and self._items[-1][1] >= level:
            self._items.pop()
        parent = self._items[-1][0] if self._items else self._lead_in if self._lead_in is not None else self._above()
        self._items.append((index, level))
        return parent

    def _place_row(self, index: int, level: int) -> int | None:
        if level > 1 and self._header is not None:
            return self._header
        self._header = index if level <= 1 else None
        return self._lead_in if self._lead_in is not None else self._above()

    def _place_paragraph(self, index: int, block: Block) -> int | None:
        quoted_after = block.kind is BlockKind.QUOTATION and self._lead_in is not None
        parent = self._lead_in if quoted_after else self._above()
        if not quoted_after:
            words = self._text[block.start : block.end]
            self._lead_in = index if leads_in(words) and block.kind is BlockKind.PARAGRAPH else None
        self._header = None
        return parent
