"""What kind of thing a name stands for, where the trained model knows better than the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from carekg.extract.cast import Thing
from carekg.extract.context import Context
from carekg.extract.trained.proposals import Findings
from carekg.extract.trained.resolution import Resolver
from carekg.model import EntityType

_LEAST = 0.0
"""From this score on (0 is as likely as not) the model's type is looked at."""
_LEAD = 2.0
"""By how much it must be ahead of the score of the rules' type."""
_UNSCORED = -5.0


def score_types(findings: Findings, resolver: Resolver) -> dict[int, dict[EntityType, float]]:
    """Return, for each thing that the model has seen, the best score of a mention of each type."""
    scores: dict[int, dict[EntityType, float]] = defaultdict(dict)
    for spot in findings.spots:
        key = resolver.name(spot)
        if key is not None and spot.type is not None:
            scores[key][spot.type] = max(scores[key].get(spot.type, _UNSCORED), spot.score)
    return scores


def settle_types(things: Sequence[Thing], scores: Mapping[int, Mapping[EntityType, float]], context: Context) -> None:
    """Give each of `things` the type that the model is sure of; what is known beforehand, or told, keeps its own."""
    for thing in things:
        scored = scores.get(thing.key)
        if not scored:
            continue
        best = max(scored, key=lambda kind: scored[kind])
        sure = scored[best] >= max(_LEAST, scored.get(thing.type, _UNSCORED) + _LEAD)
        if best != thing.type and sure and not (thing.told or context.is_known(thing)):
            thing.type, thing.subtype, thing.soft = best, "", False
