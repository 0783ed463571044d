"""Words cut into the pieces that the encoder knows, as BERT's uncased WordPiece does it.

The parser has already cut the text into words, so what is left is the greedy longest match against a vocabulary
(Wu et al. 2016, "Google's neural machine translation system", section 4.1). The tokenisers published for this read
whole texts and come with a client for model hubs; this reads words, and needs the vocabulary only.
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

SPECIAL = frozenset({"[UNK]", "[CLS]", "[SEP]"})
"""What every vocabulary holds."""
_LONGEST_PART = 60


class PieceCutter:
    """Cuts words by a vocabulary, whose pieces inside a word begin with `##`."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self._ids["[UNK]"]
        self.opening = self._ids["[CLS]"]
        self.separator = self._ids["[SEP]"]
        self.cut = lru_cache(maxsize=32768)(self._cut)

    def _cut(self, word: str) -> tuple[int, ...]:
        """Return the pieces of a word, at least one."""
        plain = "".join(
            letter for letter in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(letter) != "Mn"
        )
        pieces = [piece for part in _split_marks(plain) for piece in self._cut_part(part)]
        return tuple(pieces) or (self.unknown,)

    def _cut_part(self, part: str) -> list[int]:
        if len(part) > _LONGEST_PART:
            return [self.unknown]
        pieces = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            end = next((end for end in range(len(part), start, -1) if prefix + part[start:end] in self._ids), start)
            if end == start:
                return [self.unknown]
            pieces.append(self._ids[prefix + part[start:end]])
            start = end
        return pieces


def _split_marks(word: str) -> Iterator[str]:
    """Yield the runs of other characters of a word, and each of its punctuation marks."""
    for is_mark, letters in groupby(word, _is_mark):
        if is_mark:
            yield from letters
        else:
            yield "".join(letters)


def _is_mark(letter: str) -> bool:
    return letter in string.punctuation or unicodedata.category(letter).startswith("P")
