from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.extract.values.money import find_sums
from carekg.model import Amount


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("£3m", [Amount(Decimal(3_000_000))]),
        ("a £1.5 billion plan", [Amount(Decimal(1_500_000_000))]),
        ("€400,000 a year", [Amount(Decimal(400_000), "EUR", "year")]),
        ("from £0.5m to £5m", [Amount(Decimal(5_000_000))]),
        ("£12.60 an hour", [Amount(Decimal("12.60"), per="hour")]),
        ("£2m and £7k", [Amount(Decimal(2_000_000)), Amount(Decimal(7_000))]),
        ("EUR 85,000", [Amount(Decimal(85_000), "EUR")]),
        ("CHF 2m", [Amount(Decimal(2_000_000), "CHF")]),
        ("£85 000 a year", [Amount(Decimal(85_000), per="year")]),
        ("a NZ$23-million scheme", [Amount(Decimal(23_000_000), "NZD")]),
        ("£2-3 million", [Amount(Decimal(3_000_000))]),
        ("€1.5m–2m a year", [Amount(Decimal(2_000_000), "EUR", "year")]),
        ("£4m to 3 million people", [Amount(Decimal(4_000_000))]),
        ("£3 in 2030", [Amount(Decimal(3))]),
        ("£5 more", [Amount(Decimal(5))]),
        ("Grants (£000)", []),
        ("3 million people", []),
        ("a pound of tea", []),
    ],
)
def test_reads_sums(text: str, amounts: list[Amount]) -> None:
    assert [one.amount for one in find_sums(text)] == amounts


@given(st.integers(min_value=1, max_value=10**12))
def test_reads_what_was_written(value: int) -> None:
    text = f"It costs £{value:,} in all."
    (found,) = find_sums(text)
    assert found.amount.value == value
    assert text[found.start : found.end] == f"£{value:,}"
