"""Earlier messages below or between the words of an e-mail, which somebody else wrote at another time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from carekg.documents.characters.lines import Line, split_lines
from carekg.documents.drafts import Draft, shift_draft
from carekg.documents.layout.blocks import find_blocks
from carekg.documents.signs.publication_dates import find_dates
from carekg.model import Block, BlockKind

_EARLIER = "earlier message"
_QUOTED = re.compile(r"\s*(?:>|&gt;)")
_WROTE = re.compile(
    r"(?=.*(?:@|\d[:.]\d\d))(?:On|Ar|Am) .{6,240}\b(?:wrote|writes|ysgrifennodd) ?:", re.IGNORECASE | re.DOTALL
)
_DIVIDER = re.compile(r"[-_*\s]{2,}(?:original message|neges wreiddiol)[-_*\s]*", re.IGNORECASE)
_PASSES_ON = re.compile(r"[-_*\s]*(?:begin )?forwarded message:?[-_*\s]*", re.IGNORECASE)
_FROM = re.compile(r"\*?(?:From|Oddi wrth|O):\*?\s+(?=\S)", re.IGNORECASE)
_SENT = re.compile(r"\*?(?:Sent|Date|Anfonwyd|Dyddiad):\*?\s", re.IGNORECASE)
_OTHER_FIELD = re.compile(r"\*?(?:Sent|Date|To|Cc|Bcc|Reply-To|Subject|Anfonwyd|Dyddiad|At|Pwnc):\*?\s", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*[<\[(].*")
_WROTE_LINES = 3
_HEAD_LINES = 6
_FORWARD = re.compile(r"\s*fwd?\s*:", re.IGNORECASE)


class Aside(NamedTuple):
    """A stretch of the text of an e-mail, `text[start:end]`, that is no word of its sender's, and why not."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Thread:
    """The stretches to set aside, in order, and who wrote what is passed on, and when; empty where nothing is."""

    asides: tuple[Aside, ...]
    sender: str = ""
    date: str = ""


def read_thread(text: str, subject: str) -> Thread:
    """Return where earlier messages and the heads of those that are passed on stand in the text of an e-mail.

    A line that begins with `>` belongs to an earlier message. `On ... wrote:` and a head of `From:`, `Sent:` and `To:`
    begin one that goes on to the end, unless the lines under it are marked with `>`: then whoever replies may go on
    below. What is passed on is text: all of a message whose subject begins with `Fwd:` or that has no words of its
    own, and what stands under `Forwarded message`.
    """
    lines = split_lines(text)
    earlier = [] if _FORWARD.match(subject) else _find_earlier(lines)
    own = [line for line in lines if not any(start <= line.start < end for start, end, _ in earlier)]
    if not own:
        earlier, own = [], lines
    heads = _find_heads(own)
    asides = [*earlier, *(Aside(head[0].start, head[-1].end, "head of a message") for head in heads)]
    return _name_sender(own, heads, tuple(sorted(asides)))


def find_thread_blocks(text: str, asides: Sequence[Aside]) -> tuple[Block, ...]:
    """Return the blocks of a plain text with each line in one of the asides made furniture."""
    blocks: list[Block] = []
    position = 0
    for start, end, reason in (*asides, Aside(len(text), len(text), "")):
        own = Draft(text, find_blocks(text[position:start]))
        blocks.extend(shift_draft(own, position).blocks)
        lines = Draft(text, tuple(_make_furniture(line, reason) for line in split_lines(text[start:end])))
        blocks.extend(shift_draft(lines, start).blocks)
        position = end
    return tuple(blocks)


def set_aside(blocks: Sequence[Block], asides: Sequence[Aside]) -> tuple[Block, ...]:
    """Return the blocks with those that begin in one of the asides made furniture."""
    reasons = (next((one.reason for one in asides if one.start <= block.start < one.end), "") for block in blocks)
    return tuple(
        replace(block, kind=BlockKind.FURNITURE, level=0, reason=reason) if reason else block
        for block, reason in zip(blocks, reasons, strict=True)
    )


def _find_earlier(lines: Sequence[Line]) -> list[Aside]:
    earlier: list[Aside] = []
    skip = 0
    for index, line in enumerate(lines):
        if index < skip:
            continue
        if _PASSES_ON.fullmatch(line.text):
            break
        length = _measure_opening(lines, index)
        following = lines[index + length] if index + length < len(lines) else None
        if length and (following is None or not _QUOTED.match(following.text)):
            earlier.append(Aside(line.start, lines[-1].end, _EARLIER))
            break
        if length or _QUOTED.match(line.text):
            skip = index + max(length, 1)
            earlier.append(Aside(line.start, lines[skip - 1].end, _EARLIER))
    return earlier


def _find_heads(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """Return the lines of each head of a message that is passed on, with the line above that says so."""
    heads: list[Sequence[Line]] = []
    for index in range(len(lines)):
        length = _measure_head(lines, index)
        if length:
            above = lines[index - 1].text if index else ""
            divided = bool(_PASSES_ON.fullmatch(above) or _DIVIDER.fullmatch(above))
            heads.append(lines[index - divided : index + length])
    return heads


def _name_sender(lines: Sequence[Line], heads: Sequence[Sequence[Line]], asides: tuple[Aside, ...]) -> Thread:
    """Return the thread with the sender and date of the message that most of the words belong to."""
    if not heads:
        return Thread(asides)
    starts = [head[0].start for head in heads]
    sizes = [0] * (len(heads) + 1)
    for line in lines:
        sizes[bisect_right(starts, line.start)] += len(line.text)
    for number, head in enumerate(heads, 1):
        sizes[number] -= sum(len(line.text) for line in head)
    most = max(range(len(sizes)), key=lambda number: sizes[number])
    if most == 0:
        return Thread(asides)
    named = next(line.text for line in heads[most - 1] if _FROM.match(line.text))
    words = _FROM.sub("", named, count=1)
    dated = (date.iso for line in heads[most - 1] if _SENT.match(line.text) for date in find_dates(line.text))
    return Thread(asides, _ADDRESS.sub("", words).strip(" \"'*") or words, next(dated, ""))


def _make_furniture(line: Line, reason: str) -> Block:
    return Block(BlockKind.FURNITURE, line.start, line.end, reason=reason)


def _measure_opening(lines: Sequence[Line], index: int) -> int:
    """Return how many lines from this one on say whose words come now; 0 where it does not begin such lines."""
    line = lines[index]
    if _DIVIDER.fullmatch(line.text):
        return 1
    head = _measure_head(lines, index)
    if head:
        return head
    for count in range(1, _WROTE_LINES + 1):
        if _WROTE.fullmatch(" ".join(other.text.strip() for other in lines[index : index + count])):
            return count
    return 0


def _measure_head(lines: Sequence[Line], index: int) -> int:
    """Return how many lines from this one on are the fields of a message's head; 0 where none begins here."""
    if not _FROM.match(lines[index].text):
        return 0
    under = [other.text for other in lines[index + 1 : index + 1 + _HEAD_LINES]]
    fields = [bool(_OTHER_FIELD.match(words)) for words in under]
    count = fields.index(False) if False in fields else len(fields)
    return 1 + count if count > 1 else 0
