"""How two stretches of a sentence hang together in its parse: the word that joins them, and the way down to each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from carekg.extract.syntax.labels import VERBS
from carekg.extract.syntax.reading import Reading
from carekg.extract.trained.windows import Window

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token

_LABELS = [
    "self",
    "acl",
    "acomp",
    "advcl",
    "advmod",
    "agent",
    "amod",
    "appos",
    "attr",
    "aux",
    "auxpass",
    "case",
    "cc",
    "ccomp",
    "compound",
    "conj",
    "csubj",
    "csubjpass",
    "dative",
    "dep",
    "det",
    "dobj",
    "expl",
    "intj",
    "mark",
    "meta",
    "neg",
    "nmod",
    "npadvmod",
    "nsubj",
    "nsubjpass",
    "nummod",
    "oprd",
    "parataxis",
    "pcomp",
    "pobj",
    "poss",
    "preconj",
    "predet",
    "prep",
    "prt",
    "punct",
    "quantmod",
    "relcl",
    "ROOT",
    "xcomp",
]
_PREPOSITIONS = [
    "of",
    "for",
    "to",
    "by",
    "with",
    "in",
    "from",
    "on",
    "at",
    "as",
    "into",
    "under",
    "through",
    "between",
    "about",
    "against",
    "via",
    "over",
    "within",
]
ROLES = ("apart", "unsaid", "other", *_LABELS, *(f"prep {word}" for word in _PREPOSITIONS))
DEPTHS = 6
_NUMBERS = {role: number for number, role in enumerate(ROLES)}
COLUMNS = 6
"""Joining word, its verb, roles and depths of the two ends."""


class PairSyntax:
    """Tells how the spans of one window hang together."""

    def __init__(self, window: Window, readings: Sequence[Reading], spans: Sequence[tuple[int, int]]) -> None:
        self._where = {place: number + 1 for number, place in enumerate(window.words)}
        self._readings: list[int] = []
        self._chains: list[list[Token]] = []
        for start, end in spans:
            if start < 0:
                self._readings.append(-1)
                self._chains.append([])
                continue
            number, first = window.words[start]
            root = readings[number].doc[first : window.words[end - 1][1] + 1].root
            self._readings.append(number)
            self._chains.append([root, *root.ancestors])

    def describe(self, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return (pairs, 6): the joining word and its verb, counted in the window's words from 1, roles and depths."""
        rows = [self._describe(int(one), int(other)) for one, other in pairs]
        return np.array(rows, dtype=np.int64).reshape(-1, COLUMNS)

    def _describe(self, one: int, other: int) -> tuple[int, int, int, int, int, int]:
        first, second = self._chains[one], self._chains[other]
        number = self._readings[one]
        if number != self._readings[other]:
            role = _NUMBERS["apart"] if first and second else _NUMBERS["unsaid"]
            return self._find_verb(one, first), self._find_verb(other, second), role, role, 0, 0
        places = {token.i: depth for depth, token in enumerate(second)}
        for depth, token in enumerate(first):
            below = places.get(token.i)
            if below is not None:
                verb = next((part for part in first[depth:] if part.pos_ in VERBS), token)
                return (
                    self._where.get((number, token.i), 0),
                    self._where.get((number, verb.i), 0),
                    name_role(first, depth),
                    name_role(second, below),
                    min(depth, DEPTHS - 1),
                    min(below, DEPTHS - 1),
                )
        return self._find_verb(one, first), self._find_verb(other, second), *(_NUMBERS["apart"],) * 2, 0, 0

    def _find_verb(self, span: int, chain: Sequence[Token]) -> int:
        verb = next((token for token in chain if token.pos_ in VERBS), chain[-1] if chain else None)
        return self._where.get((self._readings[span], verb.i), 0) if verb is not None else 0


def name_role(chain: Sequence[Token], depth: int) -> int:
    """Return the role of the topmost word below the joining one; a preposition is told by its word."""
    if depth == 0:
        return _NUMBERS["self"]
    token = chain[depth - 1]
    if token.dep_ == "prep":
        return _NUMBERS.get(f"prep {token.lower_}", _NUMBERS["prep"])
    return _NUMBERS.get(token.dep_, _NUMBERS["other"])
