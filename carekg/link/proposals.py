"""Entities that may be one and the same, for a person to decide: nothing is merged for likeness alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from carekg.link.fitness import covers
from carekg.link.identity import is_document_scoped
from carekg.link.names import normalise_name, normalise_person
from carekg.model import Entity, EntityType, Notice

_ALIKE = 92
_COMPARED = frozenset({EntityType.PERSON, EntityType.ROLE, EntityType.ORGANISATION, EntityType.INITIATIVE})


def propose_merges(entities: Sequence[Entity]) -> tuple[Notice, ...]:
    """Return a notice for each two entities of one type whose names are nearly the same, sorted.

    Two curated ones are left alone, since a person has told them apart, and so are those of different nations,
    those whose names differ in a number, and what one document only describes.
    """
    buckets: dict[tuple[EntityType, str], list[tuple[str, Entity]]] = defaultdict(list)
    for entity in sorted(entities, key=lambda entity: entity.id):
        if entity.type in _COMPARED and (entity.curated or not is_document_scoped(entity)):
            key = normalise_person(entity.label) if entity.type is EntityType.PERSON else normalise_name(entity.label)
            buckets[entity.type, key[:1]].append((key, entity))
    return tuple(
        Notice(
            "entities.csv",
            f"{one.label!r} ({one.id}) and {other.label!r} ({other.id}) may be the same",
            "if they are, give one of them the other's name as an alias",
        )
        for _, bucket in sorted(buckets.items())
        for one, other in _find_pairs(bucket)
    )


def _find_pairs(bucket: Sequence[tuple[str, Entity]]) -> Iterator[tuple[Entity, Entity]]:
    keys = [key for key, _ in bucket]
    for place, (key, one) in enumerate(bucket):
        later = process.extract(key, keys[place + 1 :], scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None)
        for near, _, distance in sorted(later, key=lambda found: found[2]):
            other = bucket[place + 1 + distance][1]
            if _numbers(key) == _numbers(near) and not (one.curated and other.curated) and _can_meet(one, other):
                yield one, other


def _can_meet(one: Entity, other: Entity) -> bool:
    return covers(one.nation, other.nation) or covers(other.nation, one.nation)


def _numbers(key: str) -> list[str]:
    return [word for word in key.split() if word.isdigit()]
