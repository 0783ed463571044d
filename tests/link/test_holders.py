from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.link import Linker
from carekg.link.holders import find_holding
from carekg.model import Nation, Tenure
from tests.link.world import CURATED, ENGLAND, TENURES, WALES

LINKER = Linker(CURATED, TENURES)


@pytest.mark.parametrize(
    ("on", "holders"),
    [
        ("2019-02-28", ()),
        ("2019-03-01", ("ada-quill",)),
        ("2022-05-09", ("ada-quill",)),
        ("2022-05-10", ("ada-quill", "bo-reed")),
        ("2022-05-11", ("bo-reed",)),
        ("2022-05", ("ada-quill", "bo-reed")),
        ("2019", ("ada-quill",)),
        ("2022", ("ada-quill", "bo-reed")),
        ("2018", ()),
        ("2999", ("bo-reed",)),
        ("", ("ada-quill", "bo-reed")),
    ],
)
def test_who_held_a_post_is_as_exact_as_the_date(on: str, holders: tuple[str, ...]) -> None:
    assert LINKER.find_holders("hearth-minister-wales", on, WALES) == holders


def test_a_vague_tenure_may_hold_on_every_day_that_it_could_cover() -> None:
    assert LINKER.find_holders("hearth-minister-england", "2020-01-01", ENGLAND) == ("cy-reed",)
    assert LINKER.find_holders("hearth-minister-england", "2021-06-30", ENGLAND) == ("cy-reed",)
    assert LINKER.find_holders("hearth-minister-england", "2021-07-01", ENGLAND) == ()


def test_the_nation_chooses_the_post_of_the_same_name() -> None:
    assert LINKER.find_holders("hearth-minister-wales", "2021", ENGLAND) == ("cy-reed",)
    assert LINKER.find_holders("hearth-minister-wales", "2021", None) == ("ada-quill",)
    assert LINKER.find_holders("hearth-minister-england", "2021", Nation.UNITED_KINGDOM) == ("cy-reed",)
    assert LINKER.find_holders("chief-stoker", "2012", WALES) == ()


def test_nobody_holds_a_post_that_is_not_known() -> None:
    assert LINKER.find_holders("nobody", "2020") == ()


def test_one_person_with_two_tenures_is_named_once() -> None:
    tenures = [
        Tenure("a", "r", "2022-10", "2023"),
        Tenure("b", "r", "2022-09", "2022-10"),
        Tenure("a", "r", "2022", "2022-09"),
    ]
    assert find_holding(tenures, "2022") == ("a", "b")


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2005, 12, 31))


@given(DAYS, DAYS, DAYS, st.integers(0, 2), st.integers(0, 2), st.integers(0, 2))
def test_vaguer_dates_never_lose_a_holder(
    start: dt.date, end: dt.date, on: dt.date, less_start: int, less_end: int, less_on: int
) -> None:
    def vague(day: dt.date, less: int) -> str:
        return day.isoformat()[: (10, 7, 4)[less]]

    first, last = min(start, end), max(start, end)
    exact = find_holding([Tenure("a", "r", first.isoformat(), last.isoformat())], on.isoformat())
    assert exact == (("a",) if first <= on <= last else ())
    loose = find_holding([Tenure("a", "r", vague(first, less_start), vague(last, less_end))], vague(on, less_on))
    assert set(exact) <= set(loose)
