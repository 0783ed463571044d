"""Which extracted entities and statements are which annotated ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from carekg.evaluate.annotations import AnnotatedEntity, AnnotatedRelation, Annotation
from carekg.evaluate.names import is_same_description, is_same_name, list_content, normalise_name
from carekg.model import BROADER, SYMMETRIC, Entity, EntityType, Extraction, Predicate, Statement

_DESCRIBED = frozenset({EntityType.OBJECTIVE, EntityType.GROUP})
_LOOSE = (
    frozenset({EntityType.ORGANISATION, EntityType.INITIATIVE, EntityType.GROUP}),
    frozenset({EntityType.OBJECTIVE, EntityType.INITIATIVE}),
    frozenset({EntityType.PLACE, EntityType.ORGANISATION}),
)
"""Types that are near enough for two entities with one name to be the same; the type is judged on its own."""

Meanings = Mapping[str, frozenset[str]]
"""The ids of the annotated entities that each extracted entity is, by its id; empty where it is none of them."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Which statement stands for which relation. Both are named by their place in their list."""

    pairs: Mapping[int, int]
    """The statement that each found relation was found by."""
    repeated: frozenset[int]
    """Statements that say once more what a relation says that is found already; they count neither way."""
    spurious: tuple[int, ...]
    """Statements that no relation fits."""


def match_entities(annotation: Annotation, extraction: Extraction) -> dict[str, frozenset[str]]:
    """Return which annotated entities each extracted one is."""
    return {
        entity.id: frozenset(each.id for each in annotation.entities if is_same_entity(each, entity))
        for entity in extraction.entities
    }


def is_same_entity(annotated: AnnotatedEntity, found: Entity) -> bool:
    """Tell whether an extracted entity is an annotated one, by its names and, loosely, its type.

    A person is known by the surname, and a post by its title with or without its body.
    """
    kinds = {annotated.type, found.type}
    if len(kinds) > 1 and not any(kinds <= loose for loose in _LOOSE):
        return False
    if annotated.type is EntityType.PERSON:
        surnames = {name.split()[-1] for name in map(normalise_name, annotated.names) if name}
        label = normalise_name(found.label)
        return bool(label) and label.split()[-1] in surnames
    if annotated.type in _DESCRIBED:
        return _any_pair(annotated, found, is_same_description)
    if annotated.type is found.type is EntityType.ROLE and _any_pair(annotated, found, _is_part_of_title):
        return True
    return _any_pair(annotated, found, is_same_name)


def _any_pair(annotated: AnnotatedEntity, found: Entity, test: Callable[[str, str], bool]) -> bool:
    return any(test(one, other) for one in annotated.names for other in (found.label, *found.aliases))


def _is_part_of_title(one: str, other: str) -> bool:
    a, b = set(list_content(one)), set(list_content(other))
    return bool(a and b) and (a <= b or b <= a)


def fits_ends(relation: AnnotatedRelation, statement: Statement, meanings: Meanings) -> bool:
    """Tell whether a statement joins the ends of a relation, in its direction or, where that is one, in either."""
    subject, object_ = meanings[statement.subject], meanings[statement.object]
    if relation.subjects & subject and relation.objects & object_:
        return True
    return relation.p in SYMMETRIC and bool(relation.subjects & object_ and relation.objects & subject)


def match_relations(
    relations: Sequence[AnnotatedRelation],
    statements: Sequence[Statement],
    meanings: Meanings,
    *,
    lenient: bool = False,
) -> Matching:
    """Find a statement for each relation, core relations first; each statement is used once.

    With `lenient` a predicate of the same family will do: announcing for launching.
    """

    def fits(relation: AnnotatedRelation, statement: Statement) -> bool:
        same = (
            _name_family(relation.p) == _name_family(statement.predicate)
            if lenient
            else relation.p is statement.predicate
        )
        return same and fits_ends(relation, statement, meanings)

    pairs: dict[int, int] = {}
    used: set[int] = set()
    for index in sorted(range(len(relations)), key=lambda place: not relations[place].core):
        for position, statement in enumerate(statements):
            if position not in used and fits(relations[index], statement):
                pairs[index] = position
                used.add(position)
                break
    left = [position for position in range(len(statements)) if position not in used]
    repeated = {position for position in left if any(fits(relation, statements[position]) for relation in relations)}
    return Matching(pairs, frozenset(repeated), tuple(position for position in left if position not in repeated))


def _name_family(predicate: Predicate) -> str:
    return BROADER.get(predicate, predicate.value)


def list_statements(extraction: Extraction, min_confidence: float) -> list[Statement]:
    """Return the statements that are certain enough, without those that repeat another one's names and predicate."""
    labels = {entity.id: normalise_name(entity.label) for entity in extraction.entities}
    chosen: dict[tuple[str, Predicate, str], Statement] = {}
    for statement in extraction.statements:
        if statement.confidence >= min_confidence:
            key = (labels[statement.subject], statement.predicate, labels[statement.object])
            chosen.setdefault(key, statement)
    return list(chosen.values())
