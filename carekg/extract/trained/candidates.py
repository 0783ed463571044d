"""Which stretches of a window may be ends of a statement, and which pairs of them are judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from carekg.extract.trained.windows import Sentence, Window

if TYPE_CHECKING:
    from numpy.typing import NDArray

REFERRING = frozenset(
    [
        "it",
        "its",
        "itself",
        "he",
        "him",
        "his",
        "she",
        "her",
        "they",
        "them",
        "their",
        "themselves",
        "we",
        "us",
        "our",
        "ourselves",
        "i",
        "me",
        "my",
        "who",
        "which",
        "whose",
        "that",
        "this",
        "these",
        "those",
        "both",
        "you",
        "your",
        "each",
        "one",
    ]
)


def find_referring(words: Sequence[str]) -> list[int]:
    """Return the places of the words that refer to something named elsewhere."""
    return [place for place, word in enumerate(words) if word.lower() in REFERRING]


def find_pairs(
    spans: Sequence[tuple[int, int]], window: Window, sentences: Sequence[Sentence]
) -> list[tuple[int, int]]:
    """Return the ordered pairs of spans in one sentence, or in a sentence and the one that it hangs on.

    The first span stands for what the text leaves unsaid, and makes a pair with every other.
    """
    by_sentence: dict[int, list[int]] = {}
    for number, (start, _) in enumerate(spans[1:], start=1):
        by_sentence.setdefault(window.sentences[start], []).append(number)
    first_own = window.sentences[window.repeated] if window.repeated < len(window.sentences) else 0
    pairs: list[tuple[int, int]] = []
    for sentence, here in by_sentence.items():
        if sentence < first_own:
            continue
        pairs.extend((one, other) for one in here for other in here if one != other)
        before = by_sentence.get(sentences[sentence].anchor, [])
        for one in here:
            pairs.extend(((0, one), (one, 0)))
            for other in before:
                pairs.extend(((one, other), (other, one)))
    return pairs


def bucket_distances(distances: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the class (0 to 15) of each distance in words: exact up to three, then by powers of two, by direction."""
    away = np.abs(distances)
    sizes = np.where(away < 4, away, np.minimum((2 + np.log2(np.maximum(away, 1))).astype(np.int64), 7))
    return np.where(distances < 0, sizes + 8, sizes).astype(np.int64)
