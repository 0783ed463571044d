"""Earlier messages below or between the words of an e-mail, which somebody else wrote at another time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from carekg.documents.blocks import find_blocks
from carekg.documents.drafts import Draft, shift_draft
from carekg.documents.lines import Line, split_lines
from carekg.model import Block, BlockKind

_REASON = "earlier message"
_QUOTED = re.compile(r"\s*(?:>|&gt;)")
_WROTE = re.compile(
    r"(?=.*(?:@|\d[:.]\d\d))(?:On|Ar|Am) .{6,240}\b(?:wrote|writes|ysgrifennodd) ?:", re.IGNORECASE | re.DOTALL
)
_DIVIDER = re.compile(r"[-_*\s]{2,}(?:original message|neges wreiddiol)[-_*\s]*", re.IGNORECASE)
_FROM = re.compile(r"\*?(?:From|Oddi wrth|O):\*?\s+\S", re.IGNORECASE)
_OTHER_FIELD = re.compile(r"\*?(?:Sent|Date|To|Subject|Anfonwyd|Dyddiad|At|Pwnc):\*?\s", re.IGNORECASE)
_WROTE_LINES = 3
_HEAD_LINES = 3
_FORWARD = re.compile(r"\s*fwd?\s*:", re.IGNORECASE)


def find_earlier_messages(text: str, subject: str) -> tuple[tuple[int, int], ...]:
    """Return where earlier messages stand in the text of an e-mail, as `(start, end)` in order.

    A line that begins with `>` belongs to one. `On ... wrote:` and a head of `From:`, `Sent:` and `To:` begin one that
    goes on to the end, unless the lines under it are marked with `>`: then whoever replies may go on below. A message
    that is passed on, and one with no words of its own, has none: what it passes on is its text.
    """
    lines = split_lines(text)
    if _FORWARD.match(subject):
        return ()
    spans: list[tuple[int, int]] = []
    skip = 0
    for index, line in enumerate(lines):
        if index < skip:
            continue
        length = _measure_opening(lines, index)
        following = lines[index + length] if index + length < len(lines) else None
        if length and (following is None or not _QUOTED.match(following.text)):
            spans.append((line.start, lines[-1].end))
            break
        if length or _QUOTED.match(line.text):
            skip = index + max(length, 1)
            spans.append((line.start, lines[skip - 1].end))
    own = [line for line in lines if not any(start <= line.start < end for start, end in spans)]
    return tuple(spans) if own else ()


def find_thread_blocks(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Block, ...]:
    """Return the blocks of a plain text with each line in one of the spans set aside as furniture."""
    blocks: list[Block] = []
    position = 0
    for start, end in (*spans, (len(text), len(text))):
        own = Draft(text, find_blocks(text[position:start]))
        blocks.extend(shift_draft(own, position).blocks)
        lines = Draft(text, tuple(_make_aside(line) for line in split_lines(text[start:end])))
        blocks.extend(shift_draft(lines, start).blocks)
        position = end
    return tuple(blocks)


def set_aside(blocks: Sequence[Block], spans: Sequence[tuple[int, int]]) -> tuple[Block, ...]:
    """Return the blocks with those that begin in one of the spans made furniture."""
    return tuple(
        replace(block, kind=BlockKind.FURNITURE, level=0, reason=_REASON)
        if any(start <= block.start < end for start, end in spans)
        else block
        for block in blocks
    )


def _make_aside(line: Line) -> Block:
    return Block(BlockKind.FURNITURE, line.start, line.end, reason=_REASON)


def _measure_opening(lines: Sequence[Line], index: int) -> int:
    """Return how many lines from this one on say whose words come now; 0 where it does not begin such lines."""
    line = lines[index]
    if _DIVIDER.fullmatch(line.text):
        return 1
    if _FROM.match(line.text):
        under = [other.text for other in lines[index + 1 : index + 1 + _HEAD_LINES]]
        fields = [bool(_OTHER_FIELD.match(words)) for words in under]
        return 1 + (fields.index(False) if False in fields else len(fields)) if sum(fields) > 1 else 0
    for count in range(1, _WROTE_LINES + 1):
        if _WROTE.fullmatch(" ".join(other.text.strip() for other in lines[index : index + count])):
            return count
    return 0
