"""Entities that may be one and the same, for a person to decide: nothing is merged for likeness alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from rapidfuzz import fuzz

from carekg.link.fitness import covers
from carekg.link.names import normalise_name, normalise_person
from carekg.model import Entity, EntityType, Notice

_ALIKE = 92
_COMPARED = frozenset({EntityType.PERSON, EntityType.ROLE, EntityType.ORGANISATION, EntityType.INITIATIVE})


def propose_merges(entities: Sequence[Entity]) -> tuple[Notice, ...]:
    """Return a notice for each two entities of one type whose names are nearly the same, sorted.

    Two curated ones are left alone, since a person has told them apart, and so are those of different nations and
    those whose names differ in a number.
    """
    buckets: dict[tuple[EntityType, str], list[Entity]] = defaultdict(list)
    for entity in sorted(entities, key=lambda entity: entity.id):
        if entity.type in _COMPARED:
            buckets[entity.type, _key(entity)[:1]].append(entity)
    pairs = [pair for _, bucket in sorted(buckets.items()) for pair in combinations(bucket, 2)]
    return tuple(
        Notice(
            "entities.csv",
            f"{one.label!r} ({one.id}) and {other.label!r} ({other.id}) may be the same",
            "if they are, give one of them the other's name as an alias",
        )
        for one, other in pairs
        if _are_alike(one, other)
    )


def _are_alike(one: Entity, other: Entity) -> bool:
    if (one.curated and other.curated) or not (covers(one.nation, other.nation) or covers(other.nation, one.nation)):
        return False
    first, second = _key(one), _key(other)
    if [w for w in first.split() if w.isdigit()] != [w for w in second.split() if w.isdigit()]:
        return False
    return first == second or fuzz.ratio(first, second) >= _ALIKE


def _key(entity: Entity) -> str:
    return normalise_person(entity.label) if entity.type is EntityType.PERSON else normalise_name(entity.label)
