"""What is asked for: the fund in "urged ministers to create a fund", since it is the fund, not its creation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from carekg.extract.claims import Claim, Qualifiers
from carekg.extract.context import Context
from carekg.extract.syntax.clauses import name_verb, read_clause
from carekg.extract.syntax.labels import AUXILIARIES, SUBJECTS
from carekg.model import ACTORS, EntityType, Modality, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

CREATING = frozenset({Predicate.LAUNCHES, Predicate.PUBLISHES, Predicate.DEVELOPS, Predicate.FUNDS})
_ASKING = frozenset(
    {"ask", "require", "request", "urge", "commission", "invite", "task", "instruct", "direct", "press"}
)
_TAKING_UP = frozenset(
    {"adopt", "sign", "sign up", "join", "implement", "pass", "extend", "revive", "restore", "commence"}
)
_HOLDING = frozenset({"commission", "conduct", "agree", "hold", "carry out"})
_INITIATIVE = frozenset({EntityType.INITIATIVE})
_AIMS = frozenset({EntityType.OBJECTIVE})
_OBLIGING = frozenset({"should", "must", "ought"})
_CALLERS = ACTORS - {EntityType.GROUP}
_NOBODY = frozenset(
    {"i", "you", "we", "this", "that", "what", "who", "there", "nobody", "nothing", "anyone", "everyone", "one"}
)
_CONFIDENCE = 0.4
_WISHING = frozenset({"should", "must", "ought", "to"})


def is_wished(verb: Token) -> bool:
    """Tell whether a verb is what ought to be done rather than what was: "to act", "should act", "be made"."""
    parts = [verb, *(child for child in verb.children if child.dep_ in AUXILIARIES)]
    # The parser takes "recommends that councils act" for an indicative.
    return verb.tag_ in {"VBP", "VBZ"} or any(part.tag_ == "VB" or part.lower_ in _WISHING for part in parts)


def find_wanted(verb: Token, number: int, context: Context) -> list[Token]:
    """Return the heads of what is asked for by asking to make it, take it up or put it in another's place."""
    if verb.pos_ != "VERB":
        return []
    clause = read_clause(verb)
    if clause.key in _ASKING and clause.slots.get("clause"):
        return [token for inner in clause.slots["clause"] for token in find_wanted(inner, number, context)]
    if clause.key == "work":
        return [token for inner in _find_inner(verb) for token in find_wanted(inner, number, context)]
    if clause.key == "replace":
        return [token for token in clause.slots.get("with", []) if _is_new(token, number, context)]
    if clause.key in _TAKING_UP:
        taken = clause.slots.get("object") or clause.slots.get("to", [])
        return [token for token in taken if (number, token.i) in context.cast.at]
    if not creates(verb, context) and clause.key not in _HOLDING:
        return []
    return [token for token in clause.slots.get("object", []) if _is_new(token, number, context)]


def _find_inner(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in {"xcomp", "advcl"} and child.tag_ == "VB"]


def creates(verb: Token, context: Context) -> bool:
    """Tell whether a verb makes, issues or pays for what is its object."""
    frames = context.lexicon.frames.get(name_verb(verb), ())
    # Of "warned in a report that" the report is no object.
    return any(frame.predicate in CREATING and frame.object != ("in",) for frame in frames)


def says_more(verb: Token, context: Context) -> bool:
    """Tell whether a verb makes, pays or asks, so that what it governs is more than an aim."""
    return creates(verb, context) or name_verb(verb) in _ASKING


def _is_new(token: Token, number: int, context: Context) -> bool:
    """Tell whether a noun names an initiative, or anything else that an article brings in as new."""
    new = any(child.lower_ in {"a", "an", "new"} for child in token.children)
    return context.resolve(number, token, _INITIATIVE, agent=False, open_end=new) is not None


def read_demands(context: Context) -> Iterator[Claim]:
    """Yield what speakers say that others should do: "“Ministers should raise the cap,” said Jo Bell"."""
    for number, reading in enumerate(context.readings):
        for token in reading.doc[reading.first_own :]:
            if token.pos_ != "MD" and token.tag_ != "MD":
                continue
            verb = token.head
            if token.lower_ not in _OBLIGING or not _obliges_others(verb):
                continue
            caller = _find_caller(verb, number, context)
            if caller is None:
                continue
            due = context.find_date(verb, ahead=True)
            for thing in _find_things(verb, number, context):
                yield Claim(
                    caller,
                    Predicate.CALLS_FOR,
                    thing,
                    number,
                    verb.i,
                    "should",
                    _CONFIDENCE,
                    Qualifiers(Modality.PROPOSED, date=due),
                )


def _obliges_others(verb: Token) -> bool:
    """Tell whether a clause with "should" is a plain demand: no condition, no question, and not of the speaker."""
    if verb.dep_ not in {"ROOT", "ccomp", "conj", "parataxis"} or any(child.dep_ == "neg" for child in verb.children):
        return False
    if verb.tag_ == "VBN" and any(child.lower_ == "have" for child in verb.children):
        return False
    if any(child.dep_ in {"mark", "expl"} and child.lower_ != "that" for child in verb.children):
        return False
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    return bool(subjects) and subjects[0].lower_ not in _NOBODY


def _find_caller(verb: Token, number: int, context: Context) -> int | None:
    """Return who says so, by quotation or by a verb of saying."""
    speaker = context.find_speaker(number, verb)
    if speaker is not None:
        return speaker
    while verb.dep_ in {"ccomp", "conj"} and verb.head.i != verb.i:
        if verb.dep_ == "ccomp" and verb.head.lemma_ in context.lexicon.saying:
            ends = (
                context.resolve(number, one, _CALLERS, agent=True)
                for one in read_clause(verb.head).slots.get("subject", [])
            )
            return next((end.key for end in ends if end), None)
        verb = verb.head
    return None


def _find_things(verb: Token, number: int, context: Context) -> list[int]:
    wanted = find_wanted(verb, number, context)
    ends = [context.resolve(number, one, _INITIATIVE, agent=False, open_end=True) for one in wanted]
    ends = ends if any(ends) else [context.resolve(number, verb, _AIMS, agent=False)]
    return [end.key for end in ends if end]
