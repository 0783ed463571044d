from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from carekg.graph.triples.terms import write_boolean, write_date, write_decimal, write_integer, write_text

XSD = "http://www.w3.org/2001/XMLSchema#"


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("\ufffd\ufffe\uffff")
def test_texts_are_escaped_as_oxigraph_escapes_them(text: str) -> None:
    assert write_text(text) == str(ox.Literal(text))
    assert write_text(text, "en") == str(ox.Literal(text, language="en"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("0.070"), "0.07"),
        (Decimal("3E+6"), "3000000"),
        (Decimal(100), "100"),
        (1.0, "1"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
    ],
)
def test_decimals_have_one_form(value: Decimal | float, text: str) -> None:
    assert write_decimal(value) == f'"{text}"^^<{XSD}decimal>'


@pytest.mark.parametrize(
    ("text", "datatype"),
    [("2018", "gYear"), ("2018-07", "gYearMonth"), ("2018-07-31", "date")],
)
def test_dates_are_typed_by_their_precision(text: str, datatype: str) -> None:
    assert write_date(text) == f'"{text}"^^<{XSD}{datatype}>'


@pytest.mark.parametrize("text", ["2018-02-30", "spring", "18", "2018-7"])
def test_what_is_no_date_stays_text(text: str) -> None:
    assert write_date(text) == f'"{text}"'


def test_whole_numbers_and_truth() -> None:
    assert write_integer(12) == f'"12"^^<{XSD}integer>'
    assert write_boolean(value=True) == f'"true"^^<{XSD}boolean>'
    assert write_boolean(value=False) == f'"false"^^<{XSD}boolean>'
