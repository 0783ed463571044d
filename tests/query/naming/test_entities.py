from __future__ import annotations

import pytest

from carekg.errors import QueryError
from carekg.model import Entity, EntityType, Knowledge, Nation
from carekg.query.naming.entities import find_entity
from tests.query.sample import KNOWLEDGE


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("hearth-plan", "hearth-plan"),
        ("The Hearth Plan", "hearth-plan"),
        ("hearth plan", "hearth-plan"),
        ("HEARTH  PLAN", "hearth-plan"),
        ("Tenders' Union", "tenders-union"),
        ("tenders union", "tenders-union"),
        ("“Tenders’ Union”", "tenders-union"),
        ("Pemberton", "ada-pemberton"),
        ("hollow", "bryn-hollow"),
        ("ag", "avalon-government"),
        ("A.G.", "avalon-government"),
        ("minister", "minister"),
        ("Minister for Tending (Wales)", "minister"),
        ("minister for tending, Scotland", "minister-elsewhere"),
        ("Hearth Plan (strategy)", "hearth-plan"),
    ],
)
def test_an_entity_is_found_by_any_of_its_names(name: str, expected: str) -> None:
    assert find_entity(KNOWLEDGE, name).id == expected


def test_accents_do_not_matter() -> None:
    knowledge = Knowledge(entities=(Entity("sian", EntityType.PERSON, "Siân Ó Dubh"),))
    assert find_entity(knowledge, "sian o dubh").id == "sian"


def test_a_label_goes_before_an_alias() -> None:
    new = Entity("new", EntityType.ORGANISATION, "New Office", aliases=("Old Office",))
    old = Entity("old", EntityType.ORGANISATION, "Old Office")
    assert find_entity(Knowledge(entities=(new, old)), "old office").id == "old"


def test_several_that_fit_are_listed() -> None:
    with pytest.raises(QueryError) as caught:
        find_entity(KNOWLEDGE, "Minister for Tending")
    assert str(caught.value) == (
        "2 entities are called 'Minister for Tending': Minister for Tending (role, Wales) minister; "
        "Minister for Tending (role, Scotland) minister-elsewhere (give the id, the last word of each, instead)"
    )
    with pytest.raises(QueryError, match=r"Tending Board \(forum\) tending-board; Tending Council \(forum\)"):
        find_entity(KNOWLEDGE, "the board")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Hearth Pln", r"there is no entity 'Hearth Pln' \(the nearest are The Hearth Plan"),
        ("Pembertn", "Ada Pemberton"),
        ("xqzw", "look for a word of it with carekg search"),
        ("", "there is no entity ''"),
        ("()", "there is no entity"),
    ],
)
def test_none_that_fits_is_met_with_the_nearest(name: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        find_entity(KNOWLEDGE, name)


def test_nothing_is_found_in_nothing() -> None:
    with pytest.raises(QueryError, match="there is no entity 'a'"):
        find_entity(Knowledge(), "a")


def test_a_name_with_commas_may_be_followed_by_a_nation() -> None:
    north, wales = (
        Entity(f"hearth-{nation}", EntityType.ORGANISATION, "Board of Hearth, Home and Light", nation=nation)
        for nation in (Nation.NORTHERN_IRELAND, Nation.WALES)
    )
    knowledge = Knowledge(entities=(north, wales))
    assert find_entity(knowledge, "Board of Hearth, Home and Light (Wales)") == wales
    assert find_entity(knowledge, "board of hearth, home and light, Northern Ireland") == north
