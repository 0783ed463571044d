"""Examples for the API's parameters, from the graph that is shown, so that each can be tried as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from carekg.serve.index import Index


class Sampled(StrEnum):
    """What an example may be the id of."""

    ENTITY = "entity"
    OTHER_END = "other end"
    """What that entity is tied to."""
    STATEMENT = "statement"
    DOCUMENT = "document"


Examples = Mapping[Sampled, str]


def pick_examples(index: Index) -> Examples:
    """Return an id of each kind: of the entity of which most is said, a statement on it, its other end, and a document.

    There is none of what the graph has not.
    """
    found: dict[Sampled, str] = {}
    if index.documents:
        found[Sampled.DOCUMENT] = min(index.documents)
    if index.statements:
        entity = min(index.by_entity, key=lambda id_: (-len(index.by_entity[id_]), id_))
        statement = min(index.by_entity[entity], key=lambda each: each.id)
        other = statement.object if statement.object != entity else statement.subject
        found |= {Sampled.ENTITY: entity, Sampled.STATEMENT: statement.id, Sampled.OTHER_END: other}
    return found
