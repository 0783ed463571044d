"""Short names that are the initials of a long one in the same document."""

from __future__ import annotations

from carekg.link.names import fold_text, name_words
from carekg.model import Entity, EntityType, Extraction

_SHORTENED = frozenset({EntityType.ORGANISATION, EntityType.INITIATIVE})
_SHORTEST = 3
_SMALL = frozenset({"and", "for", "in", "of", "on", "to", "with"})
_OFFICES = frozenset({"department", "ministry", "office"})
"""What the initials of a department often leave out."""


def bind_acronyms(extraction: Extraction) -> dict[str, str]:
    """Return the ids of entities that are called by initials, each with the id of the one that these are short for.

    Both are of one type; initials that fit several names are not bound.
    """
    bound = {}
    for entity in extraction.entities:
        if entity.type in _SHORTENED and _may_be_initials(entity.label):
            key = fold_text(entity.label)
            whole = [other.id for other in extraction.entities if _fits(key, entity, other)]
            if len(whole) == 1:
                bound[entity.id] = whole[0]
    return bound


def _may_be_initials(name: str) -> bool:
    return name.isalpha() and name[0].isupper() and len(name) >= _SHORTEST


def _fits(key: str, entity: Entity, other: Entity) -> bool:
    if other.type is not entity.type or other.id == entity.id:
        return False
    return any(key in _list_initials(name) for name in (other.label, *other.aliases))


def _list_initials(name: str) -> frozenset[str]:
    words = name_words(name)
    main = [word for word in words if word not in _SMALL]
    forms = [words, main, main[1:] if main and main[0] in _OFFICES else main]
    return frozenset("".join(word[0] for word in form) for form in forms)
