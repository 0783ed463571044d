"""What surrounds a candidate statement: how its spots were found, and what else its sentence and its pair may say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from carekg.extract.context import Context
from carekg.extract.qualifying.triggers import bears, find_trigger
from carekg.extract.trained.proposals import Findings, Spot
from carekg.extract.trained.statements import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMES = (
    "subject's spot",
    "object's spot",
    "subject's spot typed",
    "object's spot typed",
    "subject's type agreed",
    "object's type agreed",
    "candidates in the sentence",
    "predicates in the sentence",
    "likeliest of the predicate in the sentence",
    "all that the pair may say",
    "quoted",
    "denied",
    "verb says it",
)
_UNSPOTTED = -2.0
Sentence = tuple[int, int]
"""A reading, and the token that a sentence of it begins at."""


def describe_surroundings(candidates: Sequence[Candidate], findings: Findings, context: Context) -> list[list[float]]:
    """Return a row of `NAMES` for each candidate."""
    said: dict[tuple[Spot | None, Spot | None], float] = defaultdict(float)
    for proposal in findings.proposals:
        said[proposal.subject, proposal.object] += proposal.probability
    words = [_find_word(one, context) for one in candidates]
    sentences: dict[Sentence, list[Candidate]] = defaultdict(list)
    places = [(number, word.sent.start) for number, word in words]
    for one, place in zip(candidates, places, strict=True):
        sentences[place].append(one)
    return [
        [
            *_describe_spots(one, context),
            *_describe_company(one, sentences[place]),
            said[one.proposal.proposal.subject, one.proposal.proposal.object] if one.proposal else 0.0,
            float(context.find_speaker(number, word) is not None),
            float(one.claim is not None and one.claim.qualifiers.negated),
            float(bears(_find_verb(one, number, word, context), one.triple[1], context)),
        ]
        for one, (number, word), place in zip(candidates, words, places, strict=True)
    ]


def _find_word(candidate: Candidate, context: Context) -> tuple[int, Token]:
    """Return where a candidate stands: the reading, and the first word of the later spot, or the word of the claim."""
    if candidate.proposal is not None:
        spots = (candidate.proposal.proposal.subject, candidate.proposal.proposal.object)
        last = max((spot for spot in spots if spot is not None), key=lambda spot: spot.reading)
        later = [spot for spot in spots if spot is not None and spot.reading == last.reading][-1]
        return later.reading, context.readings[later.reading].doc[later.start]
    if candidate.claim is None:
        raise ValueError("a candidate is what the rules or the model found")
    return candidate.claim.reading, context.readings[candidate.claim.reading].doc[candidate.claim.token]


def _describe_spots(candidate: Candidate, context: Context) -> list[float]:
    best = candidate.proposal
    spots = (best.proposal.subject, best.proposal.object) if best is not None else (None, None)
    kinds = [context.cast.things[key].type for key in (candidate.triple[0], candidate.triple[2])]
    return [
        *(spot.score / 4 if spot is not None else _UNSPOTTED for spot in spots),
        *(float(spot is not None and spot.type is not None) for spot in spots),
        *(float(spot is not None and spot.type == kind) for spot, kind in zip(spots, kinds, strict=True)),
    ]


def _describe_company(candidate: Candidate, sentence: Sequence[Candidate]) -> list[float]:
    predicate = candidate.triple[1]
    others = [one.probability for one in sentence if one is not candidate and one.triple[1] == predicate]
    return [len(sentence) / 5, len({one.triple[1] for one in sentence}) / 3, max(others, default=0.0)]


def _find_verb(candidate: Candidate, number: int, word: Token, context: Context) -> Token:
    """Return the word that a proposal hangs on; a claim says its own."""
    best = candidate.proposal
    spots = (best.proposal.subject, best.proposal.object) if best is not None else (None, None)
    subject, thing = ((spot.start, spot.end) if spot is not None and spot.reading == number else None for spot in spots)
    if subject is None and thing is None:
        return word
    return find_trigger(subject, thing, candidate.triple[1], number, context)
