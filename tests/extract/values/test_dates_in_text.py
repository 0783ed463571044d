from __future__ import annotations

import pytest

from carekg.extract.values.dates_in_text import find_date


@pytest.mark.parametrize(
    ("text", "ahead", "date"),
    [
        ("on 3 May 2031", False, "2031-05-03"),
        ("by July 2031", True, "2031-07"),
        ("in 2029", False, "2029"),
        ("in February", True, "2031-02"),
        ("in October", False, "2029-10"),
        ("on Monday", False, "2030-06-10"),
        ("on Monday", True, "2030-06-17"),
        ("today", False, "2030-06-14"),
        ("next year", True, "2031"),
        ("last month", False, "2030-05"),
        ("it may be late", True, ""),
        ("last May", False, "2030-05"),
        ("in 2028-29", True, "2028"),
        ("in 2028-2031", True, ""),
        ("on 31 February 2031", True, ""),
        ("the 2014 people who came", False, ""),
        ("in its 2027 report", False, "2027"),
        ("last night", False, "2030-06-13"),
        ("next June", True, "2031-06"),
        ("by the end of next year", True, "2031"),
        ("by the end of the year", True, "2030"),
        ("the year under review", False, ""),
        ("between March and May", False, "2030-05"),
        ("before Christmas", True, "2030-12"),
        ("by Christmas 2032", True, "2032-12"),
        ("this autumn", True, "2030"),
        ("next spring", True, "2031"),
        ("two years ago", False, "2028"),
        ("they march in line", True, ""),
        ("on May 3, 2031", True, "2031-05-03"),
        ("today, after the vote in March", False, "2030-06-14"),
        ("in March, and again today", False, "2030-03"),
        ("January to June 2031", True, "2031-01"),
        ("on the 3rd", False, "2030-06-03"),
        ("on the 3rd", True, "2030-07-03"),
        ("on the 30th", False, "2030-05-30"),
        ("on the 31st", True, ""),
        ("on the 3rd Floor", False, ""),
        ("today its report on homes in 2028", False, "2030-06-14"),
        ("within three months", True, "2030-09"),
        ("within the next two years", True, "2032"),
        ("within three months of a referral", True, ""),
        ("in the current financial year", True, "2030"),
        ("in the next financial year", True, "2031"),
        ("on 1 April last year", False, "2029-04-01"),
        ("in November of last year", False, "2029-11"),
        ("in May next year", True, "2031-05"),
        ("from 1 March this year", True, "2030-03-01"),
        ("in the first quarter of 2031", True, "2031"),
        ("a fortnight ago", False, "2030-05"),
        ("three weeks ago", False, "2030-05"),
    ],
)
def test_reads_dates_against_the_documents_own(text: str, ahead: bool, date: str) -> None:  # noqa: FBT001 - a column
    assert find_date(text, "2030-06-14", ahead=ahead) == date


@pytest.mark.parametrize(("day", "year"), [("2030-03-31", "2029"), ("2030-04-01", "2030")])
def test_a_financial_year_begins_in_april(day: str, year: str) -> None:
    assert find_date("this financial year", day) == year


def test_guesses_nothing_without_a_document_date() -> None:
    assert find_date("on Monday or in October", "") == ""
