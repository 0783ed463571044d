"""Which statements are facts: the rule by which a direct triple exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carekg.model import SIGNATURES, Entity, Knowledge, Modality, Predicate, Statement, Status

THRESHOLD = 0.4
"""The least confidence at which an extracted statement counts as a fact when nobody has reviewed it."""

_STANDING = frozenset({Status.CURATED, Status.ACCEPTED, Status.AMENDED})
_RANK = {Status.EXTRACTED: 0, Status.CURATED: 1, Status.AMENDED: 2, Status.ACCEPTED: 3, Status.REJECTED: 4}


def is_fact(statement: Statement, threshold: float) -> bool:
    """Tell whether a statement carries a direct triple.

    It does where a person stands behind it or its confidence reaches `threshold`, it denies nothing, and it says
    what is done or intended. A proposal or a denial is a statement but no fact; what was rejected never is one.
    """
    if statement.negated or statement.modality is Modality.PROPOSED or statement.status is Status.REJECTED:
        return False
    return statement.status in _STANDING or statement.confidence >= threshold


def merge_statements(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return one statement for each id, sorted by it.

    Where several rules make the same claim of the same words, a person's decision wins, then the higher confidence.
    """
    best: dict[str, tuple[tuple[int, float, str, str, str], Statement]] = {}
    for each in statements:
        worth = (_RANK[each.status], each.confidence, each.rule, each.subject_holder, each.object_holder)
        known = best.get(each.id)
        if known is None or worth > known[0]:
            best[each.id] = (worth, each)
    return tuple(best[key][1] for key in sorted(best))


def resolve_facts(knowledge: Knowledge, threshold: float) -> Iterator[tuple[str, Predicate, str]]:
    """Yield what holds of post-holders, as ids of subject and object with the predicate between.

    A fact about a role holds of the person whom the statement resolves it to, where the predicate allows a person
    there; a tenure says that its person holds its role.
    """
    entities = {entity.id: entity for entity in knowledge.entities}
    for each in knowledge.statements:
        if (each.subject_holder or each.object_holder) and is_fact(each, threshold):
            for subject in sorted({each.subject, each.subject_holder or each.subject}):
                for value in sorted({each.object, each.object_holder or each.object}):
                    if (subject, value) != (each.subject, each.object) and _fits(each, subject, value, entities):
                        yield subject, each.predicate, value
    for tenure in knowledge.tenures:
        yield tenure.person, Predicate.HOLDS_ROLE, tenure.role


def _fits(statement: Statement, subject: str, value: str, entities: dict[str, Entity]) -> bool:
    if subject not in entities or value not in entities or subject == value:
        return False
    signature = SIGNATURES[statement.predicate]
    return entities[subject].type in signature.subjects and entities[value].type in signature.objects
