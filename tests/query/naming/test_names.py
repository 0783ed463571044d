from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Store

from carekg.query.naming.names import read_names
from tests.query.sample import ENTITIES

if TYPE_CHECKING:
    from carekg.model import Entity


def name(entity: Entity) -> tuple[object, ...]:
    return (
        entity.id,
        entity.type,
        entity.subtype,
        entity.label,
        set(entity.aliases),
        entity.acronym,
        entity.nation,
    )


def test_names_are_those_of_the_entities(store: Store) -> None:
    assert [name(entity) for entity in read_names(store)] == [name(entity) for entity in ENTITIES]


def test_an_empty_store_has_none() -> None:
    assert read_names(Store()) == ()
