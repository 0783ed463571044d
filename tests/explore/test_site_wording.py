from __future__ import annotations

import pytest

from carekg.explore.site.wording import name_address, say_date


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2018-07-31", "31 July 2018"),
        ("2018-07-01", "1 July 2018"),
        ("2018-12", "December 2018"),
        ("2018", "2018"),
        ("", ""),
        ("2018-13", "2018-13"),
        ("summer 2018", "summer 2018"),
    ],
)
def test_dates_are_said_in_words(date: str, said: str) -> None:
    assert say_date(date) == said


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://members.parliament.uk/member/4070", "members.parliament.uk"),
        ("https://www.example.org", "example.org"),
        ("a book", "a book"),
        ("http://[a book", "http://[a book"),
    ],
)
def test_addresses_are_named_by_their_host(address: str, name: str) -> None:
    assert name_address(address) == name
