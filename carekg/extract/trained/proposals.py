"""What the trained model finds in a document: mentions, what words refer to, and statements between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from carekg.extract.cast import Cast
from carekg.extract.reading import Reading
from carekg.extract.trained.candidates import bucket_distances, find_pairs, find_referring
from carekg.extract.trained.mentions import overlap, pick_mentions
from carekg.extract.trained.syntax import PairSyntax
from carekg.extract.trained.windows import Sentence, Window, cut_windows, find_sentences, tag_tokens
from carekg.model import EntityType, Predicate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from carekg.extract.trained.model import TrainedModel

PREDICATES = tuple(Predicate)
LEAST = 0.03
"""Statements less likely are not looked at."""
REFERS, SUBJECT_UNSAID, OBJECT_UNSAID = range(3)
"""What is asked of a spot: what it refers to, or what its sentence leaves unsaid beside it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The tokens from `start` up to `end` of a reading; `type` and `score` are the model's own, or None and 0."""

    reading: int
    start: int
    end: int
    type: EntityType | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement between two spots; None stands for what the text leaves unsaid."""

    subject: Spot | None
    predicate: Predicate
    object: Spot | None
    probability: float
    modalities: tuple[float, ...]
    """The probability of each modality."""
    negation: float


@dataclass(slots=True)
class Findings:
    """All that the model finds in a document."""

    spots: list[Spot] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    references: dict[tuple[Spot, int], list[tuple[Spot, float]]] = field(default_factory=dict)
    """A spot and what is asked of it -> what may be meant, with probabilities; the rest is that none of them is."""


@dataclass(slots=True)
class _Spans:
    """The candidates of a window: stretches of its words, the first of them for what is unsaid."""

    window: Window
    stretches: list[tuple[int, int]]
    spots: list[Spot | None]
    referring: frozenset[int]

    def starts(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.array([start for start, _ in self.stretches], dtype=np.int64)[numbers]


def find_proposals(
    model: TrainedModel, readings: Sequence[Reading], cast: Cast, links: Mapping[tuple[int, int], int]
) -> Findings:
    """Read a document window by window."""
    sentences = find_sentences(readings)
    findings = Findings()
    ruled: dict[int, list[tuple[int, int]]] = {}
    for mention in cast.mentions:
        ruled.setdefault(mention.reading, []).append((mention.found.start, mention.found.end))
    for number, token in links:
        ruled.setdefault(number, []).append((token, token + 1))
    for window in cut_windows(readings, sentences, tag_tokens(cast, links), model.cutter):
        words, scores = model.read(window)
        spans = _gather_spans(window, scores, readings, ruled)
        findings.spots.extend(spot for spot in spans.spots if spot is not None and spot.type is not None)
        _judge(model, words, spans, readings, sentences, findings)
    return findings


def _gather_spans(
    window: Window,
    scores: NDArray[np.float32],
    readings: Sequence[Reading],
    ruled: Mapping[int, list[tuple[int, int]]],
) -> _Spans:
    """Return the model's own mentions, and beside them those of the rules and all words that refer."""
    where = {place: number for number, place in enumerate(window.words)}
    referring = find_referring([readings[number].doc[token].text for number, token in window.words])
    found: dict[tuple[int, int], tuple[EntityType | None, float]] = {
        (start, end): (kind, score) for start, end, kind, score in pick_mentions(scores, window.sentences)
    }
    own = list(found)
    others = [
        (where[number, start], where[number, end - 1] + 1)
        for number in dict.fromkeys(number for number, _ in window.words)
        for start, end in ruled.get(number, ())
        if (number, start) in where and (number, end - 1) in where
    ]
    for span in [*others, *((place, place + 1) for place in referring)]:
        within = window.sentences[span[0]] == window.sentences[span[1] - 1]
        if within and all(overlap(span, other) < 0.5 for other in own):
            found.setdefault(span, (None, 0.0))
    stretches = [(-1, 0), *sorted(found)]
    spots: list[Spot | None] = [None]
    for start, end in stretches[1:]:
        number, token = window.words[start]
        spots.append(Spot(number, token, window.words[end - 1][1] + 1, *found[start, end]))
    return _Spans(window, stretches, spots, frozenset(referring))


def _judge(
    model: TrainedModel,
    words: NDArray[np.float32],
    spans: _Spans,
    readings: Sequence[Reading],
    sentences: Sequence[Sentence],
    findings: Findings,
) -> None:
    """Add what the model makes of the pairs of spans, and of the words that refer, to the findings."""
    pairs = np.array(find_pairs(spans.stretches, spans.window, sentences), dtype=np.int64).reshape(-1, 2)
    if not len(pairs):
        return
    asked = _ask_references(spans)
    # The network can't be asked nothing, so that one question stands in where there is none.
    questions = [(a, b, kind) for a, kind, options in asked for b in options] or [(0, 0, REFERS)]
    named = np.array([(a, b) for a, b, _ in questions], dtype=np.int64)
    judged = model.judge(
        words,
        np.array([(start + 1, end) for start, end in spans.stretches], dtype=np.int64),
        pairs,
        bucket_distances(spans.starts(pairs[:, 1]) - spans.starts(pairs[:, 0])),
        PairSyntax(spans.window, readings, spans.stretches).describe(pairs),
        named,
        np.array([kind for *_, kind in questions], dtype=np.int64),
        bucket_distances(spans.starts(named[:, 1]) - spans.starts(named[:, 0])),
    )
    for row, column in zip(*np.nonzero(judged.predicates >= LEAST), strict=True):
        one, other = pairs[row]
        findings.proposals.append(
            Proposal(
                spans.spots[one],
                PREDICATES[column],
                spans.spots[other],
                float(judged.predicates[row, column]),
                tuple(float(chance) for chance in judged.modalities[row]),
                float(judged.negations[row]),
            )
        )
    at = 0
    for number, kind, options in asked:
        weights = np.append(judged.references[at : at + len(options)], judged.nobody[number, kind])
        at += len(options)
        weights = np.exp(weights - weights.max())
        chances = (weights / weights.sum())[:-1]
        spot = spans.spots[number]
        meant = [(spans.spots[one], float(chance)) for one, chance in zip(options, chances, strict=True)]
        if spot is not None:
            findings.references[spot, kind] = [(one, chance) for one, chance in meant if one is not None]


def _ask_references(spans: _Spans) -> list[tuple[int, int, list[int]]]:
    """Return what is asked of each span, and the spans that may be the answer."""
    stretches, sentences = spans.stretches, spans.window.sentences
    named = [
        number
        for number, (start, end) in enumerate(stretches)
        if number and not (end - start == 1 and start in spans.referring)
    ]
    asked = []
    for number, (start, end) in enumerate(stretches):
        if not number:
            continue
        apart = [one for one in named if stretches[one][1] <= start or stretches[one][0] >= end]
        before = [one for one in apart if stretches[one][0] < start or sentences[stretches[one][0]] == sentences[start]]
        asked.append((number, REFERS, before))
        asked.extend((number, kind, apart) for kind in (SUBJECT_UNSAID, OBJECT_UNSAID))
    return asked
