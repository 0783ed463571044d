"""What a text has mentioned so far, and how much each mention stands out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(slots=True)
class Trail:
    """The mentions so far, latest last."""

    keys: list[int] = field(default_factory=list)
    readings: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    subjects: list[bool] = field(default_factory=list)
    verbs: list[int] = field(default_factory=list)
    """The token of the verb that governs each."""
    weights: list[int] = field(default_factory=list)
    renamed: Mapping[int, int] = field(default_factory=dict)
    """Old thing -> what it has become."""

    def leave(self, key: int, reading: int, token: Token) -> None:
        """Record that `token` has mentioned the thing `key`."""
        self.keys.append(key)
        self.readings.append(reading)
        self.sentences.append(token.sent.start)
        self.subjects.append(token.dep_ in SUBJECTS)
        self.verbs.append(find_verb(token))
        self.weights.append(weigh_function(token))


def find_verb(token: Token) -> int:
    """Return the verb whose argument a token is, or the root above it."""
    while token.head.i != token.i and token.dep_ not in {"poss", "relcl", "acl", "advcl", "ccomp"}:
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            break
    return token.i


def weigh_function(token: Token) -> int:
    """Return how much a mention stands out by what it is in its clause: subjects most, owners and adjuncts least."""
    if token.dep_ in SUBJECTS:
        # "The alliance, of which the trust is a member, says": it is the alliance that the next sentence goes on about.
        return 2 if token.head.dep_ == "relcl" else 5
    if token.dep_ in {"dobj", "attr", "ROOT", "appos", "conj", "oprd"}:
        return 2
    return 0
