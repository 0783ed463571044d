"""The word that a statement hangs on, where only its ends are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.context import Context
from carekg.extract.syntax.clauses import name_verb
from carekg.extract.syntax.labels import VERBS
from carekg.model import Predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Stretch = tuple[int, int]
"""Tokens of a reading, from the first up to the one after the last."""
NOMINAL = frozenset({Predicate.HOLDS_ROLE, Predicate.ROLE_IN, Predicate.PART_OF, Predicate.MEMBER_OF, Predicate.LEADS})
"""What a noun phrase says by itself, whatever the sentence makes of it."""
_AIMED = frozenset({Predicate.TARGETS, Predicate.CALLS_FOR, Predicate.IMPLEMENTS})
"""What can have a clause for its object."""


def find_head(doc: Doc, stretch: Stretch | None) -> Token | None:
    """Return the token of a stretch that all others of it hang on."""
    return doc[stretch[0] : stretch[1]].root if stretch is not None else None


def find_trigger(
    subject: Stretch | None, thing: Stretch | None, predicate: Predicate, number: int, context: Context
) -> Token:
    """Return the word that a statement hangs on: the verb between its ends that says it, or that governs them."""
    doc = context.readings[number].doc
    ends = [(head, stretch) for stretch in (thing, subject) if (head := find_head(doc, stretch)) is not None]
    shared = _find_shared(ends[0][0], ends[-1][0])
    verbs = [
        token
        for head, stretch in ends
        for token in _climb(head, shared)
        if token.pos_ in VERBS and not _is_part(token, stretch, predicate)
    ]
    for verb in verbs:
        if bears(verb, predicate, context):
            return verb
    if verbs:
        return verbs[0]
    if predicate in NOMINAL:
        return shared
    return next((token for token in shared.ancestors if token.pos_ in VERBS), ends[0][0])


def _is_part(token: Token, stretch: Stretch | None, predicate: Predicate) -> bool:
    """Tell whether a verb is but a word of a name: "the Moving On Service"."""
    if stretch is None or not stretch[0] <= token.i < stretch[1]:
        return False
    return predicate not in _AIMED or token.text[:1].isupper()


def bears(token: Token, predicate: Predicate, context: Context) -> bool:
    """Tell whether a verb is one that says what the predicate says."""
    return any(frame.predicate == predicate for frame in context.lexicon.frames.get(name_verb(token), ()))


def _find_shared(one: Token, other: Token) -> Token:
    """Return the lowest token that both hang on; the root of the first where they stand in two sentences."""
    above = {one.i, *(token.i for token in one.ancestors)}
    return next((token for token in (other, *other.ancestors) if token.i in above), one.sent.root)


def _climb(end: Token, top: Token) -> list[Token]:
    """Return what an end hangs on, from itself up to `top`."""
    path = [end, *end.ancestors]
    place = next((number for number, token in enumerate(path) if token.i == top.i), len(path) - 1)
    return path[: place + 1]
