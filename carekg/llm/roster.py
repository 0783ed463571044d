"""The entities of one document, each once, whichever passage or method names it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from carekg.llm.page import fold_case, fold_text
from carekg.model import Entity, EntityType


class Roster:
    """Entities under ids of the document's own: `e1`, `e2`, …

    Two are one where they are of one type and one's label names the other. That both are called by one alias, as a
    surname may be, does not make them one.
    """

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self._entities = {entity.id: entity for entity in entities}

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All of them, in the order in which they came."""
        return tuple(self._entities.values())

    def add(self, entity: Entity) -> str:
        """Return the id of the entity that this one is; its names are added there. Its own id is not kept."""
        known = next((each for each in self._entities.values() if _is_same(each, entity)), None)
        if known is None:
            name = next(name for n in range(1, len(self._entities) + 2) if (name := f"e{n}") not in self._entities)
            self._entities[name] = replace(entity, id=name)
            return name
        names = dict.fromkeys((*known.aliases, entity.label, *entity.aliases))
        aliases = tuple(name for name in names if name != known.label)
        self._entities[known.id] = replace(known, aliases=aliases, subtype=known.subtype or entity.subtype)
        return known.id

    def type_of(self, id_: str) -> EntityType:
        """Return the type of one of them."""
        return self._entities[id_].type


def _is_same(one: Entity, other: Entity) -> bool:
    if one.type is not other.type:
        return False
    names, others = ([_key(name) for name in (each.label, *each.aliases)] for each in (one, other))
    return names[0] in others or others[0] in names


def _key(name: str) -> str:
    return fold_case(fold_text(name)).removeprefix("the ")
