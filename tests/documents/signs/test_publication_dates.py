"""Dates as documents write them."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.documents.signs.publication_dates import find_dates, is_date_line
from tests.documents.samples import read


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("30 January 2018", "2018-01-30"),
        ("January 30, 2018", "2018-01-30"),
        ("Monday, 18 December 2017", "2017-12-18"),
        ("Sat 5th June 2027", "2027-06-05"),
        ("2018-01-30", "2018-01-30"),
        ("30/01/2018", "2018-01-30"),
        ("4.5.2026", "2026-05-04"),
        ("1st of March 2026", "2026-03-01"),
        ("Sept. 18, 2031", "2031-09-18"),
        ("October 2028", "2028-10"),
    ],
)
def test_dates_are_found_and_figures_read_day_first(text: str, iso: str) -> None:
    (date,) = find_dates(f"It came out ({text}) in the end.")
    assert date.iso == iso
    assert f"It came out ({text}) in the end."[date.start : date.end] == text


def test_a_date_in_italics_is_one() -> None:
    assert is_date_line("_4 May 2026_")
    plan = "# The Otter Plan\n\n_4 May 2026_\n\nOtters will swim.\n"
    assert read(plan, "paper.md").metadata.date == "2026-05-04"


@pytest.mark.parametrize(
    "text", ["31 February 2018", "2018-13-40", "version 1.2.2018.4", "in 2018", "May be 2018", "30/30/2018"]
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert find_dates(text) == []


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_is_read_back_in_each_form(day: dt.date) -> None:
    month = calendar.month_name[day.month]
    forms = (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat(), f"{day:%d/%m/%Y}")
    for form in forms:
        assert [date.iso for date in find_dates(f"On {form}.")] == [day.isoformat()]


@pytest.mark.parametrize(
    "line", ["4 May 2026", "Published: 4 May 2026", "Monday 4 May 2026, 09:30", "Date: 04/05/2026", "2026-05-04"]
)
def test_lines_that_say_a_date_alone(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["The hub opened on 4 May 2026", "4 May 2026 to 5 June 2026", "May", "Room 4, May 2026 plan"]
)
def test_lines_that_say_more_than_a_date(line: str) -> None:
    assert not is_date_line(line)


LATE = (
    "We thank the committee for its report on hubs, published on 22 June 2026, which we have read from its first page "
    "to the last, with much care.\n"
)
BODY = "The council has opened a hub in Larchford, which took two years to build.\n"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (f"Hub opens\n\n4 May 2026\n\n{BODY}", "2026-05-04"),
        (f"Hub opens\n\nBy Orla Fennimore | 4 May 2026 | 3 min read\n\n{BODY}", "2026-05-04"),
        (f"Hub opens\n\n{BODY}\n5 June 2026\n", "2026-06-05"),
        (f"Larch Council\nMinutes of the meeting held on 4 May 2026\n\n{BODY}", "2026-05-04"),
        (f"Hub opens\nLarch Papers no. 3, May 2026\n\n{BODY}", "2026-05"),
        (
            "Hub opens\n\nThe council has today, 4 May 2026, opened a hub in Larchford for the whole county.\n",
            "2026-05-04",
        ),
        (
            "Hub opens\n\nThe council has opened a hub, and a second one is due to open by 4 May 2028 in the north.\n",
            "",
        ),
        (f"Hub opens\n\nA plan for the years to May 2028\n\n{BODY}", ""),
        (
            "Hub opens\n\nLARCHFORD, May 4, 2026 – A hub is here.\n\n1. fees frozen\n2. rents cut by 1 June 2028\n",
            "2026-05-04",
        ),
        (
            f"Hub opens\n\nWe published our report, Larches and Hubs, on 4 May 2026. It found much.\n\n{BODY}",
            "2026-05-04",
        ),
        (f"Hub opens\nLarch note 3 (May 2026). Issued by Larch Council\n\n{BODY}", "2026-05"),
        (f"Larch Friends\nNewsletter no. 41    Spring 2026\n\n{BODY}", "2026"),
        (f"Hub opens\n\nA plan to be ready by spring 2028\n\n{BODY}", ""),
        (
            f"Hub plan\n\nBoard paper, 4 May 2026. Sponsor: Dr Orla Fennimore, Director. Author: Mina Quill.\n\n{BODY}",
            "2026-05-04",
        ),
        (
            f"Hub Board\nMinutes of the meeting of 4 May 2026\n\n{BODY}\nDate of next meeting\n\n8 June 2026.\n",
            "2026-05-04",
        ),
        (f"Hub plan\n\nThe hub opened on 4 May 2026. It is a good one, and all who came said so aloud.\n\n{BODY}", ""),
        (f"Hub plan\n\nDraft for all to see. Closes noon, Friday 26 June 2026\n\n{BODY}", ""),
        (
            f"Hub response\n\nPresented by the Minister for Hubs\nSeptember 2026\n\n{BODY}\n{LATE}",
            "2026-09",
        ),
    ],
)
def test_the_date_of_publication_is_told_from_other_dates(text: str, iso: str) -> None:
    assert read(text).metadata.date == iso
