"""What qualifies a statement: how real it is, whether it is denied, how much, when, and who says so.

A statement hangs on a word, mostly a verb. Where that is not known, it is looked for between the two ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carekg.extract.clauses import name_verb, read_clause
from carekg.extract.context import Context
from carekg.extract.modality import is_negated, judge_modality
from carekg.model import ACTORS, Amount, Modality, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Stretch = tuple[int, int]
"""Tokens of a reading, from the first up to the one after the last."""
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """`date` is ISO 8601 or empty; `speaker` is the key of a thing of the cast."""

    modality: Modality = Modality.ACTUAL
    negated: bool = False
    amount: Amount | None = None
    date: str = ""
    speaker: int | None = None


def read_qualifiers(
    context: Context,
    number: int,
    predicate: Predicate,
    subject: Stretch | None,
    thing: Stretch | None,
    trigger: int | None = None,
) -> Qualifiers:
    """Return the qualifiers of a statement in the reading `number`.

    `subject` and `thing`, its object, are where its ends stand in that reading, None for one that stands elsewhere;
    one of them is needed where `trigger`, the token the statement hangs on, is not known.
    """
    doc = context.readings[number].doc
    one, other = find_head(doc, subject), find_head(doc, thing)
    token = doc[trigger] if trigger is not None else find_trigger(one, other, predicate, context)
    place = other if other is not None else token
    modality = judge_modality(token, context.lexicon.modality)
    if predicate == Predicate.CALLS_FOR:
        modality = Modality.PROPOSED
    if predicate == Predicate.FUNDS:
        amount = context.find_amount(token)
    else:
        amount = context.find_own_amount(number, place)
    return Qualifiers(
        modality,
        is_negated(token, context.lexicon.modality),
        amount,
        context.find_date(token, modality, place),
        find_reporter(number, place if place.i >= context.readings[number].first_own else token, context),
    )


def find_head(doc: Doc, stretch: Stretch | None) -> Token | None:
    """Return the token of a stretch that all others of it hang on."""
    return doc[stretch[0] : stretch[1]].root if stretch is not None else None


def find_trigger(subject: Token | None, thing: Token | None, predicate: Predicate, context: Context) -> Token:
    """Return the word that a statement hangs on: the verb between its ends that has a frame, or that governs them."""
    ends = [token for token in (thing, subject) if token is not None]
    shared = _find_shared(ends[0], ends[-1])
    verbs = [token for end in ends for token in _climb(end, shared) if token.pos_ in _VERBAL]
    for verb in verbs:
        if any(frame.predicate == predicate for frame in context.lexicon.frames.get(name_verb(verb), ())):
            return verb
    if verbs:
        return verbs[0]
    for token in shared.ancestors:
        if token.pos_ in _VERBAL:
            return token
    return ends[0]


def _find_shared(one: Token, other: Token) -> Token:
    """Return the lowest token that both hang on; the root of the first where they stand in two sentences."""
    above = {one.i, *(token.i for token in one.ancestors)}
    return next((token for token in (other, *other.ancestors) if token.i in above), one.sent.root)


def _climb(end: Token, top: Token) -> list[Token]:
    """Return what an end hangs on, from itself up to `top`."""
    path = [end, *end.ancestors]
    place = next((number for number, token in enumerate(path) if token.i == top.i), len(path) - 1)
    return path[: place + 1]


def find_reporter(number: int, token: Token, context: Context) -> int | None:
    """Return who says so: the speaker of the quotation or the subject of the reporting verb."""
    speaker = context.find_speaker(number, token)
    while speaker is None:
        inserted = [child for child in token.children if child.dep_ == "parataxis"]
        for verb in [token.head, *inserted] if token.dep_ == "ccomp" else inserted:
            if speaker is None and verb.lemma_ in context.lexicon.saying:
                speaker = find_sayer(number, verb, context)
        if token.head.i == token.i:
            break
        token = token.head
    return speaker


def find_sayer(number: int, verb: Token, context: Context) -> int | None:
    """Return the subject of a verb of saying."""
    subjects = read_clause(verb).slots.get("subject", [])
    ends = [context.resolve(number, subject, ACTORS, agent=True) for subject in subjects]
    return next((context.name_speaker(end[0]) for end in ends if end), None)
