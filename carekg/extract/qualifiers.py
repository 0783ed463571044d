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
_PRESENT = frozenset({"VBZ", "VBP"})
_HELD = frozenset({Predicate.ANNOUNCES, Predicate.OPPOSES, Predicate.SUPPORTS})
"""What holds as soon as it is said, whatever is said of its object."""
_NOMINAL = frozenset({Predicate.HOLDS_ROLE, Predicate.ROLE_IN, Predicate.PART_OF, Predicate.MEMBER_OF, Predicate.LEADS})
"""What a noun phrase says by itself, whatever the sentence makes of it."""
_AIMED = frozenset({Predicate.TARGETS, Predicate.CALLS_FOR, Predicate.IMPLEMENTS})
"""What can have a clause for its object."""


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
    token = doc[trigger] if trigger is not None else find_trigger(subject, thing, predicate, number, context)
    place = other if other is not None else token
    modality = judge_statement(token, predicate, context)
    date = context.find_date(token, modality, place)
    if modality == Modality.ACTUAL and token.tag_ in _PRESENT and date > context.metadata.date > "":
        # "opens on 1 May", said in April
        modality = Modality.PLANNED
    return Qualifiers(
        modality,
        is_negated(token, context.lexicon.modality),
        context.find_amount(token) if predicate == Predicate.FUNDS else context.find_own_amount(number, place),
        date,
        find_reporter(number, place if place.i >= context.readings[number].first_own else token, context),
    )


def judge_statement(token: Token, predicate: Predicate, context: Context) -> Modality:
    """Return how real the statement is that hangs on `token`."""
    if predicate == Predicate.CALLS_FOR:
        return Modality.PROPOSED
    bearing = _bears(token, predicate, context)
    if token.pos_ not in _VERBAL or (predicate in _HELD and not bearing):
        return Modality.ACTUAL
    return judge_modality(token, context.lexicon.modality, aim=predicate == Predicate.TARGETS)


def _bears(token: Token, predicate: Predicate, context: Context) -> bool:
    """Tell whether a verb is one that says what the predicate says."""
    return any(frame.predicate == predicate for frame in context.lexicon.frames.get(name_verb(token), ()))


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
        if token.pos_ in _VERBAL and not _is_part(token, stretch, predicate)
    ]
    for verb in verbs:
        if _bears(verb, predicate, context):
            return verb
    if verbs:
        return verbs[0]
    if predicate in _NOMINAL:
        return shared
    return next((token for token in shared.ancestors if token.pos_ in _VERBAL), ends[0][0])


def _is_part(token: Token, stretch: Stretch | None, predicate: Predicate) -> bool:
    """Tell whether a verb is but a word of a name: "the Moving On Service"."""
    if stretch is None or not stretch[0] <= token.i < stretch[1]:
        return False
    return predicate not in _AIMED or token.text[:1].isupper()


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
