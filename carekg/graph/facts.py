"""Which statements are facts: the rule by which a direct triple exists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

from carekg.model import EntityType, Method, Modality, Predicate, Statement, Status, Tenure, allows_ends

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
    methods: dict[str, set[Method]] = defaultdict(set)
    best: dict[str, tuple[tuple[int, float, str, str, str], Statement]] = {}
    for each in statements:
        worth = (_RANK[each.status], each.confidence, each.rule, each.subject_holder, each.object_holder)
        key = each.id
        methods[key].update(each.methods)
        known = best.get(key)
        if known is None or worth > known[0]:
            best[key] = (worth, each)
    return tuple(_with_methods(best[key][1], tuple(sorted(methods[key]))) for key in sorted(best))


def _with_methods(statement: Statement, methods: tuple[Method, ...]) -> Statement:
    return statement if statement.methods == methods else replace(statement, methods=methods)


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
