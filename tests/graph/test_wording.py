from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from carekg.graph.wording import say_claim, say_kind, say_predicate
from carekg.model import Amount, Entity, EntityType, Predicate
from tests.graph.samples import FUNDED, SAMPLE

LABELS = {entity.id: entity.label for entity in SAMPLE.entities}


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (Amount(Decimal(500)), "£500"),
        (Amount(Decimal("12.60"), per="hour"), "£12.60 an hour"),
        (Amount(Decimal(2_000_000), "EUR", "month"), "€2 million a month"),
        (Amount(Decimal("5.25E+6")), "£5.25 million"),
        (Amount(Decimal(1_234_567)), "£1,234,567"),
        (Amount(Decimal(100_000_000_000)), "£100 billion"),
        (Amount(Decimal(1_234_500_000)), "£1,234.5 million"),
        (Amount(Decimal("1E+40")), "£10" + ",000" * 10 + " billion"),
        (Amount(Decimal(7), "SEK"), "SEK 7"),
    ],
)
def test_money_reads_as_people_write_it(amount: Amount, said: str) -> None:
    assert say_claim(replace(FUNDED, amount=amount, date=""), LABELS).endswith(f"Lantern Fund ({said})")


def test_every_predicate_reads_as_words() -> None:
    said = [say_predicate(predicate) for predicate in Predicate]
    assert all(words == words.lower() for words in said)
    assert len(set(said)) == 21


@pytest.mark.parametrize(
    ("subtype", "said"), [("LocalAuthority", "local authority"), ("NHSBody", "NHS body"), ("", "organisation")]
)
def test_kinds_read_as_words(subtype: str, said: str) -> None:
    assert say_kind(Entity("a", EntityType.ORGANISATION, "A", subtype)) == said
