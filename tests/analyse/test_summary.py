from __future__ import annotations

import pytest

from carekg.analyse.summary import summarise_knowledge
from carekg.model import Knowledge, Predicate
from tests.analyse.values import assemble, state

KNOWLEDGE = assemble(
    state("north-council", Predicate.FUNDS, "care-hub"),
    state("south-council", Predicate.SUPPORTS, "care-hub"),
    state("herald", Predicate.OPPOSES, "care-hub", negated=True),
)


def test_the_summary_names_size_relations_centre_and_communities() -> None:
    lines = [line.split() for line in summarise_knowledge(KNOWLEDGE).splitlines()]
    assert ["statements", "3"] in lines
    assert ["facts", "2"] in lines
    assert ["opposes", "1"] in lines
    assert ["Wales", "1", "3"] in lines
    assert ["2021", "1", "3"] in lines
    # The hub has 2.7 shares where each council has one: its own restart, and 0.85 of both.
    assert ["Care", "Hub", "2", "0.574", "1.000"] in lines
    assert ["Communities", "(1)"] in lines


@pytest.mark.parametrize("width", [60, 100])
def test_the_summary_keeps_to_its_width(width: int) -> None:
    assert max(len(line) for line in summarise_knowledge(KNOWLEDGE, width=width).splitlines()) <= width


def test_nothing_can_be_summarised() -> None:
    assert "Size" in summarise_knowledge(Knowledge())
