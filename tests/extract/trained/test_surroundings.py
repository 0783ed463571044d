from __future__ import annotations

from carekg.extract.context import Context
from carekg.extract.trained.proposals import Findings, Proposal, Spot
from carekg.extract.trained.resolution import Resolver
from carekg.extract.trained.statements import gather_candidates
from carekg.extract.trained.surroundings import NAMES, describe_surroundings
from carekg.model import EntityType, Predicate
from tests.extract.trained.conftest import Reader
from tests.extract.trained.test_resolution import spot

TEXT = 'The Heron Care Council launched the Otter Fund.\n\n"We will launch the Newt Fund," said Heron Care Council.\n'


def describe(context: Context, *proposals: Proposal) -> list[dict[str, float]]:
    """Return the surroundings of what is proposed, by name."""
    findings = Findings(proposals=list(proposals))
    candidates = gather_candidates([], findings, Resolver(findings, context), context)
    return [dict(zip(NAMES, row, strict=True)) for row in describe_surroundings(candidates, findings, context)]


def propose(subject: Spot, predicate: Predicate, thing: Spot, probability: float = 0.5) -> Proposal:
    return Proposal(subject, predicate, thing, probability, (1.0, 0.0, 0.0), 0.0)


def test_tells_how_the_spots_were_found(read: Reader) -> None:
    context = read(TEXT)
    body = spot(context, "Heron Care Council")
    fund = spot(context, "Otter Fund", EntityType.INITIATIVE, 2.0)
    (row,) = describe(context, propose(body, Predicate.LAUNCHES, fund))
    assert (row["subject's spot typed"], row["object's spot typed"]) == (0, 1)
    assert row["object's type agreed"] == 1
    assert row["object's spot"] > row["subject's spot"]


def test_tells_what_else_the_sentence_and_the_pair_may_say(read: Reader) -> None:
    context = read(TEXT)
    body, fund = spot(context, "Heron Care Council"), spot(context, "Otter Fund")
    launched = propose(body, Predicate.LAUNCHES, fund, 0.6)
    (alone,) = describe(context, launched)
    beside, _ = describe(context, launched, propose(body, Predicate.FUNDS, fund, 0.3))
    assert beside["candidates in the sentence"] > alone["candidates in the sentence"]
    assert beside["predicates in the sentence"] > alone["predicates in the sentence"]
    assert (alone["all that the pair may say"], beside["all that the pair may say"]) == (0.6, 0.6 + 0.3)
    assert beside["likeliest of the predicate in the sentence"] == 0


def test_tells_a_quotation_and_a_verb_that_says_it(read: Reader) -> None:
    context = read(TEXT)
    body = spot(context, "Heron Care Council")
    otter, newt = spot(context, "Otter Fund"), spot(context, "Newt Fund")
    told, quoted, other = describe(
        context,
        propose(body, Predicate.LAUNCHES, otter),
        propose(spot(context, "We"), Predicate.LAUNCHES, newt),
        propose(body, Predicate.OPPOSES, otter),
    )
    assert (told["quoted"], quoted["quoted"]) == (0, 1)
    assert (told["verb says it"], other["verb says it"]) == (1, 0)
