"""Statements that the rules or the trained model have found, each once, with all that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from carekg.extract.claims import Claim
from carekg.extract.context import Context
from carekg.extract.trained.proposals import OBJECT_UNSAID, SUBJECT_UNSAID, Findings, Proposal
from carekg.extract.trained.refusals import is_ruled_out
from carekg.extract.trained.resolution import Meant, Resolver
from carekg.model import SYMMETRIC, Predicate, allows_ends

Triple = tuple[int, Predicate, int]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A proposal with the things that its ends stand for."""

    proposal: Proposal
    subject: Meant
    object: Meant

    @property
    def sureness(self) -> float:
        """How sure the less sure of the ends is."""
        return min(self.subject.chance, self.object.chance)


@dataclass(slots=True)
class Candidate:
    """A statement that the rules or the model found: their claims and proposals that say it."""

    triple: Triple
    claims: list[Claim] = field(default_factory=list)
    proposals: list[Resolved] = field(default_factory=list)

    @property
    def claim(self) -> Claim | None:
        """The surest claim of the rules."""
        return max(self.claims, key=lambda one: one.confidence, default=None)

    @property
    def proposal(self) -> Resolved | None:
        """The best proposal of the model, by what it says and by how sure its ends are."""
        return max(self.proposals, key=lambda one: one.proposal.probability * (0.3 + one.sureness), default=None)

    @property
    def rule_confidence(self) -> float:
        """The confidence of the surest claim, 0 where the rules say nothing."""
        return self.claim.confidence if self.claim else 0.0

    @property
    def probability(self) -> float:
        """The probability of the likeliest proposal, 0 where the model says nothing."""
        return max((one.proposal.probability for one in self.proposals), default=0.0)


def gather_candidates(
    claims: Sequence[Claim], findings: Findings, resolver: Resolver, context: Context
) -> list[Candidate]:
    """Return every statement that either has found and that the ontology allows, in the order they were found.

    What holds both ways is one statement, whichever way it is said.
    """
    found: dict[Triple, Candidate] = {}

    def find(subject: int, predicate: Predicate, thing: int) -> Candidate:
        turned = thing, predicate, subject
        if predicate in SYMMETRIC and turned in found:
            return found[turned]
        return found.setdefault((subject, predicate, thing), Candidate((subject, predicate, thing)))

    for claim in claims:
        find(claim.subject, claim.predicate, claim.object).claims.append(claim)
    for resolved in _resolve(findings, resolver):
        if is_ruled_out(resolved.proposal, context):
            continue
        find(resolved.subject.key, resolved.proposal.predicate, resolved.object.key).proposals.append(resolved)
    things = context.cast.things
    return [
        candidate
        for (subject, predicate, thing), candidate in found.items()
        if subject != thing and allows_ends(predicate, things[subject].type, things[thing].type)
    ]


def _resolve(findings: Findings, resolver: Resolver) -> Iterator[Resolved]:
    for proposal in findings.proposals:
        one, other = proposal.subject, proposal.object
        subject = resolver.resolve(one) if one else other and resolver.resolve_unsaid(other, SUBJECT_UNSAID)
        thing = resolver.resolve(other) if other else one and resolver.resolve_unsaid(one, OBJECT_UNSAID)
        if subject and thing:
            yield Resolved(proposal, subject, thing)
