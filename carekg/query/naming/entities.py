"""Finding the entity that a name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from carekg.errors import QueryError
from carekg.graph.words.wording import say_kind
from carekg.likeness import propose_names, rank_nearest
from carekg.model import Entity, EntityType, Knowledge
from carekg.query.naming.spelling import find_nation, fold_name

_BRACKETED = re.compile(r"(.+?)\s*\(([^()]+)\)")
_AFTER_COMMA = re.compile(r"(.+),\s*([^,]+)")
_MOST_NAMES = 10


def find_entity(knowledge: Knowledge, name: str) -> Entity:
    """Return the entity of an id, label, alias or acronym.

    An id goes before a label, a label before an alias or acronym, and these before a person's surname; capitals,
    accents, quotes and a leading "the" do not matter. A nation or type may follow to choose between several:
    `Minister for Care (Wales)`.
    Raises QueryError that lists them where several fit, and the nearest names where none does.
    """
    for candidates in _gather_candidates(knowledge.entities, name):
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            raise _make_ambiguity(name, candidates)
    raise _make_absence(knowledge.entities, name)


def _gather_candidates(entities: Sequence[Entity], name: str) -> Iterable[list[Entity]]:
    yield [each for each in entities if each.id == name]
    folded = fold_name(name)
    if folded:
        yield [each for each in entities if fold_name(each.label) == folded]
        yield [each for each in entities if folded in {fold_name(other) for other in (*each.aliases, each.acronym)}]
        yield [
            each for each in entities if each.type is EntityType.PERSON and fold_name(each.label).endswith(f" {folded}")
        ]
    # A name may have commas of its own.
    qualified = _BRACKETED.fullmatch(name.strip()) or _AFTER_COMMA.fullmatch(name.strip())
    if qualified:
        for candidates in _gather_candidates(entities, qualified[1]):
            yield [each for each in candidates if _is_of(each, qualified[2].strip())]


def _is_of(entity: Entity, wanted: str) -> bool:
    nation = find_nation(wanted)
    if nation is not None:
        return entity.nation is nation
    return wanted.casefold() in (entity.type.casefold(), entity.subtype.casefold())


def _make_ambiguity(name: str, candidates: Sequence[Entity]) -> QueryError:
    listed = sorted(candidates, key=lambda each: (each.label, each.id))
    shown = "; ".join(describe_entity(each) for each in listed[:_MOST_NAMES])
    more = f"; and {len(listed) - _MOST_NAMES} more" if len(listed) > _MOST_NAMES else ""
    return QueryError(
        f"{len(listed)} entities are called {name!r}: {shown}{more}", hint="give the id, the last word of each, instead"
    )


def describe_entity(entity: Entity) -> str:
    """Tell an entity from its namesakes: label, type, nation, id."""
    nation = f", {entity.nation}" if entity.nation else ""
    return f"{entity.label} ({say_kind(entity)}{nation}) {entity.id}"


def _make_absence(entities: Sequence[Entity], name: str) -> QueryError:
    labels = {each.id: each.label for each in entities}
    # An objective is a sentence more than a name, and most sentences are a little alike.
    ordered = sorted(entities, key=lambda each: (each.type is EntityType.OBJECTIVE, each.id))
    named = [
        (fold_name(each), entity.id) for entity in ordered for each in (entity.label, *entity.aliases, entity.acronym)
    ]
    near = dict.fromkeys(labels[id_] for id_ in rank_nearest(fold_name(name), named, _MOST_NAMES))
    hint = propose_names([*near][:3]) if near else "look for a word of it with carekg search"
    return QueryError(f"there is no entity {name!r}", hint=hint)
