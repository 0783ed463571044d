"""All documents together: the figures, the errors by kind, and what confidence is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from carekg.evaluate.comparison import NAMED, QUALIFIERS, Comparison, Sample, compare_sample
from carekg.evaluate.matching import Matching
from carekg.evaluate.mistakes import Mistake, find_mistakes
from carekg.model import Predicate
from carekg.scorecard import Band, Score, Scorecard, Share

THRESHOLDS = tuple(tenth / 10 for tenth in range(1, 10))
"""The least confidences that `Evaluation.thresholds` has a score for."""

_BANDS = 10


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured on annotated documents."""

    scorecard: Scorecard
    mistakes: tuple[Mistake, ...]
    thresholds: Mapping[float, Score]
    """The strict score of relations that each least confidence would give."""


def evaluate_samples(
    samples: Sequence[Sample], min_confidence: float = 0.0, *, version: str = "", extractor: str = ""
) -> Evaluation:
    """Measure extractions against annotations; `version` (of carekg) and `extractor` (a fingerprint) made them.

    Statements less certain than `min_confidence` count only for what a confidence is worth: in the bands of the
    scorecard, and in the scores that other thresholds would give.
    """
    whole = [compare_sample(sample) for sample in samples]
    comparisons = [compare_sample(each.sample, min_confidence, each.meanings) for each in whole]
    scorecard = replace(
        _fill_scorecard(comparisons, min_confidence), version=version, extractor=extractor, bands=_fill_bands(whole)
    )
    mistakes = tuple(mistake for each in comparisons for mistake in find_mistakes(each))
    return Evaluation(scorecard, mistakes, {least: _score_at(whole, least) for least in THRESHOLDS})


def _fill_scorecard(comparisons: Sequence[Comparison], min_confidence: float) -> Scorecard:
    entities, types = _score_entities(comparisons)
    return Scorecard(
        documents=len(comparisons),
        version="",
        extractor="",
        min_confidence=min_confidence,
        relations=_sum_scores(_score_matching(each, each.strict) for each in comparisons),
        lenient=_sum_scores(_score_matching(each, each.lenient) for each in comparisons),
        entities=entities,
        types=types,
        qualifiers=_judge_qualifiers(comparisons),
        quotes=_sum_shares(each.quotes for each in comparisons),
        evidence=_sum_shares(each.evidence for each in comparisons),
        predicates=_score_predicates(comparisons),
        bands=(),
    )


def _score_matching(comparison: Comparison, matching: Matching) -> Score:
    core = [index for index, relation in enumerate(comparison.relations) if relation.core]
    right = sum(index in matching.pairs for index in core)
    return Score(right, len(matching.spurious), len(core) - right)


def _sum_scores(scores: Iterable[Score]) -> Score:
    rows = list(scores)
    return Score(sum(s.right for s in rows), sum(s.spurious for s in rows), sum(s.missed for s in rows))


def _sum_shares(shares: Iterable[Share]) -> Share:
    rows = list(shares)
    return Share(sum(share.right for share in rows), sum(share.wrong for share in rows))


def _score_at(comparisons: Sequence[Comparison], least: float) -> Score:
    again = (compare_sample(each.sample, least, each.meanings) for each in comparisons)
    return _sum_scores(_score_matching(each, each.strict) for each in again)


def _score_entities(comparisons: Sequence[Comparison]) -> tuple[Score, Share]:
    right = spurious = missed = typed = mistyped = 0
    for comparison in comparisons:
        types = {entity.id: entity.type for entity in comparison.sample.annotation.entities}
        wanted = {key for key, type_ in types.items() if type_ in NAMED}
        found = frozenset().union(*comparison.meanings.values())
        right += len(wanted & found)
        missed += len(wanted - found)
        for entity in comparison.entities.values():
            if entity.type not in NAMED:
                continue
            meant = comparison.meanings[entity.id]
            spurious += not meant
            as_typed = any(types[key] is entity.type for key in meant)
            typed += as_typed
            mistyped += bool(meant) and not as_typed
    return Score(right, spurious, missed), Share(typed, mistyped)


def _judge_qualifiers(comparisons: Sequence[Comparison]) -> dict[str, Share]:
    judged = Counter(
        item for each in comparisons for index in each.strict.pairs for item in each.judge_qualifiers(index).items()
    )
    shares = {name: Share(judged[name, True], judged[name, False]) for name in QUALIFIERS}
    return {name: share for name, share in shares.items() if share.total}


def _score_predicates(comparisons: Sequence[Comparison]) -> dict[Predicate, Score]:
    right: Counter[Predicate] = Counter()
    missed: Counter[Predicate] = Counter()
    spurious: Counter[Predicate] = Counter()
    for comparison in comparisons:
        for index, relation in enumerate(comparison.relations):
            if relation.core:
                (right if index in comparison.strict.pairs else missed)[relation.p] += 1
        spurious.update(comparison.statements[position].predicate for position in comparison.strict.spurious)
    return {p: Score(right[p], spurious[p], missed[p]) for p in sorted({*right, *missed, *spurious})}


def _fill_bands(comparisons: Sequence[Comparison]) -> tuple[Band, ...]:
    """Sort statements into bands of confidence. One that an optional relation fits counts neither way."""
    judged = [
        (comparison.statements[position].confidence, right)
        for comparison in comparisons
        for position, right in _list_judged(comparison)
    ]
    bands = []
    for number in range(_BANDS):
        members = [item for item in judged if min(int(item[0] * _BANDS), _BANDS - 1) == number]
        mean = sum(confidence for confidence, _ in members) / len(members) if members else 0.0
        bands.append(Band(number / _BANDS, len(members), sum(right for _, right in members), mean))
    return tuple(bands)


def _list_judged(comparison: Comparison) -> list[tuple[int, bool]]:
    right = [
        (position, True) for index, position in comparison.strict.pairs.items() if comparison.relations[index].core
    ]
    return [*right, *((position, False) for position in comparison.strict.spurious)]
