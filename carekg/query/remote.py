"""What is known of one entity, asked of a store elsewhere."""

from __future__ import annotations

from carekg.errors import QueryError
from carekg.graph.excerpts import read_named, read_surroundings
from carekg.graph.remote import RemoteStore
from carekg.model import Entity
from carekg.query.cards import Card, draw_card
from carekg.query.entities import find_entity
from carekg.query.wording import fold_name


def find_remote_entity(store: RemoteStore, name: str) -> Entity:
    """Return the entity of a name as `find_entity` does, from a store elsewhere.

    Read are the entities that share the longest word of the name, and all of them only where none of these is meant.
    """
    word = max(fold_name(name).split(), key=len, default="")
    try:
        return find_entity(read_named(store, word), name)
    except QueryError:
        return find_entity(read_named(store, ""), name)


def draw_remote_card(store: RemoteStore, name: str) -> Card:
    """Gather what a store elsewhere has on the entity of a name, as `draw_card` does."""
    entity = find_remote_entity(store, name)
    return draw_card(read_surroundings(store, entity.id), entity)
