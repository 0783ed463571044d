"""When two names mean the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.evaluate.annotations import AnnotatedEntity
from carekg.evaluate.matching import is_same_entity
from carekg.evaluate.names import is_same_description, is_same_name, normalise_name
from carekg.model import Entity, EntityType


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Lantern Fund", "lantern fund", True),
        ("Oakshire Council's plan", "the Oakshire Council plan", True),
        ("Lantern Fund", "the new Lantern Fund", True),
        ("Lantern Respite Fund", "Lantern Fund", True),  # two of three words
        ("Lantern Respite Fund for Wales", "Lantern Fund", False),  # two of four
        ("Department of Later Life", "Departement of Later Life", True),  # a slip of spelling
        ("Fund A", "Fund B", False),
        ("", "", False),
        ("the", "a new", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - an expectation
    assert is_same_name(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("help people to stay at home", "helping people stay well", True),
        ("help people to stay at home", "cut waiting lists", False),
    ],
)
def test_descriptions(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - an expectation
    assert is_same_description(one, other) is same


@pytest.mark.parametrize(
    ("kind", "name", "found_kind", "found", "same"),
    [
        ("Person", "Ida Quill", "Person", "Ms Quill", True),
        ("Person", "Ida Quill", "Person", "Ida", False),
        ("Person", "Ida Quill", "Role", "Quill", False),
        ("Role", "chief executive of the Quince Trust", "Role", "chief executive", True),
        ("Role", "chief executive", "Role", "chair", False),
        ("Organisation", "Open Door Service", "Initiative", "Open Door Service", True),
        ("Organisation", "Westshire", "Place", "Westshire", True),
        ("Initiative", "Westshire", "Place", "Westshire", False),
    ],
)
def test_entities(kind: str, name: str, found_kind: str, found: str, same: bool) -> None:  # noqa: FBT001 - an expectation
    annotated = AnnotatedEntity(id="a", type=EntityType(kind), name=name)
    assert is_same_entity(annotated, Entity("b", EntityType(found_kind), found)) is same


@given(name=st.text(max_size=30))
def test_a_name_is_itself_unless_nothing_is_left_of_it(name: str) -> None:
    assert is_same_name(name, name) is bool(normalise_name(name))
