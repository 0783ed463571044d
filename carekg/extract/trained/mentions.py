"""From scores of stretches of words to the mentions that they make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from carekg.extract.trained.windows import TYPES
from carekg.model import EntityType

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST = -1.0
"""From this score on (0 is as likely as not) a stretch of words is a candidate."""


def pick_mentions(
    scores: NDArray[np.float32], sentences: Sequence[int], least: float = LEAST
) -> list[tuple[int, int, EntityType, float]]:
    """Return the mentions in `scores` (types, words, words) as (first word, word after the last, type, score).

    A mention lies within one sentence and has the likeliest of its types; two of a type do not overlap.
    """
    marks = np.asarray(sentences)
    valid = np.triu(marks[:, None] == marks[None, :])
    best, kinds = scores.max(axis=0), scores.argmax(axis=0)
    rows, columns = np.nonzero(valid & (best >= least))
    found: list[tuple[int, int, EntityType, float]] = []
    for place in np.argsort(-best[rows, columns], kind="stable"):
        start, last = int(rows[place]), int(columns[place])
        kind = TYPES[int(kinds[start, last])]
        if not any(kind == other and start < stop and first <= last for first, stop, other, _ in found):
            found.append((start, last + 1, kind, float(best[start, last])))
    return sorted(found, key=lambda one: one[:2])


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return what two stretches share of what they cover together."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(shared, 0) / (max(one[1], other[1]) - min(one[0], other[0]))
