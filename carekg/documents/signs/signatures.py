"""The ends of letters: whoever signs, and the posts they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from carekg.documents.characters.lines import ends_sentence
from carekg.model import Block, BlockKind

_VALEDICTION = re.compile(
    r"(?:yours(?: (?:sincerely|faithfully|truly|ever|etc|aye|in \w+))?"
    r"|(?:all )?(?:the )?best|cheers|regards|sincerely|faithfully|respectfully"
    r"|(?:with )?(?:very |kind |kindest |best |warm |warmest )(?:regards|wishes)|(?:many|with) thanks"
    r"|(?:love and |in )?solidarity|signed(?: by)?|signatories"
    r"|yn gywir|yr eiddoch yn gywir|cofion(?: cynnes| gorau)?|diolch yn fawr"
    r"|(?:is )?mise(?: le meas)?|le meas|le gach dea-ghu[ií]|le (?:deagh )?dhùrachd|le dùrachd)\W*",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"(?:Dear|Annwyl|A chara|Hi|Hello)\b")
_OPENS_OTHERWISE = re.compile(
    r"(?:cc|copy|copied|copies|enc|encl|enclosure|p\.?s\.?|notes?|annex|tel|if you|please|you can|page|contact)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:with |and )?(?:my |our )?(?:\w+ )?(?:thanks|best wishes|regards|love|respect|solidarity)\b[^.!?:]{0,40}[,.]?",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof(?:essor)?|Cllr|Councillor|Rev(?:d)?|Rt Hon|Baroness|Lord|Lady)\.? )*"
    r"[A-ZÀ-Ý][\w’'À-ÿ.-]*(?: (?:de|van|von|ap|ni|mac|[A-ZÀ-Ý][\w’'À-ÿ.-]*)){1,4}(?:,? (?:[A-Z]{2,4}|[A-Z]Sc|PhD))*"
    r"(?:, [A-Z][^.!?:;]{2,90})?"
)
_CLOSING_BLOCKS = 3
_LONGEST = 130
_MOST_LINES = 24


def mark_signatures(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the lines under a letter's valediction marked as signatures, one block a run of lines."""
    marked: list[Block] = []
    budget = 0
    is_letter = any(_SALUTATION.match(text, block.start) for block in blocks)
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind is BlockKind.FURNITURE:
            marked.append(block)
        elif _VALEDICTION.fullmatch(words) or (is_letter and _THANKS.fullmatch(words)):
            budget = _MOST_LINES
            marked.append(replace(block, kind=BlockKind.SIGNATURE, level=0))
        elif budget and _is_signature_line(words):
            budget -= 1
            _append_line(text, marked, block)
        else:
            budget = 0
            marked.append(block)
    return _mark_closing(text, marked)


def _mark_closing(text: str, blocks: list[Block]) -> list[Block]:
    """Mark a name, with a post under it, that stands at the very end of a document as its signature."""
    last = [index for index, block in enumerate(blocks) if block.kind is not BlockKind.FURNITURE][-_CLOSING_BLOCKS:]
    for position, index in enumerate(last):
        rest = [text[blocks[other].start : blocks[other].end] for other in last[position:]]
        kinds = {blocks[other].kind for other in last[position:]}
        if kinds <= {BlockKind.PARAGRAPH, BlockKind.HEADING} and _closes(rest) and index > 1:
            for other in last[position:]:
                blocks[other] = replace(blocks[other], kind=BlockKind.SIGNATURE, level=0)
            break
    return blocks


def _closes(lines: Sequence[str]) -> bool:
    named = _NAME.fullmatch(lines[0]) is not None
    return named and all(len(line) <= _LONGEST and not line.endswith((".", ":", "?", "!")) for line in lines)


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
