"""Statements from nouns: "the launch of the fund by the council", "its report", "a grant for carers"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from carekg.extract.claims import Claim
from carekg.extract.context import Argument, Context
from carekg.extract.qualifying.qualifiers import read_qualifiers
from carekg.extract.rules import NounFrame
from carekg.extract.syntax.clauses import read_clause
from carekg.extract.syntax.coordination import expand_clause, expand_referent
from carekg.extract.syntax.labels import NOUNS, SUBJECTS, VERBS
from carekg.extract.syntax.sums import is_sum
from carekg.model import SIGNATURES, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token


_HAVING = frozenset({"have", "receive", "get", "win", "enjoy", "secure", "obtain", "attract"})
_TAKING = _HAVING | {"consider", "hear", "note", "welcome", "read", "see", "commission"}
"""What is done to a text; in "received a paper from the trust" the parser has the trust hang on the verb."""
_MEANS = frozenset({"with", "by", "through", "thanks", "to", "under", "from", "after"})


def read_nouns(context: Context) -> Iterator[Claim]:
    """Yield what the nouns of a document say."""
    rules = context.lexicon.nouns.noun
    for number, reading in enumerate(context.readings):
        for token in reading.doc:
            if token.pos_ not in NOUNS:
                continue
            for frame in rules:
                if _concerns(frame, token, number, context):
                    yield from _apply(frame, token, number, context)


def _concerns(frame: NounFrame, token: Token, number: int, context: Context) -> bool:
    if not _is_named(frame, token, number, context):
        return False
    return (number, token.i) not in context.cast.at or "bearer" not in (*frame.agent, *frame.patient)


def _is_named(frame: NounFrame, token: Token, number: int, context: Context) -> bool:
    """Tell whether a noun is one of those that a frame is about, or names a thing that is."""
    if token.lemma_.lower() in frame.nouns or (frame.sums and is_sum(token)):
        return True
    if frame.persons:
        return context.is_person(number, token)
    return bool(frame.heads) and context.subtype_at(number, token) in frame.heads


def _apply(frame: NounFrame, noun: Token, number: int, context: Context) -> Iterator[Claim]:
    signature = SIGNATURES[frame.predicate]
    agent_types = frozenset(frame.agent_types) & signature.subjects or signature.subjects
    patient_types = frozenset(frame.patient_types) & signature.objects or signature.objects
    agents = _find_arguments(frame.agent, noun, agent_types, number, context, agent=True)
    patients = _find_arguments(frame.patient, noun, patient_types, number, context, agent=False)
    for agent, subject in agents:
        for patient, thing in patients:
            if subject.key == thing.key or not context.is_own(number, patient, agent):
                continue
            found = read_qualifiers(
                context, number, frame.predicate, (agent.i, agent.i + 1), (patient.i, patient.i + 1), noun.i
            )
            yield Claim(
                subject.key,
                frame.predicate,
                thing.key,
                number,
                max(patient.i, agent.i),
                frame.name,
                frame.confidence * subject.sureness * thing.sureness,
                replace(found, modality=frame.modality or found.modality),
            )


def _find_arguments(
    places: tuple[str, ...], noun: Token, types: frozenset[EntityType], number: int, context: Context, *, agent: bool
) -> list[Argument]:
    """Return the words in the first of `places` that has any, those that stand for things of the right types."""
    ends = ((token, context.resolve(number, token, types, agent=agent)) for token in _read_place(places, noun))
    return [Argument(token, end) for token, end in ends if end is not None]


def _read_place(places: tuple[str, ...], noun: Token) -> list[Token]:
    for place in places:
        if place == "self":
            return [noun]
        found = _read_bearer(noun) if place == "bearer" else _read_complement(place, noun)
        if found:
            return found
    return []


def _read_complement(place: str, noun: Token) -> list[Token]:
    if place == "governor":
        return _read_governor(noun)
    if place == "of doing":
        inner = (found for child in noun.children if child.lower_ in {"of", "to"} for found in child.children)
        return [verb for found in inner if found.dep_ == "pcomp" for verb in expand_clause(found)]
    if place == "compound":
        return [child for child in noun.children if child.dep_ == "compound" and child.i == noun.i - 1]
    if place == "poss":
        return [found for child in noun.children if child.dep_ == "poss" for found in expand_referent(child)]
    taken = place == "from" and noun.dep_ == "dobj" and noun.head.lemma_ in _TAKING
    beside = [child for child in noun.head.children if child.i == noun.i + 1] if taken else []
    return [
        found
        for child in [*noun.children, *beside]
        if child.dep_ in {"prep", "agent"} and child.lower_ == place
        for inner in child.children
        if inner.dep_ == "pobj"
        for found in expand_referent(inner)
    ]


def _read_governor(noun: Token) -> list[Token]:
    """Return what is made "with the aim of": the object of the verb, or the subject of its passive; who has it, too."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in _HAVING:
        return read_clause(noun.head).slots.get("subject", [])
    if noun.dep_ not in {"pobj", "conj"} or noun.head.lower_ not in _MEANS:
        return []
    verb = noun.head.head
    if verb.pos_ in NOUNS:
        # "opened a centre with £3m from": attachment of the phrase is a toss-up for the parser
        return [verb]
    while verb.dep_ in {"prep", "agent", "pcomp"} and verb.pos_ not in VERBS:
        verb = verb.head
    if verb.pos_ not in VERBS:
        return []
    slots = read_clause(verb).slots
    return slots.get("object") or slots.get("subject", [])


def _read_bearer(noun: Token) -> list[Token]:
    """Return what is said to be the successor, the member, the part: by apposition or by "is"."""
    if noun.dep_ == "appos":
        return [noun.head]
    if noun.dep_ in {"attr", "oprd"}:
        return [found for child in noun.head.children if child.dep_ in SUBJECTS for found in expand_referent(child)]
    return [child for child in noun.children if child.dep_ == "appos"]
