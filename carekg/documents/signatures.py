"""The ends of letters: whoever signs, and the posts they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from carekg.documents.lines import ends_sentence
from carekg.model import Block, BlockKind

_VALEDICTION = re.compile(
    r"(?:yours(?: (?:sincerely|faithfully|truly|ever|etc|aye|in \w+))?|regards|sincerely|faithfully|respectfully"
    r"|(?:with )?(?:very |kind |kindest |best |warm |warmest )(?:regards|wishes)|(?:many|with) thanks"
    r"|(?:love and |in )?solidarity|signed(?: by)?|signatories"
    r"|yn gywir|yr eiddoch yn gywir|cofion(?: cynnes| gorau)?|diolch yn fawr"
    r"|(?:is )?mise(?: le meas)?|le meas|le gach dea-ghu[ií]|le dùrachd)\W*",
    re.IGNORECASE,
)
_OPENS_OTHERWISE = re.compile(
    r"(?:cc|copy|copied|copies|enc|encl|enclosure|p\.?s\.?|notes?|annex|tel|if you|please|you can|page|contact)\b",
    re.IGNORECASE,
)
_LONGEST = 130
_MOST_LINES = 24


def mark_signatures(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the lines under a letter's valediction marked as signatures, one block a run of lines."""
    marked: list[Block] = []
    budget = 0
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind is BlockKind.FURNITURE:
            marked.append(block)
        elif _VALEDICTION.fullmatch(words):
            budget = _MOST_LINES
            marked.append(replace(block, kind=BlockKind.SIGNATURE, level=0))
        elif budget and _is_signature_line(words):
            budget -= 1
            _append_line(text, marked, block)
        else:
            budget = 0
            marked.append(block)
    return marked


def _is_signature_line(words: str) -> bool:
    if len(words) > _LONGEST * (words.count("\n") + 1) or _OPENS_OTHERWISE.match(words):
        return False
    return not (ends_sentence(words) and len(words.split()) > 6) and not words.rstrip().endswith(":")


def _append_line(text: str, marked: list[Block], block: Block) -> None:
    """Join a line to the signature above where no blank line parts them: a name and the post under it."""
    above = marked[-1]
    gap = text[above.end : block.start]
    joined = above.kind is BlockKind.SIGNATURE and gap.count("\n") <= 1 and not gap.strip()
    if joined and not _VALEDICTION.fullmatch(text[above.start : above.end]):
        marked[-1] = replace(above, end=block.end)
    else:
        marked.append(replace(block, kind=BlockKind.SIGNATURE, level=0))
