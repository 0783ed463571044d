"""Invented knowledge of any size: as many statements an entity, and as unevenly spread, as in the real graph."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence

from carekg.model import (
    SIGNATURES,
    DocumentMetadata,
    Entity,
    EntityType,
    Evidence,
    Knowledge,
    Modality,
    Nation,
    Predicate,
    Statement,
    Tenure,
)

STATEMENTS_AN_ENTITY = 3
_ENTITIES_A_FIELD = 120
"""Entities that mostly speak of each other, as those of one nation or one subject do."""
_OUTSIDE = 0.15
"""The share of statements whose object is of another field."""
_STATEMENTS_A_DOCUMENT = 40
_FEW_HOLD_MOST = 1.6
"""The exponent that makes some entities be spoken of often and most seldom."""

_TYPES = {
    EntityType.PERSON: 27,
    EntityType.ROLE: 10,
    EntityType.ORGANISATION: 21,
    EntityType.INITIATIVE: 25,
    EntityType.OBJECTIVE: 9,
    EntityType.GROUP: 4,
    EntityType.PLACE: 4,
}
_FIRST = ("Asha", "Bryn", "Carys", "Devinder", "Eilidh", "Fergus", "Grainne", "Hamza", "Ines", "Joyce")
_LAST = ("Abernethy", "Blackwood", "Castellan", "Drummond", "Everard", "Fenwick", "Galbraith", "Hollis", "Iveson")
_WORDS = ("Respite", "Reablement", "Workforce", "Dementia", "Direct Payment", "Hospice", "Supported Living", "Carers")
_KINDS = {
    EntityType.ROLE: ("Minister for {}", "Director of {}"),
    EntityType.ORGANISATION: ("{} Council", "Department of {}", "National {} Alliance"),
    EntityType.INITIATIVE: ("{} Fund", "{} Strategy", "{} Programme", "{} Act"),
    EntityType.OBJECTIVE: ("better {} for all who need it", "shorter waits for {}"),
    EntityType.GROUP: ("people who use {}", "families in need of {}"),
    EntityType.PLACE: ("{} Vale", "{} County"),
}


def make_synthetic(size: int) -> Knowledge:
    """Return knowledge of `size` entities in fields of 120, with three statements an entity in documents of forty."""
    chance = random.Random(size)  # noqa: S311 - repeatable, nothing secret
    kinds = list(SIGNATURES)
    fields = [
        _make_field(chance, number, min(_ENTITIES_A_FIELD, size - start))
        for number, start in enumerate(range(0, size, _ENTITIES_A_FIELD))
    ]
    count = size * STATEMENTS_AN_ENTITY
    documents = [_make_document(number) for number in range(-(-count // _STATEMENTS_A_DOCUMENT))]
    statements = [
        _make_statement(chance, kinds, fields, documents[place // _STATEMENTS_A_DOCUMENT], place)
        for place in range(count)
    ]
    return Knowledge(
        tuple(sorted((entity for field in fields for entity in field), key=lambda one: one.id)),
        _make_tenures(fields),
        tuple(sorted(documents, key=lambda one: one.id)),
        tuple(sorted(statements, key=lambda one: one.id)),
    )


def _make_field(chance: random.Random, field: int, size: int) -> list[Entity]:
    # One of each type first, so that every predicate finds its ends in every field.
    rest = chance.choices(list(_TYPES), weights=list(_TYPES.values()), k=max(size - len(_TYPES), 0))
    return [_make_entity(chance, kind, field, place) for place, kind in enumerate([*list(_TYPES)[:size], *rest])]


def _make_entity(chance: random.Random, kind: EntityType, field: int, place: int) -> Entity:
    number = f"{field}-{place}"
    if kind is EntityType.PERSON:
        label = f"{chance.choice(_FIRST)} {chance.choice(_LAST)} {number}"
    else:
        label = f"{chance.choice(_KINDS[kind]).format(chance.choice(_WORDS))} {number}"
    alias = "".join(word[0] for word in label.split())
    return Entity(
        f"{label.lower().replace(' ', '-')}",
        kind,
        label,
        aliases=(f"{label}, formerly",) if place % 3 == 0 else (),
        acronym=f"{alias}{field}" if kind is EntityType.ORGANISATION else "",
        nation=list(Nation)[field % len(Nation)],
        url=f"https://example.org/{number}",
        curated=place % 2 == 0,
    )


def _make_document(number: int) -> DocumentMetadata:
    name = f"document-{number:04}"
    return DocumentMetadata(
        name,
        f"{name}.txt",
        hashlib.sha256(name.encode()).hexdigest(),
        title=f"{_WORDS[number % len(_WORDS)]}: what was said, part {number}",
        publisher=f"Publisher {number % 40}",
        date=f"{1998 + number % 28}-{1 + number % 12:02}",
        nation=list(Nation)[number % len(Nation)],
        url=f"https://example.org/documents/{number}",
    )


def _make_statement(
    chance: random.Random,
    kinds: Sequence[Predicate],
    fields: Sequence[Sequence[Entity]],
    document: DocumentMetadata,
    place: int,
) -> Statement:
    predicate = chance.choice(kinds)
    home = fields[place % len(fields)]
    other = chance.choice(fields) if chance.random() < _OUTSIDE else home
    subject = _choose(chance, [one for one in home if one.type in SIGNATURES[predicate].subjects])
    objects = [one for one in other if one.type in SIGNATURES[predicate].objects and one is not subject]
    object_ = _choose(chance, objects or [one for one in home if one is not subject])
    quote = (
        f"{subject.label} {predicate.value} {object_.label}, as was said on page {place}, so that those who give care "
        "and those who need it may know who answers for it, and from when."
    )
    return Statement(
        subject.id,
        predicate,
        object_.id,
        Evidence(document.id, quote, 1000 * place, 1000 * place + len(quote)),
        modality=chance.choices(list(Modality), weights=(84, 9, 7))[0],
        negated=chance.random() < 0.02,
        confidence=round(chance.uniform(0.4, 1.0), 2),
        rule="synthetic",
    )


def _choose(chance: random.Random, entities: Sequence[Entity]) -> Entity:
    return entities[int(len(entities) * chance.random() ** _FEW_HOLD_MOST)]


def _make_tenures(fields: Sequence[Sequence[Entity]]) -> tuple[Tenure, ...]:
    tenures = []
    for field in fields:
        people = [entity for entity in field if entity.type is EntityType.PERSON]
        roles = [entity for entity in field if entity.type is EntityType.ROLE]
        tenures += [
            Tenure(person.id, role.id, f"{2000 + place % 20}")
            for place, (person, role) in enumerate(zip(people, roles, strict=False))
        ]
    return tuple(sorted(tenures, key=lambda one: one.id))
