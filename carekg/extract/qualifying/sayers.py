"""Who says so: the speaker of a quotation, the subject of a verb of saying, the source of "according to"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carekg.extract.context import Context
from carekg.extract.qualifying.topics import find_recommender
from carekg.extract.syntax.clauses import read_clause
from carekg.extract.syntax.labels import VERBS
from carekg.model import ACTORS, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SOURCES = ACTORS - {EntityType.GROUP}
_ISSUING = frozenset({"publish", "issue", "release", "launch", "write"})
"""What the author of a text does with it."""
_SOURCE_REACH = 16
_QUOTES = frozenset('"“‘')
_FIRST = frozenset({"i", "we"})
_RECOMMENDATION = re.compile(r"\W*recommendation\s+(?:\d+|[a-z]|[ivx]+)\b", re.IGNORECASE)
"""What opens a recommendation that a list or a report numbers: it is its author's, whoever is to act."""


def find_speaker(
    number: int, token: Token, place: Token, context: Context, *, proposed: bool, judging: bool = False
) -> int | None:
    """Return who says so: by quotation, by a verb of saying, by asking for what is only `proposed`, or, `judging`
    something, in words of their own that are quoted.

    `token` is what the statement hangs on, `place` where it stands.
    """
    speaker = find_reporter(number, place, context)
    if speaker is None:
        speaker = _find_source(number, place.sent, context)
    if speaker is None and judging:
        speaker = _find_judge(number, token, context)
    if speaker is None and proposed:
        speaker = _find_demander(number, token, context)
        if speaker is None and _RECOMMENDATION.match(context.readings[number].segment.text):
            return find_recommender(context)
    return speaker


def find_reporter(number: int, token: Token, context: Context) -> int | None:
    """Return the speaker of the quotation or the subject of the reporting verb."""
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
    """Return the subject of a verb of saying; of "the strategy says" whoever brought the strategy out."""
    subjects = read_clause(verb).slots.get("subject", [])
    ends = [context.resolve(number, subject, ACTORS, agent=True) for subject in subjects]
    speaker = next((context.name_speaker(end.key) for end in ends if end), None)
    if speaker is not None or not subjects:
        return speaker
    text = context.find_key(number, subjects[0])
    return _find_issuer(text, context) if text is not None else None


def _find_issuer(text: int, context: Context) -> int | None:
    """Return who is said to have published or launched a text."""
    for number, verb in context.list_words(_ISSUING):
        if verb.pos_ != "VERB":
            continue
        slots = read_clause(verb).slots
        if any(context.find_key(number, one) == text for one in slots.get("object", [])):
            ends = [context.resolve(number, one, _SOURCES, agent=True) for one in slots.get("subject", [])]
            return next((context.name_speaker(end.key) for end in ends if end), None)
    return None


def _find_judge(number: int, verb: Token, context: Context) -> int | None:
    """Return the subject of a verb that quotes what its subject thinks: described the plan as "a lifeline"."""
    if verb.pos_ != "VERB" or not any(token.i > verb.i and token.text in _QUOTES for token in verb.subtree):
        return None
    return find_sayer(number, verb, context)


def _find_source(number: int, sentence: Span, context: Context) -> int | None:
    """Return who is named after "according to", or whose report is."""
    for token in sentence[:-2]:
        if token.lower_ == "according" and token.nbor().lower_ == "to":
            for one in sentence.doc[token.i + 2 : min(token.i + 2 + _SOURCE_REACH, sentence.end)]:
                end = context.resolve(number, one, _SOURCES, agent=True) if one.pos_ not in VERBS else None
                if end is not None:
                    return context.name_speaker(end.key)
    return None


def _find_demander(number: int, token: Token, context: Context) -> int | None:
    """Return who asks for it: the subject of "urged ministers to fund", of "recommend:" before a list."""
    reading = context.readings[number]
    above = list(token.ancestors)
    if reading.first_own and token.i >= reading.first_own:
        above.extend(one for one in reversed(reading.doc[: reading.first_own]) if one not in above)
    for verb in above:
        if verb.pos_ == "VERB" and verb.lemma_.lower() in context.lexicon.modality.proposed_governors:
            subjects = read_clause(verb).slots.get("subject", [])
            own = token.dep_ == "xcomp" and token.head.i == verb.i and not _has_object(verb)
            return None if own or any(one.lower_ in _FIRST for one in subjects) else find_sayer(number, verb, context)
    return None


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in {"dobj", "dative", "nsubjpass"} for child in verb.children)
