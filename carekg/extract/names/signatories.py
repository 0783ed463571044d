"""People and posts that a text names in capitals alone: whoever signs a letter, or gives the speech that it is.

In small letters the parser knows them: "ADA BELL" is read as "Ada Bell", which is as long.
"""

from __future__ import annotations

import re
from dataclasses import replace

from carekg.extract.lexicon import Lexicon
from carekg.extract.syntax.reading import Segment
from carekg.model import BlockKind

GIVEN_BY = re.compile(
    r"(?:[\w’']+ ){0,3}(?:speech|statement|address|remarks|lecture|message|foreword) (?:by|from) ", re.IGNORECASE
)
"""How the head of a speech begins, before whose it is."""
_PART = re.compile(r"[^,;:()–—|]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_MC = re.compile(r"\bMc([a-z])(?=[a-z]{2})")
_VOWEL = re.compile(r"[aeiouyáéíóúŵŷàèìòù]")
_FEWEST, _MOST = 2, 4
_INITIALS = 5
"""Letters of the longest name that is usually of initials."""
_SMALL = frozenset({"a", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"})


def read_signatories(segment: Segment, lexicon: Lexicon) -> Segment:
    """Return a segment with its signatory, or whoever speaks by its first line, and their posts in small letters."""
    spoken = GIVEN_BY.match(segment.text)
    if spoken is None and segment.kind != BlockKind.SIGNATURE:
        return segment
    begin = spoken.end() if spoken is not None else segment.lead
    text = segment.text
    for part in _PART.finditer(text, begin):
        start, end = _find_name(part, lexicon)
        lowered = _lower(text[start:end])
        if start == end:
            start, lowered = part.start(), _lower_post(part[0], lexicon)
        if len(lowered) == end - start:
            text = text[:start] + lowered + text[end:]
    return replace(segment, text=text)


def _find_name(part: re.Match[str], lexicon: Lexicon) -> tuple[int, int]:
    """Return where a person's name is in a part of a line, without title and letters; its end twice if nowhere.

    Words of bodies and posts speak against it: "CARE MINISTER", "ELM TRUST".
    """
    words = list(_WORD.finditer(part.string, *part.span()))
    while words and words[0][0].casefold().rstrip(".") in {*lexicon.titles, "the", "right"}:
        words = words[1:]
    while words and words[-1][0].casefold().rstrip(".") in lexicon.letters:
        words = words[:-1]
    lowered = [word[0].casefold() for word in words]
    known = (
        lexicon.heads.keys() | lexicon.ranks | lexicon.portfolio | lexicon.ordinary | lexicon.endings | lexicon.people
    )
    named = _FEWEST <= len(words) <= _MOST and all(word[0].isupper() for word in words)
    if not named or not known.isdisjoint(lowered) or lowered[0] in lexicon.known or any(map(_is_initials, lowered)):
        return part.end(), part.end()
    return words[0].start(), words[-1].end()


def _is_initials(word: str) -> bool:
    """Tell "NHS" from "Ng" and "J."."""
    return len(word.rstrip(".")) > _FEWEST and _VOWEL.search(word) is None


def _lower(name: str) -> str:
    """Return `Rona O'Neill-McBride` for `RONA O'NEILL-MCBRIDE`."""
    return _MC.sub(lambda found: f"Mc{found[1].upper()}", name.title())


def _lower_post(part: str, lexicon: Lexicon) -> str:
    """Return `the Minister for Care` for `THE MINISTER FOR CARE`; short words that are not known may be initials."""
    words = _WORD.findall(part.casefold())
    post = words[1:] if words[:1] == ["the"] else words
    if not part.isupper() or lexicon.ranks.isdisjoint(post[:2]):
        return part
    known = lexicon.heads.keys() | lexicon.ranks | lexicon.portfolio | lexicon.people | lexicon.titles

    def lower(word: re.Match[str]) -> str:
        folded = word[0].casefold()
        if folded in _SMALL:
            return folded
        initials = folded not in known and (len(folded) <= _INITIALS or folded in lexicon.known)
        return word[0] if initials else word[0].title()

    return _WORD.sub(lower, part)
