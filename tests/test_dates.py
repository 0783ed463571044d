"""Dates as precise as they are known."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.dates import earliest_day, is_iso_date, latest_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", dt.date(2018, 1, 1), dt.date(2018, 12, 31)),
        ("2018-07", dt.date(2018, 7, 1), dt.date(2018, 7, 31)),
        ("2016-02", dt.date(2016, 2, 1), dt.date(2016, 2, 29)),
        ("2018-07-09", dt.date(2018, 7, 9), dt.date(2018, 7, 9)),
    ],
)
def test_a_date_spans_the_days_it_can_mean(text: str, first: dt.date, last: dt.date) -> None:
    assert (earliest_day(text), latest_day(text)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18",
        "2018-13",
        "2018-00",
        "2018-02-30",
        "2018-7",
        "30/01/2018",
        "2018-07-09T10:00",
        "２０１８",
        "٢٠١٨",
        " 2018",
    ],
)
def test_what_the_calendar_does_not_have_is_no_date(text: str) -> None:
    assert not is_iso_date(text)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_a_whole_date_means_one_day(day: dt.date) -> None:
    assert earliest_day(day.isoformat()) == latest_day(day.isoformat()) == day
    assert earliest_day(day.isoformat()[:7]) <= day <= latest_day(day.isoformat()[:7])
