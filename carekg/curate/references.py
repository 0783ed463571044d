"""Ids that one table takes from another: whether they stand for something, and for the right kind of thing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from carekg.curate.rows import RowReader
from carekg.likeness import propose_names, suggest_nearest
from carekg.model import Entity, EntityType


@dataclass(frozen=True, slots=True)
class Register:
    """The entities that can be referred to, and the ids of rows that were left out, with where they stand."""

    entities: Mapping[str, Entity]
    faulty: Mapping[str, str]
    unread: frozenset[EntityType] = frozenset()
    """Types of which there may be entities in a table that is missing or broken."""
    unexplained: set[str] = field(default_factory=set)
    """Names that are not known and may stand in such a table, which is then at fault, and not the row."""

    def find(self, reader: RowReader, column: str, types: Collection[EntityType] | None = None) -> Entity | None:
        """Return the entity that a cell names; None, with a fault recorded, where there is none of these types."""
        name = reader.row[column]
        if not name:
            return None
        entity = self.entities.get(name)
        if entity is None:
            if name in self.faulty:
                reader.fail(f"the row of {name!r}, {self.faulty[name]}, is wrong", column)
            elif self.unread and (types is None or not self.unread.isdisjoint(types)):
                self.unexplained.add(name)
                reader.fine = False
            else:
                fitting = [e for e in self.entities.values() if types is None or e.type in types]
                called = [e.id for e in fitting if name.casefold() in _list_names(e)]
                hint = propose_names(called) if called else suggest_nearest(name, [e.id for e in fitting])
                reader.fail(f"{name!r} is in no table", column, hint)
            return None
        if types is not None and entity.type not in types:
            wanted = " or ".join(sorted(types))
            reader.fail(f"{name!r} is of type {entity.type}, and here it must be {wanted}", column)
            return None
        return entity


def _list_names(entity: Entity) -> set[str]:
    return {name.casefold() for name in (entity.label, entity.acronym, *entity.aliases)}
