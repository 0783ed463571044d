from __future__ import annotations

import pytest

from carekg.curate.cells import canonical_amount, canonical_date, clean_cell, unscramble


@pytest.mark.parametrize(
    ("saved", "meant"),
    [
        ("2018", "2018"),
        ("2018-07", "2018-07"),
        ("2018-07-31", "2018-07-31"),
        ("31/07/2018", "2018-07-31"),
        ("1/7/2018", "2018-07-01"),
        ("Jul-18", "2018-07"),
        ("May-97", "1997-05"),
        ("Jan-2024", "2024-01"),
        ("03-Apr-24", "2024-04-03"),
        ("3 April 2024", "2024-04-03"),
        ("12 Sept 1999", "1999-09-12"),
        ("April 2024", "2024-04"),
        ("04/2024", "2024-04"),
        ("3/4/24", "2024-04-03"),
        ("31.07.2018", "2018-07-31"),
    ],
)
def test_dates_survive_a_spreadsheet(saved: str, meant: str) -> None:
    assert canonical_date(saved) == meant


@pytest.mark.parametrize(
    "text",
    [
        "07/31/2018",
        "2018-02-30",
        "summer 2018",
        "Foo-18",
        "18",
        "2018-7",
        "3/Ap/2018",
        "31 Juli 2018",
        "04/05",
        "20-07-31",
        "1/2/3",
        "٢٠١٨",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day"):
        canonical_date(text)


@pytest.mark.parametrize("text", ["31/02/2025", "13/25/2024", "Feb-0"])
def test_what_is_no_date_is_named_as_it_stands_in_the_cell(text: str) -> None:
    with pytest.raises(ValueError, match=f"'{text}' is no date"):
        canonical_date(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [("5000000", "5000000"), ("5,000,000", "5000000"), ("12.60", "12.6"), ("7.00", "7"), ("100", "100")],
)
def test_amounts_are_plain_numbers(text: str, plain: str) -> None:
    assert canonical_amount(text) == plain


@pytest.mark.parametrize("text", ["£5m", "-5", "1e9", "NaN", "Infinity", "5,00", "٣", "5 000"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        canonical_amount(text)


def test_cells_lose_only_what_cannot_be_seen() -> None:
    assert clean_cell("  two\u00a0words \n here ") == "two words here"
    assert clean_cell("Sia\u0302n") == "Siân"


@pytest.mark.parametrize(("garbled", "meant"), [("ThÃ©rÃ¨se", "Thérèse"), ("â€˜home firstâ€™", "‘home first’")])
def test_garbled_letters_are_recovered(garbled: str, meant: str) -> None:
    assert unscramble(garbled) == meant


@pytest.mark.parametrize("text", ["Thérèse", "Siân", "£5 million", "Mabon ap Gwynfor", "Ynys Môn – ‘hafan’"])
def test_good_letters_stay_as_they_are(text: str) -> None:
    assert unscramble(text) == text
