"""Statements from verbs: each clause is tried against the frames of its verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from carekg.extract.claims import Claim
from carekg.extract.context import Argument, Context, End
from carekg.extract.qualifying.qualifiers import read_qualifiers
from carekg.extract.rules import Frame
from carekg.extract.statements.demands import CREATING, find_wanted
from carekg.extract.statements.slots import has_sum, read_slot
from carekg.extract.syntax.clauses import Clause, name_verb, read_clause, read_clauses
from carekg.extract.syntax.sums import is_sum
from carekg.extract.values.money import find_sums
from carekg.model import ACTORS, SIGNATURES, EntityType, Modality, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_TEXTS = frozenset(
    {"report", "response", "statement", "submission", "letter", "paper", "briefing", "inquiry", "review"}
)
"""What speaks for its author."""
_WRITTEN = frozenset({Predicate.CALLS_FOR, Predicate.OPPOSES, Predicate.SUPPORTS})
"""What is said in writing as often as aloud."""
_WRITING = frozenset({"issue", "publish", "release", "send", "sign", "write"})
_PROGRESS = frozenset({"delivery", "implementation", "performance", "progress"})
_IMPLIED = 0.6
"""How far an agent that is only implied can be trusted, beside one that is named."""


def read_frames(context: Context) -> Iterator[Claim]:
    """Yield what the verbs of a document say."""
    for number, reading in enumerate(context.readings):
        for clause in read_clauses(reading.doc):
            for frame in (*context.lexicon.frames.get(clause.key, ()), *context.lexicon.frames["*"]):
                yield from apply_frame(frame, clause, number, context)


def apply_frame(frame: Frame, clause: Clause, number: int, context: Context) -> Iterator[Claim]:
    """Yield the statements of a clause under one frame, one for each pair of coordinated ends."""
    if not _concerns(frame, clause, context):
        return
    signature = SIGNATURES[frame.predicate]
    subject_types = frozenset(frame.subject_types) & signature.subjects or signature.subjects
    object_types = frozenset(frame.object_types) & signature.objects or signature.objects
    subjects = _fill(frame.subject, clause, subject_types, number, context, agent=True)
    if not subjects:
        subjects = _stand_in(frame, clause, number, context)
    objects = _fill(frame.object, clause, object_types, number, context, agent=False, open_end=frame.open)
    if not objects and frame.predicate == Predicate.OVERSEES:
        objects = _watch_progress(clause, context)
    for agent, subject in subjects:
        for token, thing in objects:
            if subject.key == thing.key or not context.is_own(number, token, clause.verb):
                continue
            if not _suits(frame, context.cast.things[subject.key].subtype, context.cast.things[thing.key].subtype):
                continue
            found = read_qualifiers(
                context, number, frame.predicate, (agent.i, agent.i + 1), (token.i, token.i + 1), clause.verb.i
            )
            yield Claim(
                subject.key,
                frame.predicate,
                thing.key,
                number,
                token.i if token.i >= context.readings[number].first_own else clause.verb.i,
                frame.name,
                frame.confidence * subject.sureness * thing.sureness,
                replace(found, modality=frame.modality or _soften(found.modality, token, context)),
            )


def _has_words(frame: Frame, verb: Token) -> bool:
    """Tell whether the phrase of a verb has the words that a frame needs, and none that speak against it."""
    if not frame.needs:
        return True
    words = {token.lower_ for token in verb.subtree}
    return not words.isdisjoint(frame.needs.split("|")) and words.isdisjoint(frame.unless.split("|"))


def _suits(frame: Frame, subject: str, thing: str) -> bool:
    """Tell whether a frame takes ends of these subtypes."""
    return (
        (not frame.subject_subtypes or subject in frame.subject_subtypes)
        and (not frame.object_subtypes or thing in frame.object_subtypes)
        and thing not in frame.barred_subtypes
    )


def _concerns(frame: Frame, clause: Clause, context: Context) -> bool:
    """Tell whether a frame can hold for a clause by its money, by the words it needs and by the verb above it."""
    if frame.money and not (has_sum(clause) and find_sums(clause.verb.sent.text)):
        return False
    if not _has_words(frame, clause.verb):
        return False
    if frame.predicate in CREATING:
        return not _is_governed(clause.verb, Predicate.CALLS_FOR, context)
    return frame.predicate != Predicate.TARGETS or not _is_governed(clause.verb, Predicate.TARGETS, context)


def _is_governed(verb: Token, predicate: Predicate, context: Context) -> bool:
    """Tell whether a verb only says what is asked for or aimed at: "urged ministers to publish", "aims to help"."""
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ not in {"xcomp", "ccomp", "advcl"}:
        return False
    head = verb.head
    asked_for = any(child.lower_ == "for" for child in head.children)
    # "hoped for a fund", but not "hoped to set up a fund"
    frames = context.lexicon.frames.get(name_verb(head), ())
    return any(frame.predicate == predicate and (asked_for or frame.object != ("for",)) for frame in frames)


def _stand_in(frame: Frame, clause: Clause, number: int, context: Context) -> list[Argument]:
    """Return who is meant where no actor is named: the speaker of a passive, the author of "the report recommends"."""
    # "its plan, published last year" leaves open by whom; "the plan will be published" does not.
    if frame.implied and (frame.money or (clause.passive and clause.verb.dep_ not in {"acl", "relcl", "advcl"})):
        named = _find_writers(clause, number, context) if frame.predicate == Predicate.PUBLISHES else []
        return named or _imply_agent(clause, number, context)
    if frame.predicate not in _WRITTEN:
        return []
    for token in clause.slots.get("subject", []):
        if token.lemma_.lower() not in _TEXTS:
            continue
        owners = [
            Argument(token, owner)
            for child in _list_owners(token)
            if (owner := context.resolve(number, child, ACTORS, agent=True)) is not None
        ]
        if owners:
            return owners
        if context.author_body is not None and frame.predicate == Predicate.CALLS_FOR:
            return [Argument(token, End(context.author_body, _IMPLIED))]
    return []


def _find_writers(clause: Clause, number: int, context: Context) -> list[Argument]:
    """Return whose a text is that is published: "a survey by the trust was published", "her report came out"."""
    writers: list[Argument] = []
    for text in clause.slots.get("object", []):
        # Of "a review of pay by the trust" the parser hangs "by" on the pay.
        by = (token for token in text.subtree if token.lower_ == "by" and token.dep_ in {"prep", "agent"})
        named = [child for token in by for child in token.children if child.dep_ == "pobj"] or _list_owners(text)
        ends = (context.resolve(number, writer, ACTORS, agent=True) for writer in named)
        writers.extend(Argument(text, end) for end in ends if end is not None)
    return writers


def _watch_progress(clause: Clause, context: Context) -> list[Argument]:
    """Return the programme that a document is about where only its progress is spoken of."""
    if context.topic is None or context.cast.things[context.topic].type != EntityType.INITIATIVE:
        return []
    watched = (token for token in clause.slots.get("object", []) if token.lemma_.lower() in _PROGRESS)
    bare = (token for token in watched if all(child.dep_ in {"amod", "det", "punct"} for child in token.children))
    return [Argument(token, End(context.topic, _IMPLIED)) for token in bare]


def _list_owners(text: Token) -> list[Token]:
    """Return whose "their report" is, or who publishes the "letter that condemns"."""
    owners = [child for child in text.children if child.dep_ == "poss"]
    if owners or text.dep_ != "dobj":
        return owners
    return read_clause(text.head).slots.get("subject", []) if text.head.lemma_ in _WRITING else []


def _imply_agent(clause: Clause, number: int, context: Context) -> list[Argument]:
    """Return who must be meant by "a fund will be set up", "£3m will go to": whoever speaks, or their body."""
    if clause.slots.get("subject") and not is_sum(clause.slots["subject"][0]):
        return []
    given = clause.slots.get("object", clause.slots.get("subject", []))
    if any(is_sum(token) for token in given):
        funds = context.topic is not None and context.cast.things[context.topic].subtype == "Fund"
        return [Argument(clause.verb, End(context.topic, _IMPLIED))] if funds and context.topic is not None else []
    speaker = context.find_speaker(number, clause.verb)
    body = context.titles.body.get(speaker, speaker) if speaker is not None else context.author_body
    return [Argument(clause.verb, End(body, _IMPLIED))] if body is not None else []


def _soften(modality: Modality, token: Token, context: Context) -> Modality:
    """Let "a planned merger" speak for itself."""
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
) -> list[Argument]:
    """Return the arguments in the first of `slots` that holds things of the right types."""
    for slot in slots:
        found = []
        for token in read_slot(slot, clause):
            wanted = find_wanted(token, number, context) if _is_aim(slot) and EntityType.INITIATIVE in types else []
            for one in wanted or [token]:
                end = context.resolve(
                    number, one, types, agent=agent, bare=slot == "self", open_end=open_end or bool(wanted)
                )
                if end is not None:
                    found.append(Argument(one, end))
        if found:
            return found
    return []


def _is_aim(slot: str) -> bool:
    return slot in {"clause", "purpose", "wished"}
