"""Which statements are facts: the rule by which a direct triple exists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from carekg.model import EntityType, Modality, Predicate, Statement, Status, Tenure, allows_ends

THRESHOLD = 0.5
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

    Where several rules make the same claim of the same words, a person's decision wins, then the higher confidence;
    all the methods that found it are kept.
    """
    alike: dict[str, list[Statement]] = defaultdict(list)
    for each in statements:
        alike[each.id].append(each)
    return tuple(_merge_alike(alike[key]) for key in sorted(alike))


def _merge_alike(statements: Sequence[Statement]) -> Statement:
    """Return one statement for several of one id, of which there is mostly one."""
    if len(statements) == 1:
        return statements[0]
    methods = {method for each in statements for method in each.methods}
    return replace(max(statements, key=_rank), methods=tuple(sorted(methods)))


def _rank(statement: Statement) -> tuple[int, float, str, str, str]:
    held = (statement.subject_holder, statement.object_holder)
    return (_RANK[statement.status], statement.confidence, statement.rule, *held)


def resolve_statements(
    statements: Iterable[Statement], types: Mapping[str, EntityType], threshold: float
) -> Iterator[tuple[str, Predicate, str]]:
    """Yield what holds of post-holders, as ids of subject and object with the predicate between.

    A fact about a role holds of the person whom the statement resolves it to. `types` gives the type of each entity
    by its id.
    """
    for each in statements:
        if is_fact(each, threshold):
            for subject, value in resolve_ends(each, types):
                yield subject, each.predicate, value


def resolve_tenures(tenures: Iterable[Tenure]) -> Iterator[tuple[str, Predicate, str]]:
    """Yield that the person of each tenure holds its role."""
    for tenure in tenures:
        yield tenure.person, Predicate.HOLDS_ROLE, tenure.role


def resolve_ends(statement: Statement, types: Mapping[str, EntityType]) -> Iterator[tuple[str, str]]:
    """Yield the ends of a statement with post-holders in place of posts, where the predicate allows people there.

    `types` gives the type of each entity by its id. The statement's own two ends are not among them.
    """
    if not (statement.subject_holder or statement.object_holder):
        return
    subjects = dict.fromkeys((statement.subject, statement.subject_holder or statement.subject))
    objects = dict.fromkeys((statement.object, statement.object_holder or statement.object))
    for subject, value in product(subjects, objects):
        if (subject, value) == (statement.subject, statement.object) or subject == value:
            continue
        if subject in types and value in types and allows_ends(statement.predicate, types[subject], types[value]):
            yield subject, value
