"""Statements from verbs: each clause is tried against the frames of its verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from carekg.extract.claims import Claim
from carekg.extract.clauses import Clause, name_verb, read_clause, read_clauses
from carekg.extract.context import Context
from carekg.extract.modality import is_negated, judge_modality
from carekg.extract.rules import Frame
from carekg.model import SIGNATURES, EntityType, Modality, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_IMPLIED = 0.6
"""How far an agent that is only implied can be trusted, beside one that is named."""
_CREATING = frozenset({Predicate.LAUNCHES, Predicate.PUBLISHES, Predicate.DEVELOPS, Predicate.FUNDS})


def read_frames(context: Context) -> Iterator[Claim]:
    """Yield what the verbs of a document say."""
    for number, reading in enumerate(context.readings):
        for clause in read_clauses(reading.doc):
            for frame in (*context.lexicon.frames.get(clause.key, ()), *context.lexicon.frames["*"]):
                yield from apply_frame(frame, clause, number, context)


def apply_frame(frame: Frame, clause: Clause, number: int, context: Context) -> Iterator[Claim]:
    """Yield the statements of a clause under one frame, one for each pair of coordinated ends."""
    if frame.needs and not any(token.lower_ in frame.needs.split("|") for token in clause.verb.subtree):
        return
    amount = context.find_amount(clause.verb)
    if frame.money and amount is None:
        return
    if frame.predicate in _CREATING and _is_demanded(clause.verb, context):
        return
    signature = SIGNATURES[frame.predicate]
    subject_types = frozenset(frame.subject_types) & signature.subjects or signature.subjects
    object_types = frozenset(frame.object_types) & signature.objects or signature.objects
    subjects = _fill(frame.subject, clause, subject_types, number, context, agent=True)
    if not subjects and clause.passive and frame.implied:
        subjects = _imply_agent(clause, number, context)
    objects = _fill(frame.object, clause, object_types, number, context, agent=False, open_end=frame.open)
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
                amount if frame.predicate == Predicate.FUNDS else context.find_own_amount(number, token),
                context.find_date(clause.verb, modality),
            )


def _is_demanded(verb: Token, context: Context) -> bool:
    """Tell whether a verb only says what somebody is asked to do: "urged ministers to publish a plan"."""
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ not in {"xcomp", "ccomp", "advcl"}:
        return False
    frames = context.lexicon.frames.get(name_verb(verb.head), ())
    return any(frame.predicate == Predicate.CALLS_FOR for frame in frames)


def _imply_agent(clause: Clause, number: int, context: Context) -> list[tuple[Token, int, float]]:
    """Return who must be meant by "a fund will be set up": whoever speaks, or their body."""
    if "subject" in clause.slots:
        return []
    speaker = context.find_speaker(number, clause.verb)
    body = context.titles.body.get(speaker, speaker) if speaker is not None else context.author_body
    return [(clause.verb, body, _IMPLIED)] if body is not None else []


def _soften(modality: Modality, token: Token, context: Context) -> Modality:
    """Let "the proposed cap" and "a planned merger" speak for themselves."""
    words = {child.lower_ for child in token.children if child.dep_ == "amod"}
    if modality == Modality.ACTUAL and words & set(context.lexicon.modality.planned_adjectives):
        return Modality.PLANNED
    return modality


def _fill(
    slots: tuple[str, ...],
    clause: Clause,
    types: frozenset[EntityType],
    number: int,
    context: Context,
    *,
    agent: bool,
    open_end: bool = False,
) -> list[tuple[Token, int, float]]:
    """Return the things in the first of `slots` that holds any of the right types, each with a weight."""
    for slot in slots:
        found = []
        for token in _read_slot(slot, clause):
            ends = [token]
            if slot in {"clause", "purpose"} and EntityType.INITIATIVE in types:
                ends = find_created(token, types, number, context) or ends
            for one in ends:
                end = context.resolve(number, one, types, agent=agent, bare=slot == "self", open_end=open_end)
                if end is not None:
                    found.append((one, *end))
        if found:
            return found
    return []


def _read_slot(slot: str, clause: Clause) -> list[Token]:
    if slot == "self":
        return [clause.verb] if clause.slots.get("object") else []
    if slot in {"first subject", "second subject"}:
        # Two bodies that do one thing do it together; more are a list.
        pair = clause.slots.get("subject", [])
        return [pair[0 if slot.startswith("first") else 1]] if len(pair) == 2 else []
    if slot.startswith("owner of "):
        return _read_owner(slot.removeprefix("owner of "), clause)
    if " " in slot and not slot.endswith("clause"):
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


def _read_owner(noun: str, clause: Clause) -> list[Token]:
    """Return whose aim it is in "the aim of the fund is to", "its purpose is to"."""
    found = []
    for token in clause.slots.get("subject", []):
        if token.lemma_ not in noun.split("|"):
            continue
        for child in token.children:
            if child.dep_ == "poss":
                found.append(child)
            elif child.dep_ == "prep" and child.lower_ in {"of", "behind", "for"}:
                found.extend(inner for inner in child.children if inner.dep_ == "pobj")
    return found


def find_created(verb: Token, types: frozenset[EntityType], number: int, context: Context) -> list[Token]:
    """Return the fund in "urged ministers to create a fund": what is asked for is the fund, not its creation."""
    if verb.pos_ != "VERB":
        return []
    clause = read_clause(verb)
    creates = any(frame.predicate in _CREATING for frame in context.lexicon.frames.get(clause.key, ()))
    if not creates:
        return []
    initiatives = types & {EntityType.INITIATIVE}
    return [
        token for token in clause.slots.get("object", []) if context.resolve(number, token, initiatives, agent=False)
    ]
