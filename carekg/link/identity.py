"""Ids for what the curated tables do not know: the same for the same name, type and nation in every document.

They are made of the name alone, never of what other documents say, so that a document can be linked by itself.
"""

from __future__ import annotations

import hashlib
import re

from carekg.link.names import (
    fold_text,
    name_words,
    normalise_name,
    person_words,
    shorten_crown,
    slugify,
    split_nation,
)
from carekg.link.posts import drop_turn, is_post_of_a_body, rephrase_minister
from carekg.link.words import load_words
from carekg.model import Entity, EntityType, Nation

_LONGEST = 80
_FEW = 2
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def make_id(entity: Entity, document: str, nation: Nation | None, *, shared: bool = False, body: str = "") -> str:
    """Return the id of an entity that is new.

    `nation` is the document's, and counts where the name alone is vague, or `shared` says that things of several
    nations have it. `body` is the id of the one whose post it is, and counts where each body has such a post.
    """
    slug = _make_slug(entity)
    parts = [_shorten(slug)]
    scoped = is_document_scoped(entity)
    if entity.type is EntityType.ROLE and nation is Nation.ENGLAND:
        nation = Nation.UNITED_KINGDOM  # England has no ministers or secretaries of its own
    if (shared or needs_nation(entity)) and not scoped and nation is not None and slugify(nation) not in slug:
        parts.append(slugify(nation))
    if expected_type(slug) is not entity.type:
        parts.append(entity.type.lower())
    if scoped:
        parts.append(body if body and is_post_of_a_body(entity.label) else slugify(document))
    return "-".join(parts)


def needs_nation(entity: Entity) -> bool:
    """Tell whether a name means another thing in each nation: every post, committees, and names of plain words."""
    if is_document_scoped(entity):
        return False
    if entity.type is EntityType.ROLE:
        return True
    if entity.type not in {EntityType.ORGANISATION, EntityType.INITIATIVE} or _YEAR.search(entity.label):
        return False
    if entity.type is EntityType.ORGANISATION and _is_organ(entity.label):
        return True
    known = load_words()
    return all(w in known.bare or w in known.common or w.isdigit() for w in normalise_name(entity.label).split())


def is_document_scoped(entity: Entity) -> bool:
    """Tell whether the same words in another document mean another thing: aims, "the letter", "the minister"."""
    if entity.type is EntityType.OBJECTIVE:
        return True
    if entity.type is EntityType.ROLE:
        known = load_words()
        words = normalise_name(drop_turn(entity.label)).split()
        return all(word in known.role_heads or word in known.bare for word in words) or is_post_of_a_body(entity.label)
    if entity.type not in {EntityType.ORGANISATION, EntityType.INITIATIVE}:
        return False
    words = _drop_determiners(entity.label).split()
    if len(words) == 1 and fold_text(words[0]) in load_words().organs:
        return True
    if len(words) <= _FEW and all(word in load_words().bare for word in normalise_name(" ".join(words)).split()):
        return True
    first, rest = words[0] if words else "", words[1:]
    if any(character.isupper() for word in rest for character in word) or any(c.isupper() for c in first[1:]):
        return False
    return bool(rest) or first.islower()


def _is_organ(name: str) -> bool:
    known, words = load_words(), name_words(name)
    if not words or split_nation(name)[1] is not None:
        return False
    return words[-1] in known.organs or (len(words) == 1 and words[0] in known.parliaments)


def expected_type(slug: str) -> EntityType:
    """Return the type that an id of these words says of itself; ids of any other type state theirs at the end."""
    words, known = slug.split("-"), load_words()
    if words[-1] in known.initiative_heads or _YEAR.fullmatch(words[-1]):
        return EntityType.INITIATIVE
    if any(word in known.role_heads for word in words):
        return EntityType.ROLE
    if any(word in known.body_heads for word in words) or len(words) not in {2, 3}:
        return EntityType.ORGANISATION
    return EntityType.PERSON


def _make_slug(entity: Entity) -> str:
    if entity.type is EntityType.PERSON:
        words = list(person_words(entity.label))
    elif entity.type is EntityType.GROUP:
        words = normalise_name(entity.label).split()
    elif entity.type is EntityType.ROLE:
        words = name_words(_drop_determiners(rephrase_minister(drop_turn(entity.label))))
    else:
        words = name_words(_drop_determiners(entity.label))
    return slugify(" ".join(words)) or "unnamed"


def _drop_determiners(label: str) -> str:
    words = shorten_crown(label).split()
    while len(words) > 1 and fold_text(words[0]) in load_words().determiners:
        words = words[1:]
    return " ".join(words)


def _shorten(slug: str) -> str:
    if len(slug) <= _LONGEST:
        return slug
    return f"{slug[:_LONGEST].rsplit('-', 1)[0]}-{hashlib.sha256(slug.encode()).hexdigest()[:6]}"
