"""What two methods find in one document, as one extraction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from carekg.llm.roster import Roster
from carekg.model import SYMMETRIC, Evidence, Extraction, Mention, Statement

_Claim = tuple[str, str, str, bool]


def combine(first: Extraction, second: Extraction) -> Extraction:
    """Return what both say of a document, each entity and each claim once.

    A claim that both make names both methods. It keeps the words, the qualifiers and the confidence of the surer one,
    and of the first where they are equally sure: how much their agreement adds, nobody has measured.
    """
    roster = Roster(first.entities)
    ids = {entity.id: roster.add(entity) for entity in second.entities}
    claims: dict[_Claim, Statement] = {}
    for statement in (*first.statements, *(_rename(each, ids) for each in second.statements)):
        key = _key_of(statement)
        known = claims.get(key)
        claims[key] = _join(known, statement) if known else statement
    types = {entity.id: entity.type for entity in roster.entities}
    renamed = (Mention(each.start, each.end, ids[each.entity], types[ids[each.entity]]) for each in second.mentions)
    return replace(
        first,
        entities=roster.entities,
        statements=tuple(sorted(claims.values(), key=_place_of)),
        mentions=_join_mentions(first.mentions, renamed),
        notices=(*first.notices, *second.notices),
    )


def _key_of(statement: Statement) -> _Claim:
    ends = [statement.subject, statement.object]
    if statement.predicate in SYMMETRIC:
        ends.sort()
    return ends[0], statement.predicate, ends[1], statement.negated


def _place_of(statement: Statement) -> int:
    return statement.evidence.start if isinstance(statement.evidence, Evidence) else 0


def _join(known: Statement, other: Statement) -> Statement:
    surer = other if other.confidence > known.confidence else known
    return replace(surer, methods=tuple(sorted({*known.methods, *other.methods})))


def _rename(statement: Statement, ids: dict[str, str]) -> Statement:
    return replace(
        statement,
        subject=ids[statement.subject],
        object=ids[statement.object],
        speaker=ids.get(statement.speaker, ""),
    )


def _join_mentions(first: Iterable[Mention], second: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted({*first, *second}, key=lambda each: (each.start, each.end, each.entity)))
