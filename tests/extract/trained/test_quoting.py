"""Which sentence is quoted for what the model finds between two."""

from __future__ import annotations

import pytest

from carekg.extract.trained.proposals import Proposal
from carekg.extract.trained.reader import propose_claim
from carekg.model import EntityType, Predicate
from tests.extract.trained.conftest import Reader
from tests.extract.trained.test_resolution import spot


@pytest.mark.parametrize(
    ("text", "payer", "paid", "quoted", "amount"),
    [
        (
            "The Otter Care Trust has put in £4m of its own. It is run by volunteers.",
            "Otter Care Trust",
            "It",
            "The Otter Care Trust has put in £4m of its own.",
            4_000_000,
        ),
        (
            "It is staffed by nurses. The Otter Care Trust gave £15,000.",
            "Otter Care Trust",
            "It",
            "The Otter Care Trust gave £15,000.",
            15_000,
        ),
        # The later sentence says it where it tells of the giving itself.
        (
            "The Otter Care Trust has £9m to spend. A grant of £30,000 goes to Elm Lodge.",
            "Otter Care Trust",
            "Elm Lodge",
            "A grant of £30,000 goes to Elm Lodge.",
            30_000,
        ),
        ("The Otter Care Trust met. Elm Lodge: £8,000.", "Otter Care Trust", "Elm Lodge", "Elm Lodge: £8,000.", 8_000),
    ],
)
def test_the_sentence_that_tells_of_the_money_is_quoted(
    read: Reader, text: str, payer: str, paid: str, quoted: str, amount: int
) -> None:
    context = read(text)
    ends = spot(context, payer, EntityType.ORGANISATION), spot(context, paid, EntityType.ORGANISATION)
    proposal = Proposal(ends[0], Predicate.FUNDS, ends[1], 0.9, (0.9, 0.05, 0.05), 0.0)
    claim = propose_claim(proposal, (0, Predicate.FUNDS, 1), 0.9, context)
    assert context.readings[claim.reading].doc[claim.token].sent.text == quoted
    assert claim.qualifiers.amount is not None
    assert claim.qualifiers.amount.value == amount


def test_what_an_item_is_given_is_quoted_from_the_item(read: Reader) -> None:
    context = read("The Otter Care Trust will spend £2m.\n\n- Elm Lodge\n- Ash House\n")
    ends = spot(context, "Otter Care Trust", EntityType.ORGANISATION), spot(context, "Elm Lodge")
    proposal = Proposal(ends[0], Predicate.FUNDS, ends[1], 0.9, (0.9, 0.05, 0.05), 0.0)
    claim = propose_claim(proposal, (0, Predicate.FUNDS, 1), 0.9, context)
    assert context.readings[claim.reading].doc[claim.token].sent.text == "Elm Lodge"
