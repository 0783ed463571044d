"""Entities that may be one and the same, for a person to decide: nothing is merged for likeness alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from carekg.link.fitness import covers
from carekg.link.identity import is_document_scoped
from carekg.link.names import loosen_name, normalise_name, normalise_person
from carekg.model import Entity, EntityType, Notice

_ALIKE = 92
_WORDS_ALIKE = 80
_LONG_WORD = 6
"""How many letters a word has at least for a change in its spelling not to make it another word, as in `Care(r)`."""
_SMALL = frozenset({"a", "and", "for", "in", "of", "on", "to", "with", "within"})
_COMPARED = frozenset({EntityType.PERSON, EntityType.ROLE, EntityType.ORGANISATION, EntityType.INITIATIVE})


def propose_merges(entities: Sequence[Entity]) -> tuple[Notice, ...]:
    """Return a notice for each two entities of one type whose names are nearly the same, sorted.

    Two curated ones are left alone, since a person has told them apart, and so are those of different nations,
    those whose names differ in a number or in a whole word, and what one document only describes.
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
            alike = _differ_in_spelling(key, near, one.type) if key != near else _is_a_name(one)
            if alike and not (one.curated and other.curated) and _can_meet(one, other):
                yield one, other


def _differ_in_spelling(one: str, other: str, kind: EntityType) -> bool:
    """Tell whether two keys differ in small words, spaces, or letters within words, and not in numbers.

    Whole words tell things apart: `North Hearth Trust` and `South Hearth Trust`.
    """
    if _numbers(one) != _numbers(other):
        return False
    words, others = ([word for word in loosen_name(key).split() if word not in _SMALL] for key in (one, other))
    if "".join(words) == "".join(others):
        return True
    shortest = 1 if kind is EntityType.PERSON else _LONG_WORD
    return len(words) == len(others) and all(
        a == b or (fuzz.ratio(a, b) >= _WORDS_ALIKE and min(len(a), len(b)) >= shortest)
        for a, b in zip(words, others, strict=True)
    )


def _is_a_name(entity: Entity) -> bool:
    """Tell whether a name that two nations' documents share is worth a look: not "solicitor", nor "MP"."""
    return entity.type is not EntityType.ROLE or (" " in entity.label and entity.label[0].isupper())


def _can_meet(one: Entity, other: Entity) -> bool:
    return covers(one.nation, other.nation) or covers(other.nation, one.nation)


def _numbers(key: str) -> list[str]:
    return [word for word in key.split() if word.isdigit()]
