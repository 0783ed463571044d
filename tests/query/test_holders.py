"""Who held a post: what the dates say, and no more."""

from __future__ import annotations

import pytest

from carekg.errors import QueryError
from carekg.model import Entity, EntityType, Nation, Tenure
from carekg.query.holders import describe_holdings, find_holdings, tabulate_holdings
from carekg.query.showing.formatting import format_answer

PEOPLE = [Entity(name, EntityType.PERSON, name.title()) for name in ("ada", "bo", "cy", "dee", "eve", "fay")]
HEARTHS = Entity(
    "hearths-wales", EntityType.ROLE, "Minister for Hearths", aliases=("Hearth Secretary",), nation=Nation.WALES
)
SCOTTISH = Entity("hearths-scotland", EntityType.ROLE, "Minister for Hearths", nation=Nation.SCOTLAND)
OLD = Entity(
    "kilns",
    EntityType.ROLE,
    "Minister for Kilns",
    aliases=("Kilns Minister",),
    nation=Nation.WALES,
    start="1999",
    end="2009",
)
NEW = Entity("kilns-and-ovens", EntityType.ROLE, "Kilns Minister", nation=Nation.WALES, start="2009")
POSTS = [*PEOPLE, HEARTHS, SCOTTISH, OLD, NEW]
TENURES = [
    Tenure("ada", "hearths-wales", "2001-05-10", "2004-03-02", source="Almanac"),
    Tenure("bo", "hearths-wales", "2004-03-02", "2006-11", source="Almanac"),
    Tenure("cy", "hearths-wales", "2006-12-05", "2007-01-20", acting=True, source="Gazette"),
    Tenure("dee", "hearths-wales", "2008-06", source="Gazette"),
    Tenure("eve", "hearths-scotland", "2002", "2012", source="Gazette"),
    Tenure("fay", "kilns", "1999", "2009", source="Gazette"),
]


def say(name: str, on: str = "", nation: Nation | None = None) -> str:
    return describe_holdings(find_holdings(POSTS, TENURES, name, nation, on), PEOPLE, on)


def test_a_day_names_its_one_holder_with_dates_and_source() -> None:
    assert say("Minister for Hearths", "2003-04-05", Nation.WALES).splitlines() == [
        "Minister for Hearths (Wales) on 2003-04-05",
        "  Ada, 2001-05-10 to 2004-03-02 (2 years 9 months)",
        "    Almanac",
    ]


def test_the_day_of_a_reshuffle_names_both() -> None:
    said = say("Minister for Hearths", "2004-03-02", Nation.WALES)
    assert "One of, as far as the dates tell:" in said
    assert said.index("Ada") < said.index("Bo")


def test_a_year_names_everyone_in_it() -> None:
    said = say("hearths-wales", "2006")
    assert ("Bo" in said, "Cy, acting" in said, "Ada" in said) == (True, True, False)


def test_a_vacancy_names_nobody_but_who_was_there_before_and_after() -> None:
    assert say("hearths-wales", "2007-09").splitlines() == [
        "Minister for Hearths (Wales) on 2007-09",
        "  Nobody, as far as the tables know.",
        "  Before: Cy, 2006-12-05 to 2007-01-20",
        "  After: Dee, from 2008-06",
    ]


def test_without_a_date_everyone_is_named_in_order() -> None:
    said = say("hearths-wales")
    assert sorted(["Ada", "Bo", "Cy", "Dee"], key=said.index) == ["Ada", "Bo", "Cy", "Dee"]
    assert "One of" not in said


def test_without_a_nation_each_nation_s_post_is_answered_for() -> None:
    said = say("Minister for Hearths", "2003")
    assert "(Scotland)" in said
    assert "Eve, 2002 to 2012 (about 10 years)" in said
    assert "(Wales)" in said


def test_a_title_finds_the_post_in_each_of_a_minister_s_forms() -> None:
    assert "Dee" in say("Hearths Minister", "2020", Nation.WALES)
    assert "Dee" in say("hearth secretary", "2020")


def test_a_post_that_had_ended_by_the_date_is_left_out_where_another_was_there() -> None:
    said = say("Kilns Minister", "2004")
    assert "Fay" in said
    assert "Minister for Kilns" in said


def test_rows_say_what_the_text_says() -> None:
    answer = tabulate_holdings(find_holdings(POSTS, TENURES, "hearths-wales", None, "2006-12-24"), PEOPLE)
    assert format_answer(answer, "csv").splitlines() == [
        "post,nation,person,start,end,acting,lasted,source",
        "Minister for Hearths,Wales,Cy,2006-12-05,2007-01-20,acting,1 month,Gazette",
    ]


@pytest.mark.parametrize(
    ("name", "on", "nation", "told"),
    [
        ("Minister for Harths", "", None, "the nearest are Minister for Hearths"),
        ("Ministers for Kilns", "", None, "the nearest are Minister for Kilns; "),
        ("Minister for Kilns", "", Nation.SCOTLAND, "of Scotland"),
        ("Minister for Hearths", "2/3/2004", None, "2024-04-02"),
    ],
)
def test_what_cannot_be_answered_says_what_to_do(name: str, on: str, nation: Nation | None, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        say(name, on, nation)
