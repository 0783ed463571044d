"""The part of the knowledge around one entity."""

from __future__ import annotations

from collections import defaultdict

from carekg.errors import QueryError
from carekg.model import Evidence, Knowledge, Statement, Status


def find_neighbourhood(knowledge: Knowledge, entity: str, depth: int = 1) -> Knowledge:
    """Cut out what lies within `depth` steps of an entity, given by id.

    Statements of every modality and tenures count as steps, rejected statements do not. What remains is whole:
    all statements and tenures between the entities kept, the documents these rest on, and the people whom they
    name as speakers or holders. Raises QueryError for an unknown entity.
    """
    if entity not in {one.id for one in knowledge.entities}:
        raise QueryError(f"no entity has the id {entity!r}", hint="look it up by name with `carekg show`")
    statements = [one for one in knowledge.statements if one.status is not Status.REJECTED]
    kept = _walk(statements, knowledge, entity, depth)
    inside = tuple(one for one in statements if one.subject in kept and one.object in kept)
    tenures = tuple(one for one in knowledge.tenures if one.person in kept and one.role in kept)
    named = kept | {name for one in inside for name in (one.speaker, one.subject_holder, one.object_holder)}
    sources = {one.evidence.document for one in inside if isinstance(one.evidence, Evidence)}
    return Knowledge(
        entities=tuple(one for one in knowledge.entities if one.id in named),
        tenures=tenures,
        documents=tuple(one for one in knowledge.documents if one.id in sources),
        statements=inside,
    )


def _walk(statements: list[Statement], knowledge: Knowledge, entity: str, depth: int) -> set[str]:
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    pairs = [(one.subject, one.object) for one in statements] + [(one.person, one.role) for one in knowledge.tenures]
    for one, other in pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    kept = frontier = {entity}
    for _ in range(depth):
        frontier = {other for one in frontier for other in neighbours[one]} - kept
        kept = kept | frontier
    return kept
