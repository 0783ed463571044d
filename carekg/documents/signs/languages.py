"""Which of the languages of these islands a text, or a part of it, is written in, by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from carekg.model import Block, BlockKind

_COMMON: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": frozenset({"the", "and", "of", "to", "in", "is", "for", "that", "with", "by", "be", "on", "will", "are"}),
        "cy": frozenset({"yn", "y", "yr", "ac", "mae", "ar", "i", "o", "gan", "bydd", "wedi", "hyn", "gyda", "sydd"}),
        "ga": frozenset({"an", "na", "agus", "ar", "go", "ag", "is", "tá", "le", "do", "a", "bhí", "seo", "don"}),
        "gd": frozenset(
            {"an", "na", "agus", "air", "gu", "aig", "tha", "le", "do", "a", "bha", "seo", "airson", "nan"}
        ),
    }
)
_OTHERS: Mapping[str, str] = MappingProxyType({"cy": "in Welsh", "ga": "in Irish", "gd": "in Scottish Gaelic"})
_ENGLISH_TOO = frozenset({"a", "air", "an", "do", "go", "i", "is", "le", "o", "seo"})
_FEWEST_WORDS = 8
_FEWEST_COMMON = 3
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 2_000


def guess_language(text: str) -> str:
    """Return the ISO 639-1 code of a text: English unless the common words of another language are commoner."""
    counts = _count_words(text)
    scores = {language: sum(counts[word] for word in sorted(common)) for language, common in _COMMON.items()}
    return max(scores, key=lambda language: (scores[language], language == "en", language))


def mark_languages(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with those made furniture that are plainly in another language of these islands than English.

    Bilingual pages say things twice, and what is not English cannot be read.
    """
    return [_set_aside(text, block) for block in blocks]


def _set_aside(text: str, block: Block) -> Block:
    reason = "" if block.kind is BlockKind.FURNITURE else _find_reason(text[block.start : block.end])
    if not reason:
        return block
    return replace(block, kind=BlockKind.FURNITURE, level=0, parent=None, speaker="", reason=reason)


def _find_reason(words: str) -> str:
    counts = _count_words(words)
    if counts.total() < _FEWEST_WORDS:
        return ""
    english = sum(counts[word] for word in _COMMON["en"])
    scores = {code: sum(counts[word] for word in _COMMON[code] - _ENGLISH_TOO) for code in _OTHERS}
    likeliest = max(scores, key=lambda code: scores[code])
    return _OTHERS[likeliest] if scores[likeliest] >= max(_FEWEST_COMMON, 2 * english + 1) else ""


def _count_words(text: str) -> Counter[str]:
    return Counter(word.lower() for word in _WORD.findall(text)[:_MOST_WORDS])
