"""What a document is about, and whose recommendations it lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.context import Context
from carekg.extract.syntax.clauses import read_clause
from carekg.model import ACTORS, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERS = frozenset({"response", "reply", "thanks", "replies", "responds"})
_RECOMMENDING = frozenset({"recommend", "recommendation"})


def find_topic(context: Context) -> int | None:
    """Return the thing that a document is about: the initiative in its first lines or named most, else a body there."""
    counts: dict[int, float] = {}
    for mention in context.cast.mentions:
        if mention.found.type == EntityType.INITIATIVE:
            # Acts are cited everywhere; a document is rarely about one unless its title says so.
            usual = 0.4 if context.cast.things[mention.key].subtype == "Legislation" else 1.0
            counts[mention.key] = counts.get(mention.key, 0) + (4 if mention.reading < 2 else usual)
    best = max(counts, key=lambda key: (counts[key], -key)) if counts else None
    if best is not None and counts[best] >= 2:
        return best
    bodies = [one.key for one in context.cast.mentions if one.reading < 2 and one.found.type == EntityType.ORGANISATION]
    return bodies[0] if bodies else best


def find_recommender(context: Context) -> int | None:
    """Return whose recommendations a document lists: who is said most to recommend; in a reply, who is replied to."""
    answered = _find_answered(context)
    if answered is not None:
        return answered
    counts: dict[int, int] = {}
    for number, token in context.list_words(_RECOMMENDING):
        for one in _read_recommender(token) if context.is_own(number, token) else []:
            end = context.resolve(number, one, ACTORS - {EntityType.GROUP}, agent=True)
            if end is not None and context.find_speaker(number, token) is None:
                counts[end.key] = counts.get(end.key, 0) + 1
    return max(counts, key=lambda key: (counts[key], -key)) if counts else None


def _read_recommender(token: Token) -> list[Token]:
    """Return the subject of "recommends" and of "made 12 recommendations", and who is "the committee's" they are."""
    if token.lemma_ == "recommend" and token.pos_ == "VERB" and token.dep_ not in {"xcomp", "acl"}:
        return read_clause(token).slots.get("subject", [])
    if token.lemma_ == "recommendation":
        if token.dep_ == "dobj" and token.head.lemma_ in {"make", "set", "issue", "publish"}:
            return read_clause(token.head).slots.get("subject", [])
        return [child for child in token.children if child.dep_ == "poss" and child.pos_ != "PRON"]
    return []


def _find_answered(context: Context) -> int | None:
    """Return the body whose report the first lines answer: the first one named after "response to" or "thanks"."""
    for number, reading in enumerate(context.readings[:4]):
        cues = [
            token.i for token in reading.doc[:-1] if token.lower_ in _ANSWERS and token.nbor().lower_ in {"to", "the"}
        ]
        for mention in context.cast.mentions:
            if mention.reading == number and cues and mention.found.start > cues[0]:
                thing = context.cast.things[mention.key]
                if thing.type == EntityType.ORGANISATION and not set(thing.label.casefold().split()) & {"government"}:
                    return mention.key
    return None
