"""Values that cannot be made wrong, and ids that depend on content alone."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest

from carekg.build.readings.cache import encode_value
from carekg.model import SIGNATURES, Amount, Citation, Evidence, Modality, Predicate, Statement

STATEMENT = Statement("ann-lee", Predicate.LAUNCHES, "respite-fund", Evidence("news", "Ann Lee launched it", 5, 24))


@pytest.mark.parametrize(("quote", "start", "end"), [("", 0, 0), ("words", -1, 4), ("words", 0, 4), ("words", 3, 3)])
def test_evidence_must_fit_its_quote(quote: str, start: int, end: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Evidence("news", quote, start, end)


def test_a_citation_names_its_source() -> None:
    with pytest.raises(ValueError, match="names its source"):
        Citation("")


@pytest.mark.parametrize(
    "other",
    [
        replace(STATEMENT, object="carers-fund"),
        replace(STATEMENT, modality=Modality.PLANNED),
        replace(STATEMENT, negated=True),
        replace(STATEMENT, speaker="ann-lee"),
        replace(STATEMENT, date="2020"),
        replace(STATEMENT, amount=Amount(Decimal(3))),
        replace(STATEMENT, evidence=Evidence("letter", "Ann Lee launched it", 5, 24)),
        replace(STATEMENT, evidence=Evidence("news", "Ann Lee launched it", 6, 25)),
        replace(STATEMENT, evidence=Citation("A white paper")),
    ],
)
def test_another_claim_or_place_is_another_statement(other: Statement) -> None:
    assert other.id != STATEMENT.id


def test_what_we_think_of_a_claim_does_not_change_which_it_is() -> None:
    assert replace(STATEMENT, confidence=0.3, rule="another", subject_holder="ann-lee").id == STATEMENT.id


def test_to_ask_for_an_id_changes_nothing() -> None:
    asked = replace(STATEMENT)
    assert asked.id
    assert (asked, hash(asked), repr(asked)) == (STATEMENT, hash(STATEMENT), repr(STATEMENT))
    assert encode_value(asked) == encode_value(replace(STATEMENT))
    assert replace(asked, negated=True).id == replace(STATEMENT, negated=True).id != asked.id


def test_an_id_is_the_same_in_another_process() -> None:
    program = "from tests.test_model import STATEMENT; print(STATEMENT.id)"
    printed = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert printed.strip() == STATEMENT.id


def test_every_predicate_says_what_may_stand_on_either_side() -> None:
    assert set(SIGNATURES) == set(Predicate)
