"""The entities that ids and names stand for exactly, looked up at once however many there are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from carekg.curate.cells import clean_cell
from carekg.link.names import fold_text
from carekg.model import Entity, EntityType

_OF_A_NATION = re.compile(r"(.+?)\s*\(([^()]+)\)")


class NamedEntities:
    """Some entities by what they are called."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = entities
        self._ids: defaultdict[str, list[Entity]] = defaultdict(list)
        self._labels: defaultdict[str, list[Entity]] = defaultdict(list)
        self._others: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            self._ids[entity.id].append(entity)
            self._labels[fold_text(entity.label)].append(entity)
            for name in dict.fromkeys(fold_text(each) for each in (*entity.aliases, entity.acronym) if each):
                self._others[name].append(entity)

    def find(self, name: str, types: Collection[EntityType] = ()) -> list[Entity]:
        """Return those, of `types` only where given, that an id or a name stands for but for capitals and accents.

        An id goes before a label, and a label before other names. A nation in brackets may follow:
        `Minister for Social Care (Wales)`.
        """
        folded = fold_text(clean_cell(name))
        for called in (self._ids.get(name, ()), self._labels.get(folded, ()), self._others.get(folded, ())):
            if found := [entity for entity in called if not types or entity.type in types]:
                return found
        qualified = _OF_A_NATION.fullmatch(name)
        if qualified is None:
            return []
        nation = fold_text(qualified[2])
        return [each for each in self.find(qualified[1], types) if fold_text(each.nation or "") == nation]
