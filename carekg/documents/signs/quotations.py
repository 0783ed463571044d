"""Paragraphs that are nothing but somebody's words, among them quotations that go on over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from carekg.model import Block, BlockKind

_PAIRS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}
_EDGES = " *_\n"
_LONGEST_RUN = 12


def mark_quotations(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with those paragraphs that are all one quotation, or a part of one, marked as such.

    By the printers' habit a quotation of several paragraphs opens each of them with a mark and closes only the last.
    """
    marked = list(blocks)
    index = 0
    while index < len(marked):
        run = _measure_run(text, marked, index)
        for quoted in run:
            marked[quoted] = replace(marked[quoted], kind=BlockKind.QUOTATION, level=0)
        index = run[-1] + 1 if run else index + 1
    return marked


def _measure_run(text: str, blocks: Sequence[Block], first: int) -> list[int]:
    """Return the indexes of the paragraphs that make up the quotation beginning at `first`, if one does."""
    words = _words(text, blocks[first])
    if blocks[first].kind is not BlockKind.PARAGRAPH or len(words) < 3 or words[0] not in _PAIRS:
        return []
    opening, closing = words[0], _PAIRS[words[0]]
    run: list[int] = []
    for index in range(first, min(len(blocks), first + _LONGEST_RUN)):
        if blocks[index].kind is BlockKind.FURNITURE:
            continue
        words = _words(text, blocks[index])
        in_list = bool(run) and blocks[index].kind is BlockKind.LIST_ITEM
        if not in_list and (blocks[index].kind is not BlockKind.PARAGRAPH or not words.startswith(opening)):
            return []
        if not in_list:
            run.append(index)
        rest = words[0 if in_list else 1 :]
        if _is_closed(rest, opening, closing):
            return run
        if opening not in "'‘" and (closing in rest if opening != closing else rest.count(closing) % 2):
            return []
    return []


def _is_closed(rest: str, opening: str, closing: str) -> bool:
    """Tell whether the quotation opened before `rest` ends with it, and nowhere before."""
    if not rest.rstrip(".,;").endswith(closing):
        return False
    inner = rest.rstrip(".,;")[:-1]
    if opening in "'‘":
        return not re.search(r"[,.?!][’']\s+[a-zA-Z]", inner)
    if opening == closing:
        return closing not in inner
    return _is_nested(inner, opening, closing)


def _is_nested(inner: str, opening: str, closing: str) -> bool:
    """Tell whether the quotations inside are whole, so that none of the marks closes the outer one."""
    depth = 0
    for character in inner:
        depth += (character == opening) - (character == closing)
        if depth < 0:
            return False
    return depth == 0


def _words(text: str, block: Block) -> str:
    return text[block.start : block.end].strip(_EDGES)
