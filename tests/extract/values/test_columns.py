"""Numbers in tables that only their header makes sums."""

from __future__ import annotations

from decimal import Decimal

import pytest

from carekg.documents import Source, read_document
from carekg.extract.syntax.reading import cut_segments
from carekg.extract.values.columns import find_column_sum
from carekg.model import Amount, BlockKind


@pytest.mark.parametrize(
    ("head", "cell", "amount"),
    [
        ("2031-32 (£000)", "510", Amount(Decimal(510_000))),
        ("£'000", "1,420", Amount(Decimal(1_420_000))),
        ("Cost (£m)", "1.25", Amount(Decimal(1_250_000))),
        ("€ million", "4", Amount(Decimal(4_000_000), "EUR")),
        ("Award (£)", "85,000", Amount(Decimal(85_000))),
        ("Beds", "85", None),
        ("Cost (£m)", "none", None),
        ("Cost (£m)", "12%", None),
    ],
)
def test_a_number_is_the_sum_that_its_head_makes_it(head: str, cell: str, amount: Amount | None) -> None:
    assert find_column_sum([("Scheme", "Teapot Fund"), (head, cell)]) == amount


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.md", "| Scheme | 2030-31 (£000) |\n| --- | --- |\n| Teapot Fund | 420 |\n| Kettle Fund | 85 |\n"),
        ("x.txt", "The money\n\nScheme | 2030-31 (£000)\nTeapot Fund | 420\nKettle Fund | 85\n"),
        ("x.txt", "The money\n\nScheme\t2030-31 (£000)\nTeapot Fund\t420\nKettle Fund\t85\n"),
    ],
)
def test_the_columns_of_a_row_stand_under_their_heads(name: str, text: str) -> None:
    segments = cut_segments(read_document(Source(name, text.encode())))
    rows = [one.columns for one in segments if one.kind is BlockKind.TABLE_ROW and one.columns]
    assert rows == [
        (("Scheme", "Teapot Fund"), ("2030-31 (£000)", "420")),
        (("Scheme", "Kettle Fund"), ("2030-31 (£000)", "85")),
    ]
