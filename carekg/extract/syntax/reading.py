"""The copy of a block that the parser reads, and the way back from it to the document.

The copy has single spaces for line breaks and runs of blanks, no Markdown emphasis, and a space where a known name
runs into the next word ("Careit has"). Each of its characters remembers where it stands in the document, so evidence
is always cut from the document itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carekg.documents.layout.tables import find_tabs, split_cells
from carekg.model import BlockKind, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MARKUP = re.compile(
    r"\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|`+|!?\[(?=[^\]]*\]\()|\]\([^)\s]*\)|^#{1,6} |^> ?|</?[a-z][^>]*>",
    re.MULTILINE,
)
_RUN_ON = re.compile(
    r"(?<=[a-z])(?=(?:it|they|we|he|she|the|has|have|is|was|will|said|and|in|to|of|for|which|who|that)\b)"
)


_LONGEST = 20_000
"""Characters parsed at once: the model's memory grows with them, and it refuses a million."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A block as the parser reads it."""

    text: str
    offsets: tuple[int, ...]
    """Where each character of `text` stands in the document."""
    block: int
    kind: BlockKind
    lead: int = 0
    """How many of the first characters are a lead-in, repeated before each of its items."""
    speaker: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    """The heads and cells of a table's row, where it has a header."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed segment."""

    segment: Segment
    doc: Doc
    first_own: int
    """The first token that does not belong to the lead-in."""
    known: tuple[tuple[int, int], ...] = ()
    """The tokens of known names."""
    gaps: frozenset[int] = frozenset()
    """The tokens that cannot be read."""

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return the document's offsets of the tokens from `start` up to `end`."""
        first, last = self.doc[start], self.doc[end - 1]
        offsets = self.segment.offsets
        return offsets[first.idx], offsets[last.idx + len(last) - 1] + 1


def copy_text(
    text: str, start: int, end: int, names: tuple[str, ...] = (), breaks: str = " ", *, cells: bool = False
) -> tuple[str, list[int]]:
    """Return what the parser reads of `text[start:end]`, and the place of each character in `text`.

    `breaks` is what a line break reads as: a comma in signatures, where name, post and body stand on lines. `cells`
    tells that it is a row of a table, in which bars are read for tabs.
    """
    dropped: set[int] = set()
    for match in _MARKUP.finditer(text, start, end):
        dropped.update(range(*match.span()))
    bars: set[int] = set()
    for first, last in find_tabs(text[start:end]) if cells else ():
        bars.add(start + first)
        dropped.update(range(start + first + 1, start + last))
    splits = find_run_ons(text, start, end, names)
    letters: list[str] = []
    offsets: list[int] = []
    for place in range(start, end):
        if place in dropped:
            continue
        if place in bars:
            letters.extend(" | ")
            offsets.extend([place] * 3)
            continue
        letter = " " if text[place].isspace() else text[place]
        if breaks == "," and text[place] == "\n" and letters and letters[-1].isalnum():
            letter = ","
        if place in splits and letters and letters[-1] != " ":
            letters.append(" ")
            offsets.append(place)
        if letter == " " and (not letters or letters[-1] == " "):
            continue
        letters.append(letter)
        offsets.append(place)
    return "".join(letters), offsets


def find_run_ons(text: str, start: int, end: int, names: tuple[str, ...]) -> set[int]:
    """Return where a known name of several words runs into the word after it."""
    # Few words end like this and thousands of names are known, so the words come first.
    places = (match.start() for match in _RUN_ON.finditer(text, start, end))
    return {place for place in places if text.endswith(names, start, place)}


def cut_pieces(text: str) -> list[tuple[int, int]]:
    """Cut a block that is too long to be parsed at once, after a sentence where one ends in time."""
    pieces = []
    start = 0
    while len(text) - start > _LONGEST:
        stop = text.rfind(". ", start, start + _LONGEST) + 2
        if stop <= start + 1:
            stop = text.rfind(" ", start, start + _LONGEST) + 1
        if stop <= start:
            stop = start + _LONGEST
        pieces.append((start, stop))
        start = stop
    return [*pieces, (start, len(text))]


def cut_segments(document: Document, names: tuple[str, ...] = ()) -> list[Segment]:
    """Return a segment for each block to be read, list items with the lead-in they complete."""
    segments = []
    for index, block in enumerate(document.blocks):
        if block.kind == BlockKind.FURNITURE:
            continue
        text, offsets = copy_text(
            document.text,
            block.start,
            block.end,
            names,
            "," if block.kind == BlockKind.SIGNATURE else " ",
            cells=block.kind == BlockKind.TABLE_ROW,
        )
        lead_text, lead_offsets = _read_lead(document, index, names)
        if not text.strip():
            continue
        for start, end in cut_pieces(text):
            segments.append(
                Segment(
                    text=lead_text + text[start:end],
                    offsets=tuple(lead_offsets + offsets[start:end]),
                    block=index,
                    kind=block.kind,
                    lead=len(lead_text),
                    speaker=block.speaker,
                    columns=_read_columns(document, index),
                )
            )
    return segments


def _read_columns(document: Document, index: int) -> tuple[tuple[str, str], ...]:
    block = document.blocks[index]
    header = document.blocks[block.parent] if block.parent is not None else None
    if header is None or block.kind != BlockKind.TABLE_ROW or header.kind != BlockKind.TABLE_ROW:
        return ()
    heads, cells = (split_cells(document.text[one.start : one.end]) for one in (header, block))
    return tuple(zip(heads, cells, strict=True)) if len(heads) == len(cells) else ()


def _read_lead(document: Document, index: int, names: tuple[str, ...]) -> tuple[str, list[int]]:
    """Return the last sentence of the lead-in of a list item, without its colon, and its offsets."""
    block = document.blocks[index]
    if block.kind != BlockKind.LIST_ITEM or block.parent is None:
        return "", []
    parent = document.blocks[block.parent]
    if parent.kind in {BlockKind.HEADING, BlockKind.FURNITURE}:
        return "", []
    text, offsets = copy_text(document.text, parent.start, parent.end, names)
    stripped = text.rstrip()
    if not stripped.endswith((":", "-", "–", "—", "…", "that", "to", "by", "for")):
        return "", []
    stripped = stripped.rstrip(" :-–—…")
    begin = max((match.end() for match in re.finditer(r"[.!?][”’\"']?\s+(?=[A-Z“‘\"])", stripped)), default=0)
    lead = stripped[begin:]
    if not lead:
        return "", []
    return f"{lead} ", [*offsets[begin : begin + len(lead)], offsets[begin + len(lead) - 1]]
