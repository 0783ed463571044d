"""Statements from verbs: each clause is tried against the frames of its verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from carekg.extract.claims import Claim
from carekg.extract.clauses import Clause, read_clauses
from carekg.extract.context import Context
from carekg.extract.modality import is_negated, judge_modality
from carekg.extract.rules import Frame
from carekg.model import SIGNATURES, EntityType, Modality

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_frames(context: Context) -> Iterator[Claim]:
    """Yield what the verbs of a document say."""
    for number, reading in enumerate(context.readings):
        for clause in read_clauses(reading.doc):
            for frame in context.lexicon.frames.get(clause.key, ()):
                yield from apply_frame(frame, clause, number, context)


def apply_frame(frame: Frame, clause: Clause, number: int, context: Context) -> Iterator[Claim]:
    """Yield the statements of a clause under one frame, one for each pair of coordinated ends."""
    if frame.needs and not any(token.lower_ == frame.needs for token in clause.verb.subtree):
        return
    amount = context.find_amount(clause.verb)
    if frame.money and amount is None:
        return
    signature = SIGNATURES[frame.predicate]
    subject_types = frozenset(frame.subject_types) & signature.subjects or signature.subjects
    object_types = frozenset(frame.object_types) & signature.objects or signature.objects
    subjects = _fill(frame.subject, clause, subject_types, number, context, agent=True)
    objects = _fill(frame.object, clause, object_types, number, context, agent=False)
    modality = frame.modality or judge_modality(clause.verb, context.lexicon.modality)
    negated = is_negated(clause.verb, context.lexicon.modality)
    for _, subject, weight in subjects:
        for token, thing, other_weight in objects:
            if subject == thing or not context.is_own(number, token, clause.verb):
                continue
            if frame.object_subtypes and context.cast.things[thing].subtype not in frame.object_subtypes:
                continue
            yield Claim(
                subject,
                frame.predicate,
                thing,
                number,
                token.i if token.i >= context.readings[number].first_own else clause.verb.i,
                frame.name,
                frame.confidence * weight * other_weight,
                _soften(modality, token, context) if frame.modality is None else modality,
                negated,
                amount if frame.predicate == "funds" else None,
                context.find_date(clause.verb),
            )


def _soften(modality: Modality, token: Token, context: Context) -> Modality:
    """Let "the proposed cap" and "a planned merger" speak for themselves."""
    words = {child.lower_ for child in token.children if child.dep_ == "amod"}
    if modality == Modality.ACTUAL and words & set(context.lexicon.modality.planned_adjectives):
        return Modality.PLANNED
    return modality


def _fill(
    slots: tuple[str, ...], clause: Clause, types: frozenset[EntityType], number: int, context: Context, *, agent: bool
) -> list[tuple[Token, int, float]]:
    """Return the things in the first of `slots` that holds any of the right types, each with a weight."""
    for slot in slots:
        found = []
        for token in _read_slot(slot, clause):
            end = context.resolve(number, token, types, agent=agent)
            if end is not None:
                found.append((token, *end))
        if found:
            return found
    return []


def _read_slot(slot: str, clause: Clause) -> list[Token]:
    if slot == "self":
        return [clause.verb] if clause.slots.get("object") else []
    if " " in slot:
        # "part of", "member of": a noun that is no end itself, and its complement
        noun, preposition = slot.split()
        nouns = [
            token
            for where in ("attribute", "object", "as")
            for token in clause.slots.get(where, [])
            if token.lemma_ == noun
        ]
        return [
            found
            for token in nouns
            for child in token.children
            if child.lower_ == preposition
            for found in child.children
            if found.dep_ == "pobj"
        ]
    return clause.slots.get(slot, [])
