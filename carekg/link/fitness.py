"""How well a curated entity fits a name in a document: by how it is called, its nation, and its life."""

from __future__ import annotations

from carekg.dates import earliest_day, is_iso_date, latest_day
from carekg.model import Entity, Nation

LABEL, ALIAS, PART = 4, 3, 1
"""How much it says that a document's name is an entity's label, another name of it, or only shares its surname."""
SAME_NATION, NEAR_NATION, OTHER_NATION = 4, 2, -4
ALIVE, NOT_ALIVE = 2, -2
HELD = 3
"""How much it says for a post that the person whom the document gives it to has held it."""

_NEAR = frozenset({Nation.ENGLAND, Nation.UNITED_KINGDOM})
"""What is said of England is often decided by the United Kingdom's government, and the other way round."""


def rate_nation(candidate: Nation | None, wanted: Nation | None) -> int:
    """Return how well two nations go together; nothing is said where either is not known."""
    if candidate is None or wanted is None:
        return 0
    if candidate is wanted:
        return SAME_NATION
    british = candidate is Nation.UNITED_KINGDOM and wanted is not Nation.IRELAND
    return NEAR_NATION if british or {candidate, wanted} == _NEAR else OTHER_NATION


def rate_life(entity: Entity, on: str) -> int:
    """Return how likely it is that a document of that date speaks of the entity: less before and after its life."""
    if not is_iso_date(on) or not (entity.start or entity.end):
        return 0
    if entity.start and earliest_day(entity.start) > latest_day(on):
        return NOT_ALIVE
    if entity.end and latest_day(entity.end) < earliest_day(on):
        return NOT_ALIVE
    return ALIVE


def is_same_government(one: Nation | None, other: Nation | None) -> bool:
    """Tell whether two nations have one government for care: England and the United Kingdom do."""
    return one is other or {one, other} == _NEAR


def covers(candidate: Nation | None, wanted: Nation | None) -> bool:
    """Tell whether what belongs to one nation can be meant where another is spoken of."""
    return rate_nation(candidate, wanted) != OTHER_NATION
