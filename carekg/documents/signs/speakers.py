"""Who speaks: the turns of a debate, and of questions and answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from carekg.model import Block, BlockKind

_TITLE = (
    r"(?:The\s+)?(?:Baroness|Lord|Lady|Viscount|Earl|Countess|Bishop|Archbishop|Duke|Marquess|Mr|Mrs|Ms|Miss|Mx|Dr|Sir"
    r"|Dame|Prof(?:essor)?|Rev(?:d|erend)?|Cllr|Councillor|Deputy|Senator|Minister|Alderman)\.?"
)
_NAME = r"[A-ZÀ-Ý][\w’'À-ÿ.-]*(?:\s+(?:of|de|van|von|the|and|ap|ni|mac|[A-ZÀ-Ý][\w’'À-ÿ.-]*)){0,7}"
_PARTY = (
    r"\((?:Lab(?:/?Co-op)?|Con|LD|LDem|Lib Dem|CB|SNP|PC|Plaid Cymru|DUP|SDLP|SF|Sinn F[eé]in|UUP|TUV|APNI|Alliance"
    r"|Green|GP|Non-Afl|Ind|Ind Lab|Reform|Lord Bishops|Bishop|FF|FG|Labour|Conservative|Liberal Democrats?|DL|Maj)\)"
)
_OWN_WORD = r"(?:\(?[A-ZÀ-Ý][\w’'À-ÿ.-]*\)?,?|of|the|and|for|in|to|at|on|de|van|von|&)"
_OWN_LINE = re.compile(
    rf"(?=.{{3,160}}$)(?P<name>(?:The\s+)?[A-ZÀ-Ý][\w’'À-ÿ.-]*,?(?:\s+{_OWN_WORD})*?)(?:\s+{_PARTY})(?:\s*\[[VR]\])?\s*:?"
)
_OFFICE = r"(?:The )?(?:Chair(?:man|woman|person)?|Convener|Presiding Officer|Deputy Presiding Officer|Speaker|Llywydd)"
_POST = (
    r"(?=[^:]*\b(?:Minister|Secretary|Commissioner|Officer|Director|President|Executive|Member)\b)"
    r"(?:The\s+)?[A-ZÀ-Ý][\w’'-]+(?:,?\s+(?:for|of|and|the|to|in|at|with|[A-ZÀ-Ý][\w’'-]*)){1,14}"
)
_NUMBER = r"(?:Q\d{1,3}\.?|[A-Z][A-Z\d]*-\d{3,}\.?)"
"""What numbers a question: `Q12`, `S7W-04417`."""
_EMPHASIS = r"(?:\*{1,3}|_{1,2})?"
_BEFORE = rf"{_EMPHASIS}(?:\d{{1,3}}\.\s+)?{_EMPHASIS}"
"""What a question that is only counted has before its name: `**3. `."""
_INLINE = re.compile(
    rf"{_BEFORE}(?:{_NUMBER}\s+)?"
    rf"(?P<name>{_OFFICE}|{_POST}|{_TITLE}\s+(?:of\s+)?{_NAME}|[A-ZÀ-Ý][\w’'À-ÿ-]+(?:\s+[A-ZÀ-Ý][\w’'À-ÿ.-]*){{1,3}}|[A-Z]{{3,}}|Q|A)"
    rf"(?:\s*\([^()]{{2,90}}\)){{0,2}}{_EMPHASIS}:{_EMPHASIS}\s+(?=\S)"
)
_ANSWER = re.compile(
    rf"(?P<name>{_POST})\s*\((?:{_TITLE}\s+)?{_NAME}(?:,?\s+(?:MP|MSP|MS|MLA|TD))?\):\s+(?=[^\n]{{0,200}}?\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b)"
)
"""A post with its holder in brackets, who then speaks: the one turn of a written answer."""
_HOLDER = re.compile(rf"{_POST}\s*\((?P<name>(?:{_TITLE}\s+)?{_NAME})\)")
"""A post with its holder in brackets, on a line of its own, in a debate where others have theirs."""

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SURE = re.compile(rf"{_BEFORE}(?:{_NUMBER}\s|Q\d|{_OFFICE}|{_TITLE}\s)")
_SPOKEN = re.compile(r"[.?!…,;:—–][”’\"')\]*_]*\s*$|\S+(?:\s+\S+){9}")
"""What is said ends with a stop, or goes on for ten words; the end of a title does neither: `Older People: Abuse`."""
_FEWEST_TURNS = 2


def starts_turn(line: str) -> bool:
    """Tell whether a line surely begins a turn: a name with its party, a question with its number, a titled name."""
    return bool(_OWN_LINE.fullmatch(line)) or ((match := _INLINE.match(line)) is not None and _is_sure(match))


def mark_speakers(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the speaker of each turn set.

    A name on a line of its own becomes a heading; a name before a colon is left out of its block. A turn lasts until
    the next one, or a heading.
    """
    known = _find_names(text, blocks)
    if not known:
        return list(blocks)
    marked: list[Block] = []
    speaker = ""
    for block in blocks:
        words = text[block.start : block.end]
        name = _match_own_line(words, known)
        if block.kind is BlockKind.FURNITURE or block.kind is BlockKind.TABLE_ROW:
            marked.append(block)
        elif name:
            speaker = name
            marked.append(replace(block, kind=BlockKind.HEADING, level=4))
        elif (match := _INLINE.match(words)) is not None and _tidy(match["name"]) in known:
            speaker = _tidy(match["name"])
            marked.append(replace(block, kind=BlockKind.PARAGRAPH, start=block.start + match.end(), speaker=speaker))
        else:
            speaker = "" if block.kind is BlockKind.HEADING else speaker
            marked.append(replace(block, speaker=speaker))
    return marked


def _find_names(text: str, blocks: Sequence[Block]) -> frozenset[str]:
    """The speakers of a document that has turns at all; one colon after a name makes no debate, but for an answer.

    Names that no title or number marks are speakers where they come again, or, in bold as labels often are, where
    others are marked.
    """
    own: list[str] = []
    names: Counter[str] = Counter()
    sure: set[str] = set()
    bold: set[str] = set()
    for block in blocks:
        if block.kind in {BlockKind.FURNITURE, BlockKind.TABLE_ROW}:
            continue
        words = text[block.start : block.end]
        if (match := _ANSWER.match(words)) is not None:
            own.append(_tidy(match["name"]))
        if (match := _OWN_LINE.fullmatch(words)) is not None:
            own.append(_tidy(match["name"]))
        elif (match := _INLINE.match(words)) is not None and _SPOKEN.search(words, match.end()):
            name = _tidy(match["name"])
            names[name] += 1
            sure.update({name} if _is_sure(match) else ())
            bold.update({name} if words[0] in "*_" else ())
    if own:
        own.extend(_find_later_names(own, [text[block.start : block.end] for block in blocks]))
    often = {name for name, count in names.items() if count > 1 and (sure or name not in bold)}
    turns = sum(count for name, count in names.items() if name in sure or name in often)
    if turns >= _FEWEST_TURNS and (sure or len(often) >= _FEWEST_TURNS):
        own.extend(names)
    return frozenset(own)


def _find_later_names(own: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines that name ministers, and how whoever has spoken once is named from then on: the name alone."""
    for name in own:
        bare = _BRACKETS.sub("", name)
        if bare != name and " " in bare:
            yield bare
    for line in lines:
        match = _HOLDER.fullmatch(line)
        if match is not None:
            yield from (line, _tidy(match["name"]))


def _match_own_line(words: str, known: frozenset[str]) -> str:
    match = _OWN_LINE.fullmatch(words)
    if match is not None:
        return _tidy(match["name"])
    return words if len(words) < 80 and words in known else ""


def _is_sure(match: re.Match[str]) -> bool:
    return bool(_SURE.match(match[0]))


def _tidy(name: str) -> str:
    return " ".join(name.split())
