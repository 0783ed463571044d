"""Quotations: the stretches in quotation marks, and the blocks that are somebody's words without them."""

from __future__ import annotations

import re

from carekg.model import BlockKind, Document

_PAIRS = {"“": "”", "‘": "’", '"': '"', "«": "»"}
_CUE = re.compile(r"\b(?:said|says|added|commented|writes|wrote|explained|responded):$")
_LONGEST_CUE = 300
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
_FARTHEST = 12
"""Paragraphs that a quotation may go on for."""
_SHORTEST = 25
"""Shorter stretches in quotation marks are names and scare quotes, unless they end as sentences do."""
_SHORTEST_SENTENCE = 6
_STOPS = frozenset(",.!?")


def find_quotes(document: Document) -> list[tuple[int, int]]:
    """Return the stretches in quotation marks, and the quoted blocks; an unclosed quotation ends with its block."""
    quotes = []
    open_till = 0
    bare = _find_unmarked(document)
    for index, block in enumerate(document.blocks):
        if block.kind == BlockKind.FURNITURE:
            continue
        if index in bare:
            quotes.append((block.start, block.end))
            continue
        found = list(_find_marked(document.text, max(block.start, open_till), block.end))
        if block.start < open_till:
            found = [(block.start, min(block.end, open_till)), *found]
        elif block.kind == BlockKind.QUOTATION and not found:
            found = [(block.start, block.end)]
        elif found and found[-1][1] == block.end:
            open_till = _find_far_close(document, index, found[-1][0])
        quotes.extend(found)
    return quotes


def _find_unmarked(document: Document) -> set[int]:
    """Return the blocks that are somebody's words without marks: in the first person, after "The minister said:"."""
    found: set[int] = set()
    speaking = False
    for index, block in enumerate(document.blocks):
        if block.kind == BlockKind.FURNITURE:
            continue
        words = document.text[block.start : block.end]
        plain = block.kind == BlockKind.PARAGRAPH and not any(mark in words[:2] for mark in _PAIRS)
        if speaking and plain and not words.endswith(":") and _FIRST_PERSON.search(words):
            found.add(index)
        else:
            speaking = len(words) < _LONGEST_CUE and _CUE.search(words) is not None
    return found


def _find_far_close(document: Document, index: int, opening: int) -> int:
    """Return where a quotation that its own paragraph leaves open ends: before any paragraph that opens one anew.

    A list between two such paragraphs is part of it.
    """
    text = document.text
    closing = _PAIRS.get(text[opening], "")
    if not closing or text[document.blocks[index].end - 1] == closing:
        return 0
    after = document.blocks[index + 1 : index + 1 + _FARTHEST]
    for place, block in enumerate(after):
        if block.kind == BlockKind.HEADING or any(mark in text[block.start : block.start + 2] for mark in _PAIRS):
            listed = place and all(one.kind == BlockKind.LIST_ITEM for one in after[:place])
            return after[place - 1].end if listed and text[block.start] == text[opening] else 0
        opened = text.find(text[opening], block.start, block.end) if text[opening] != closing else -1
        close = _find_close(text, block.start, block.end, closing)
        if (opened < 0 or close < opened) and text[close - 1] == closing:
            return close
    return 0


def _find_marked(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    place = start
    while place < end:
        closing = _PAIRS.get(text[place])
        before = text[place - 1] if place else " "
        if closing is None or before.isalnum():
            place += 1
            continue
        stop = _find_close(text, place + 1, end, closing)
        sentence = closing != "’" and stop - place > _SHORTEST_SENTENCE and text[stop - 2] in _STOPS
        if (stop - place > _SHORTEST or sentence) and (closing != "’" or stop < end):
            found.append((place, stop))
            place = stop
        elif closing == text[place]:
            # The end of a short quotation is not the beginning of another.
            place = stop
        place += 1
    return found


def _find_close(text: str, start: int, end: int, closing: str) -> int:
    for place in range(start, end):
        if text[place] != closing:
            continue
        after = text[place + 1] if place + 1 < len(text) else " "
        if closing != "’" or not after.isalnum():
            return place + 1
    return end
