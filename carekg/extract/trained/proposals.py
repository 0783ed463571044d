"""What the trained model finds in a document: mentions, what words refer to, and statements between them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from carekg.extract.cast import Cast
from carekg.extract.syntax.reading import Reading
from carekg.extract.trained.candidates import bucket_distances, find_pairs, find_referring
from carekg.extract.trained.mentions import overlap, pick_mentions
from carekg.extract.trained.syntax import PairSyntax
from carekg.extract.trained.windows import Sentence, Window, cut_windows, find_sentences, tag_tokens
from carekg.model import EntityType, Predicate

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token

    from carekg.extract.trained.model import Judgement, TrainedModel

PREDICATES = tuple(Predicate)
LEAST = 0.03
"""Statements less likely are not looked at."""
QUESTIONS = 3
REFERS, SUBJECT_UNSAID, OBJECT_UNSAID = range(QUESTIONS)
"""What is asked of a spot: what it refers to, or what its sentence leaves unsaid beside it."""
_LEAST_ANSWER = 0.005
"""Answers less likely are not kept."""


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

    @property
    def starts(self) -> NDArray[np.int64]:
        """The first word of each stretch."""
        return np.array([start for start, _ in self.stretches], dtype=np.int64)


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
        (start, end): (kind, score)
        for start, end, kind, score in pick_mentions(scores, window.sentences)
        if not any(_parts(readings[number].doc[token]) for number, token in window.words[start:end])
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


def _parts(token: Token) -> bool:
    """Tell the stroke between two names, as of a letterhead in two languages: "AN ROINN SLÁINTE / DEPARTMENT"."""
    return token.text == "/" and bool(token.i) and bool(token.nbor(-1).whitespace_)


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
    starts = spans.starts
    judged = model.judge(
        words,
        np.array([(start + 1, end) for start, end in spans.stretches], dtype=np.int64),
        pairs,
        bucket_distances(starts[pairs[:, 1]] - starts[pairs[:, 0]]),
        PairSyntax(spans.window, readings, spans.stretches).describe(pairs),
        bucket_distances(starts[None, :] - starts[:, None]),
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
    findings.references.update(_answer(judged, spans))


def _answer(judged: Judgement, spans: _Spans) -> Iterator[tuple[tuple[Spot, int], list[tuple[Spot, float]]]]:
    """Yield each spot with what is asked of it, and the likely answers."""
    answers = find_answers(spans.stretches, spans.window.sentences, spans.referring)
    for kind in range(QUESTIONS):
        scores = np.where(answers[kind], judged.references[:, kind], -np.inf)
        scores = np.concatenate([scores, judged.nobody[:, kind, None]], axis=1)
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances = (chances / chances.sum(axis=1, keepdims=True))[:, :-1]
        for number, spot in enumerate(spans.spots):
            if spot is not None:
                likely = np.nonzero(chances[number] >= _LEAST_ANSWER)[0]
                meant = [(spans.spots[one], float(chances[number, one])) for one in likely]
                yield (spot, kind), [(one, chance) for one, chance in meant if one is not None]


def find_answers(
    stretches: Sequence[tuple[int, int]], sentences: Sequence[int], referring: Collection[int]
) -> NDArray[np.bool_]:
    """Tell (questions, stretches, stretches) for what is asked of each stretch which others may be the answer.

    The first stretch stands for what is unsaid and is no answer; nor is a word that only refers.
    """
    starts = np.array([start for start, _ in stretches], dtype=np.int64)
    ends = np.array([end for _, end in stretches], dtype=np.int64)
    marks = np.array([sentences[start] if start >= 0 else -1 for start in starts], dtype=np.int64)
    named = np.array([start >= 0 and not (end - start == 1 and start in referring) for start, end in stretches])
    apart = (ends[None, :] <= starts[:, None]) | (starts[None, :] >= ends[:, None])
    before = (starts[None, :] < starts[:, None]) | (marks[None, :] == marks[:, None])
    answers = np.repeat((apart & named[None, :])[None], QUESTIONS, axis=0)
    answers[REFERS] &= before
    return answers
