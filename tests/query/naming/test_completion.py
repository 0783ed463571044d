from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carekg.curate import read_tables
from carekg.model import Entity, EntityType, Knowledge, Nation
from carekg.query.naming.completion import complete_name, write_names
from carekg.query.naming.entities import find_entity
from carekg.resources import seeds_folder
from tests.query.sample import ENTITIES


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("names") / "search" / "names.tsv"
    write_names(ENTITIES, path)
    return path


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("hearth", ["Hearth Fund", "The Hearth Plan"]),
        ("THE hearth p", ["The Hearth Plan"]),
        ("ag", ["AG"]),
        ("tenders u", ["Tenders’ Union"]),
        ("minister", ["Minister for Tending (Scotland)", "Minister for Tending (Wales)"]),
        ("hollow", ["Bryn Hollow"]),  # no name begins so, and one entity has the word
        ("pemberton", ["Pemberton"]),
        ("tending", ["Tending Board", "Tending Council"]),
        ("board", ["tending-board", "tending-council"]),  # both are called so, and neither by its label
        ("homes", ["warmer homes"]),
        ("lee", []),
        ("zzz", []),
    ],
)
def test_names_are_offered_by_their_beginning(names: Path, typed: str, offered: list[str]) -> None:
    assert [name.text for name in complete_name(names, typed)] == offered


def test_a_word_that_several_have_is_not_offered(tmp_path: Path) -> None:
    alike = [Entity(f"x-{n}", EntityType.PERSON, f"{first} Lee") for n, first in enumerate(("Ann", "Bo"))]
    write_names(alike, tmp_path / "names.tsv")
    assert complete_name(tmp_path / "names.tsv", "lee") == []


def test_one_kind_only_is_offered(names: Path) -> None:
    assert {name.type for name in complete_name(names, "", EntityType.ROLE)} == {EntityType.ROLE}


def test_nothing_typed_offers_everything(names: Path) -> None:
    assert {find_entity(Knowledge(entities=ENTITIES), name.text).id for name in complete_name(names, "")} == {
        each.id for each in ENTITIES
    }


_NAMES = st.text(st.sampled_from("aé’b (),.T\t-"), min_size=1, max_size=6).filter(lambda name: bool(name.strip(" \t")))
_ENTITIES = st.lists(
    st.builds(
        Entity,
        id=st.uuids().map(str),
        type=st.just(EntityType.ROLE),
        label=_NAMES,
        aliases=st.lists(_NAMES, max_size=2).map(tuple),
        nation=st.sampled_from([None, Nation.WALES, Nation.SCOTLAND]),
    ),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(entities=_ENTITIES)
def test_what_is_offered_means_one_entity(tmp_path_factory: pytest.TempPathFactory, entities: list[Entity]) -> None:
    path = tmp_path_factory.mktemp("names") / "names.tsv"
    write_names(entities, path)
    for name in complete_name(path, ""):
        found = find_entity(Knowledge(entities=tuple(entities)), name.text)
        assert name.about.startswith(" ".join(found.label.split()))


def test_namesakes_in_the_tables_are_told_apart(tmp_path: Path) -> None:
    entities = read_tables(seeds_folder()).entities
    write_names(entities, tmp_path / "names.tsv")
    offered = complete_name(tmp_path / "names.tsv", "minister for s")
    assert len(offered) > 3
    for name in offered:
        found = find_entity(Knowledge(entities=tuple(entities)), name.text)
        assert name.about.startswith(found.label)
