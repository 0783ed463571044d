"""What the service knows of an entity beside its names: to tell namesakes apart, and to add columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from carekg.graph.triples.facts import is_fact
from carekg.model import SIGNATURES, SUBTYPES, SYMMETRIC, Entity, EntityType, Modality, Predicate, Statement
from carekg.query.showing.wording import write_predicate
from carekg.serve.index import Index

Cell = Mapping[str, str]
"""A value as data extension gives it: `{"str": …}`, or `{"id": …, "name": …}` for an entity."""


@dataclass(frozen=True, slots=True)
class Property:
    """Something that an entity may have values of."""

    id: str
    name: str
    find_values: Callable[[Index, Entity], Iterator[Cell]]
    types: frozenset[EntityType] = frozenset(EntityType)
    """Of what it may be a property."""


def _read_field(name: str) -> Callable[[Index, Entity], Iterator[Cell]]:
    def find_values(_: Index, entity: Entity) -> Iterator[Cell]:
        value = getattr(entity, name)
        for each in value if isinstance(value, tuple) else (value,):
            if each:
                yield {"str": str(each)}

    return find_values


def _follow_relation(predicate: Predicate) -> Callable[[Index, Entity], Iterator[Cell]]:
    def find_values(index: Index, entity: Entity) -> Iterator[Cell]:
        ends = {
            end
            for statement in index.by_entity.get(entity.id, ())
            if statement.predicate is predicate and _stands(statement, index.threshold)
            for end in _find_other_ends(statement, entity.id)
        }
        for end in sorted(ends):
            yield {"id": end, "name": index.labels.get(end, end)}

    return find_values


def _stands(statement: Statement, threshold: float) -> bool:
    """Tell whether a statement is a fact, or a call for something: what is called for is proposed, the call is not."""
    called = statement.predicate is Predicate.CALLS_FOR
    return is_fact(replace(statement, modality=Modality.ACTUAL) if called else statement, threshold)


def _find_other_ends(statement: Statement, id_: str) -> Iterator[str]:
    if id_ in (statement.subject, statement.subject_holder):
        yield statement.object
    if statement.predicate in SYMMETRIC and id_ in (statement.object, statement.object_holder):
        yield statement.subject


def _list_posts(index: Index, entity: Entity) -> Iterator[Cell]:
    for tenure in sorted(index.tenures.get(entity.id, ()), key=lambda each: (each.start, each.id)):
        other = tenure.person if tenure.role == entity.id else tenure.role
        yield {"id": other, "name": index.labels.get(other, other)}


_FIELDS = {
    "nation": "Nation",
    "type": "Type",
    "subtype": "Narrower type",
    "acronym": "Acronym",
    "aliases": "Other names",
    "start": "From",
    "end": "Until",
    "url": "Address of its own page",
    "wikidata": "Wikidata",
    "description": "Description",
}

PROPERTIES: Mapping[str, Property] = {
    each.id: each
    for each in (
        *(Property(id_, name, _read_field(id_)) for id_, name in _FIELDS.items()),
        Property("posts", "Posts held, or who held it", _list_posts, frozenset({EntityType.PERSON, EntityType.ROLE})),
        *(
            Property(str(each), write_predicate(each), _follow_relation(each), SIGNATURES[each].subjects)
            for each in Predicate
        ),
    )
}
"""By id: what the tables say of an entity, and its relations to others."""


def propose_properties(type_: str) -> list[Property]:
    """Return the properties that things of a type or narrower type may have; all where there is no such type."""
    types = {each for each in EntityType if type_ == str(each) or type_ in SUBTYPES.get(each, ())}
    return [each for each in PROPERTIES.values() if types <= each.types]
