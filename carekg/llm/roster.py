"""The entities of one document, each once, whichever passage or method names it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from carekg.llm.page import fold_case, fold_text
from carekg.model import Entity, EntityType

_Name = tuple[EntityType, str]


class Roster:
    """Entities under ids of the document's own: `e1`, `e2`, …

    Two are one where they are of one type and the label of one is a name of the other. That both are called by one
    alias, as a surname may be, does not make them one.
    """

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self._entities: dict[str, Entity] = {}
        self._labels: dict[_Name, str] = {}
        self._names: dict[_Name, str] = {}
        for entity in entities:
            self._enter(entity)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All of them, in the order in which they came."""
        return tuple(self._entities.values())

    def add(self, entity: Entity) -> str:
        """Return the id of the entity that this one is; its names are added there. Its own id is not kept."""
        found = self._names.get(_key(entity, entity.label)) or next(
            (id_ for alias in entity.aliases if (id_ := self._labels.get(_key(entity, alias)))), None
        )
        if found is None:
            found = next(name for n in range(1, len(self._entities) + 2) if (name := f"e{n}") not in self._entities)
            self._enter(replace(entity, id=found))
            return found
        known = self._entities[found]
        names = dict.fromkeys((*known.aliases, entity.label, *entity.aliases))
        aliases = tuple(name for name in names if name != known.label)
        self._enter(replace(known, aliases=aliases, subtype=known.subtype or entity.subtype))
        return found

    def type_of(self, id_: str) -> EntityType:
        """Return the type of one of them."""
        return self._entities[id_].type

    def _enter(self, entity: Entity) -> None:
        self._entities[entity.id] = entity
        self._labels.setdefault(_key(entity, entity.label), entity.id)
        for name in (entity.label, *entity.aliases):
            self._names.setdefault(_key(entity, name), entity.id)


def _key(entity: Entity, name: str) -> _Name:
    return entity.type, fold_case(fold_text(name)).removeprefix("the ")
