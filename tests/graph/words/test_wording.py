from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from carekg.graph.words.wording import is_several, say_claim, say_kind, say_predicate, say_triple
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
    said = [say_predicate(predicate, "Lantern Trust") for predicate in Predicate]
    assert all(words == words.lower() for words in said)
    assert len(set(said)) == 21


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("local authorities", "local authorities fund Lantern Fund"),
        ("Carers UK", "Carers UK funds Lantern Fund"),
    ],
)
def test_the_verb_follows_the_number_of_the_subject(subject: str, said: str) -> None:
    assert say_triple(FUNDED, LABELS | {FUNDED.subject: subject}) == said


@pytest.mark.parametrize(
    ("kind", "label", "several"),
    [
        (EntityType.GROUP, "unpaid carers", True),
        (EntityType.ORGANISATION, "Carers UK", False),
        (EntityType.OBJECTIVE, "end charges for home visits", False),
    ],
)
def test_an_aim_is_one_whatever_it_names(kind: EntityType, label: str, *, several: bool) -> None:
    assert is_several(Entity("a", kind, label)) is several


@pytest.mark.parametrize(
    ("subtype", "said"), [("LocalAuthority", "local authority"), ("NHSBody", "NHS body"), ("", "organisation")]
)
def test_kinds_read_as_words(subtype: str, said: str) -> None:
    assert say_kind(Entity("a", EntityType.ORGANISATION, "A", subtype)) == said
