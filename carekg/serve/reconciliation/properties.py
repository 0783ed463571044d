"""What the service knows of an entity beside its names: to tell namesakes apart, and to add columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from carekg.model import Entity, Predicate
from carekg.query.wording import write_predicate
from carekg.serve.index import Index

Cell = Mapping[str, str]
"""A value as data extension gives it: `{"str": …}`, or `{"id": …, "name": …}` for an entity."""


@dataclass(frozen=True, slots=True)
class Property:
    """Something that an entity may have values of."""

    id: str
    name: str
    find_values: Callable[[Index, Entity], Iterator[Cell]]


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
            statement.object
            for statement in index.by_entity.get(entity.id, ())
            if statement.predicate is predicate
            and not statement.negated
            and entity.id in (statement.subject, statement.subject_holder)
        }
        for end in sorted(ends):
            yield {"id": end, "name": index.labels.get(end, end)}

    return find_values


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
        Property("posts", "Posts held, or who held it", _list_posts),
        *(Property(str(each), write_predicate(each), _follow_relation(each)) for each in Predicate),
    )
}
"""By id: what the tables say of an entity, and its relations to others."""
