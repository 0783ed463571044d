"""Which of the languages of these islands a text is written in, by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

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
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 2_000


def guess_language(text: str) -> str:
    """Return the ISO 639-1 code of a text: English unless the common words of another language are commoner."""
    counts = Counter(word.lower() for word in _WORD.findall(text)[:_MOST_WORDS])
    scores = {language: sum(counts[word] for word in sorted(common)) for language, common in _COMMON.items()}
    return max(scores, key=lambda language: (scores[language], language == "en", language))
