"""What a text has mentioned so far, and how much each mention stands out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from carekg.extract.syntax.labels import SUBJECTS, VERBS

if TYPE_CHECKING:
    from spacy.tokens import Token

MEMORY = 60
"""How many mentions back a pronoun or a description mostly reaches."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A mention of the thing `key`, and how it stands in its sentence."""

    key: int
    sentence: tuple[int, int]
    """The reading, and the token that the sentence begins at."""
    is_subject: bool
    verb: int
    """The token of the verb that governs it."""
    weight: int
    """How much it stands out."""


@dataclass(slots=True)
class Trail:
    """The mentions so far, latest last."""

    traces: list[Trace] = field(default_factory=list)
    renamed: Mapping[int, int] = field(default_factory=dict)
    """Old thing -> what it has become."""

    def leave(self, key: int, reading: int, token: Token) -> None:
        """Record that `token` has mentioned the thing `key`."""
        self.traces.append(
            Trace(
                key=key,
                sentence=(reading, token.sent.start),
                is_subject=token.dep_ in SUBJECTS,
                verb=find_verb(token),
                weight=weigh_function(token),
            )
        )

    def look_back(self, most: int | None = MEMORY) -> Iterator[Trace]:
        """Yield the last mentions, latest first, as many as `most`; all of them where that is None."""
        return islice(reversed(self.traces), most)


def find_verb(token: Token) -> int:
    """Return the verb whose argument a token is, or the root above it."""
    while token.head.i != token.i and token.dep_ not in {"poss", "relcl", "acl", "advcl", "ccomp"}:
        token = token.head
        if token.pos_ in VERBS:
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
