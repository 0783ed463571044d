from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.link.names import find_stated_nation, normalise_name, normalise_person, slugify, split_nation, surname
from carekg.model import Nation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Hearth & Wellbeing Boards", "hearth and wellbeing board"),
        ("Keepers' Fund", "Keepers Fund"),
        ("Keeper’s Fund", "Keeper Fund"),
        ("Co-operation Agreement", "Cooperation Agreement"),
        ("Ten-year plan", "10 Year Plan"),
        ("seven point plan", "7-point plan"),
        ("Môn Care", "Mon Care"),
        ("the government’s Hearth Strategies", "Government Hearth Strategy"),
        ("Long–Term Plan", "long-term plan"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert normalise_name(one) == normalise_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hearth Fund", "Hearth Strategy"),
        ("Carers Innovations Fund", "Carers Innovation Fund"),
        ("Hearth Act 2014", "Hearth Act 2016"),
        ("Hearth Board", "Hearth Boarding"),
        ("Hearths Act (Wales)", "Hearths Act (Scotland)"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert normalise_name(one) != normalise_name(other)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Rt Hon Ada Quill MP", "ada quill"),
        ("Baroness Quill", "quill"),
        ("Professor Sir Bo O'Reed CBE", "bo oreed"),
        ("Thérèse Ash’s", "therese ash"),
    ],
)
def test_people_are_known_without_titles(name: str, key: str) -> None:
    assert normalise_person(name) == key


@pytest.mark.parametrize(
    ("name", "last"), [("Mr Quill", "quill"), ("Cy ap Reed", "ap reed"), ("Ada van der Moss", "van der moss")]
)
def test_surnames_keep_their_particles(name: str, last: str) -> None:
    assert surname(name) == last


@pytest.mark.parametrize(
    ("name", "bare", "nation"),
    [
        ("Hearth Fund (Wales)", "Hearth Fund", Nation.WALES),
        ("Hearth Service for Scotland", "Hearth Service", Nation.SCOTLAND),
        ("Northern Irish Hearth Fund", "Hearth Fund", Nation.NORTHERN_IRELAND),
        ("Minister for Hearths", "Minister for Hearths", None),
        ("Whales Trust", "Whales Trust", None),
    ],
)
def test_a_name_that_states_its_nation(name: str, bare: str, nation: Nation | None) -> None:
    assert split_nation(name) == (bare, nation)


@pytest.mark.parametrize(
    ("name", "nation"),
    [
        ("Secretary of State for Wales", Nation.UNITED_KINGDOM),
        ("the Secretary of State for Kettles", Nation.UNITED_KINGDOM),
        ("Chief Stoker for Wales", Nation.WALES),
        ("Under-Secretary for Kettles", None),
    ],
)
def test_a_secretary_of_state_is_westminsters(name: str, nation: Nation | None) -> None:
    assert find_stated_nation(name) is nation


@given(st.text())
def test_keys_and_slugs_are_stable(name: str) -> None:
    assert normalise_name(normalise_name(name)) == normalise_name(name) or not normalise_name(name).isascii()
    assert slugify(slugify(name)) == slugify(name)
    assert set(slugify(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.text(st.characters(categories=["Lu", "Ll", "Zs"]), min_size=1))
def test_case_never_matters(name: str) -> None:
    assert normalise_name(name.casefold()) == normalise_name(name)
