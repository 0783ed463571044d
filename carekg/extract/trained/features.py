"""What speaks for and against a statement: the numbers that its confidence is worked out from."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from carekg.extract.context import Context
from carekg.extract.mentions import Form
from carekg.extract.trained.proposals import Findings, Spot
from carekg.extract.trained.statements import Candidate
from carekg.extract.trained.surroundings import NAMES as SURROUNDINGS
from carekg.extract.trained.surroundings import describe_surroundings
from carekg.model import EntityType, Predicate

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNSEEN = -4.0
"""The score of a thing that the model takes for no mention anywhere."""
_UNSAID = -6.0
_LONG = 16
ENDS = (
    "subject's sureness",
    "object's sureness",
    "subject agreed",
    "object agreed",
    "subject referred to",
    "object referred to",
    "subject unsaid",
    "object unsaid",
)
"""How sure the two ends are."""
NAMES = (
    "model says",
    "model says, by all proposals",
    "model's proposals",
    "model is silent",
    "rules say",
    "rules are silent",
    "rules' claims",
    "both say",
    *ENDS,
    "model's rival predicate",
    "rules' rival predicate",
    "lead over rival",
    "model's rival subject",
    "rules' rival subject",
    "lead over rival subject",
    "model's rival object",
    "rules' rival object",
    "lead over rival object",
    "subject's mention",
    "object's mention",
    "subject described",
    "object described",
    "object's words",
    "model says the reverse",
    "in one block",
    "subject seen",
    "object seen",
    *SURROUNDINGS,
    *(f"predicate {predicate}" for predicate in Predicate),
    *(f"subject {kind}" for kind in EntityType),
    *(f"object {kind}" for kind in EntityType),
)


def describe_candidates(
    candidates: Sequence[Candidate], findings: Findings, seen: Mapping[int, float], context: Context
) -> NDArray[np.float64]:
    """Return the features (candidates, NAMES) of each candidate; `seen` tells the best score of each thing."""
    groups = _Groups(candidates)
    around = describe_surroundings(candidates, findings, context)
    rows = [_describe(one, groups, row, seen, context) for one, row in zip(candidates, around, strict=True)]
    return np.array(rows, dtype=np.float64).reshape(-1, len(NAMES))


def logit(chance: float) -> float:
    """Return the log odds of a probability, kept finite."""
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(chance / (1 - chance))


class _Groups:
    """The candidates by what they share, so that each can be held against its rivals."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.by_ends: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
        self._by_subject: dict[tuple[int, Predicate], list[Candidate]] = defaultdict(list)
        self._by_object: dict[tuple[Predicate, int], list[Candidate]] = defaultdict(list)
        for one in candidates:
            subject, predicate, thing = one.triple
            self.by_ends[subject, thing].append(one)
            self._by_subject[subject, predicate].append(one)
            self._by_object[predicate, thing].append(one)

    def describe_rivals(self, candidate: Candidate) -> list[float]:
        """Return what the model and the rules say at most of another predicate, subject and object, and the lead."""
        subject, predicate, thing = candidate.triple
        features = []
        for group in (
            self.by_ends[subject, thing],
            self._by_object[predicate, thing],
            self._by_subject[subject, predicate],
        ):
            rivals = [one for one in group if one is not candidate]
            most = max((one.probability for one in rivals), default=0.0)
            said = max((one.rule_confidence for one in rivals), default=0.0)
            features += [logit(most) / 4, said, candidate.probability - most]
        return features


def _describe(
    candidate: Candidate,
    groups: _Groups,
    around: Sequence[float],
    seen: Mapping[int, float],
    context: Context,
) -> list[float]:
    subject, predicate, thing = candidate.triple
    things = context.cast.things
    best = candidate.proposal
    probability = best.proposal.probability if best else 0.0
    said = candidate.rule_confidence
    return [
        logit(probability) if best else _UNSAID,
        logit(_join_chances(candidate)) if best else _UNSAID,
        min(len(candidate.proposals), 4) / 2,
        float(best is None),
        said,
        float(not candidate.claims),
        min(len(candidate.claims), 3) / 2,
        said * probability,
        *_describe_ends(candidate),
        *groups.describe_rivals(candidate),
        seen.get(subject, UNSEEN) / 4,
        seen.get(thing, UNSEEN) / 4,
        float(things[subject].form == Form.PHRASE),
        float(things[thing].form == Form.PHRASE),
        min(len(things[thing].label.split()), _LONG) / 8,
        max((one.probability for one in groups.by_ends.get((thing, subject), ())), default=0.0),
        float(best is not None and _is_in_one_block(best.proposal.subject, best.proposal.object)),
        float(subject in seen),
        float(thing in seen),
        *around,
        *(float(predicate == one) for one in Predicate),
        *(float(things[subject].type == one) for one in EntityType),
        *(float(things[thing].type == one) for one in EntityType),
    ]


def _join_chances(candidate: Candidate) -> float:
    """Return the chance that one of the proposals is right, as if they were independent."""
    missed = 1.0
    for one in candidate.proposals:
        missed *= 1 - one.proposal.probability * math.sqrt(one.sureness)
    return 1 - missed


def _describe_ends(candidate: Candidate) -> list[float]:
    best = candidate.proposal
    if best is None:
        return [1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0]
    spots = (best.proposal.subject, best.proposal.object)
    ends = (best.subject, best.object)
    return [
        *(end.chance for end in ends),
        *(float(end.agreed) for end in ends),
        *(
            float(spot is not None and spot.type is None and end.chance < 1)
            for spot, end in zip(spots, ends, strict=True)
        ),
        *(float(spot is None) for spot in spots),
    ]


def _is_in_one_block(one: Spot | None, other: Spot | None) -> bool:
    return one is not None and other is not None and one.reading == other.reading
