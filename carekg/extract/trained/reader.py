"""The trained model beside the rules: what both find in a document, with one confidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from carekg.extract.claims import Claim
from carekg.extract.context import Context
from carekg.extract.qualifying.own_body import find_own_body
from carekg.extract.qualifying.own_nouns import find_own_nouns
from carekg.extract.qualifying.qualifiers import read_qualifiers
from carekg.extract.trained.features import UNSEEN, describe_candidates
from carekg.extract.trained.kinds import score_types, settle_types
from carekg.extract.trained.proposals import Findings, Proposal, find_proposals
from carekg.extract.trained.quoting import find_beside, find_place
from carekg.extract.trained.resolution import Resolver
from carekg.extract.trained.statements import Candidate, gather_candidates
from carekg.model import Method, Modality, Predicate

if TYPE_CHECKING:
    from carekg.extract.trained.model import TrainedModel
    from carekg.extract.trained.weighing import Weights

MODALITIES = tuple(Modality)
NAME = "trained model"
LEAST = 0.4
"""Statements less certain are not made: on unseen documents, what lies below is wrong oftener than it adds."""
LEAST_SEEN = -0.5
"""Names that the model scores lower are listed only if a statement needs them."""
_SAYS = 0.5
"""From this probability on the model counts as saying a statement too."""
_CERTAIN = 0.8
"""From this probability on the model's modality stands against that of the rules."""


class Survey(NamedTuple):
    """What the model finds in a document, and what its spots stand for."""

    findings: Findings
    resolver: Resolver
    seen: Mapping[int, float]
    """The best score of a mention of each thing."""


def survey(model: TrainedModel, context: Context) -> Survey:
    """Read a document; correct the types of its things, and whose "we" it is, before the rules make claims."""
    findings = find_proposals(model, context.readings, context.cast, context.links)
    resolver = Resolver(findings, context)
    # Scoring introduces things that the model alone names, whose types are its own.
    ruled = list(context.cast.things)
    scores = score_types(findings, resolver)
    settle_types(ruled, scores, context)
    context.author_body = find_own_body(context, resolver.count_votes())
    context.own_nouns = find_own_nouns(context)
    return Survey(findings, resolver, {key: max(scored.values()) for key, scored in scores.items()})


def join_trained(
    surveyed: Survey, weights: Weights, claims: Sequence[Claim], context: Context, least: float = LEAST
) -> list[Claim]:
    """Return what the rules claim and what the model proposes, each once, as sure as both together make it."""
    findings, resolver, seen = surveyed
    candidates = gather_candidates(claims, findings, resolver, context)
    confidences = weights.weigh(describe_candidates(candidates, findings, seen, context))
    return [
        make_claim(candidate, float(confidence), context)
        for candidate, confidence in zip(candidates, confidences, strict=True)
        if confidence >= least
    ]


def find_doubted(seen: Mapping[int, float], context: Context) -> frozenset[int]:
    """Return the things that the model takes for no mention wherever they stand; those known beforehand are safe."""
    return frozenset(
        thing.key
        for thing in context.cast.things
        if seen.get(thing.key, UNSEEN) < LEAST_SEEN and not context.is_known(thing)
    )


def make_claim(candidate: Candidate, confidence: float, context: Context) -> Claim:
    """Return the claim of a candidate; the rules, where they said it, know its words best."""
    best = candidate.proposal
    said = best is not None and best.proposal.probability >= _SAYS
    if candidate.claim is not None:
        methods = (Method.MODEL, Method.RULES) if said else (Method.RULES,)
        return replace(candidate.claim, confidence=confidence, methods=methods)
    if best is None:
        raise ValueError("a candidate is what the rules or the model found")
    return propose_claim(best.proposal, candidate.triple, confidence, context)


def propose_claim(proposal: Proposal, triple: tuple[int, Predicate, int], confidence: float, context: Context) -> Claim:
    """Return the claim of a proposal, with the qualifiers that the sentence gives it."""
    place = find_place(proposal, context)
    doc = context.readings[place.reading].doc
    token = doc[place.start : place.end].root.i
    subject, thing = (
        find_beside(spot, place, proposal.predicate, context) for spot in (proposal.subject, proposal.object)
    )
    found = read_qualifiers(context, place.reading, proposal.predicate, subject, thing)
    likeliest = max(range(len(MODALITIES)), key=lambda one: proposal.modalities[one])
    sure = proposal.modalities[likeliest] >= _CERTAIN
    return Claim(
        triple[0],
        proposal.predicate,
        triple[2],
        place.reading,
        token if token >= context.readings[place.reading].first_own else place.end - 1,
        NAME,
        confidence,
        replace(found, modality=MODALITIES[likeliest]) if sure else found,
        (Method.MODEL,),
    )
