"""Errors by kind: what went wrong with each relation that was missed and each statement that is not so.

A statement that takes the place of a missed relation is one error with it, so that every error is counted once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from carekg.evaluate.annotations import AnnotatedRelation
from carekg.evaluate.comparison import Comparison, join_spaces
from carekg.evaluate.matching import fits_ends
from carekg.model import Evidence, Statement

_LONGEST_QUOTE = 160


class Kind(StrEnum):
    """What went wrong."""

    MISSED_SUBJECT = "missed entity (subject)"
    MISSED_OBJECT = "missed entity (object)"
    MISSED_BOTH = "missed entity (both)"
    WRONG_END = "wrong end"
    WRONG_PREDICATE = "wrong predicate"
    NOT_SAID = "not said"
    INVENTED_ENTITY = "no such entity"
    UNFOUNDED = "no such relation"
    WRONG_MODALITY = "wrong scope (modality)"
    WRONG_NEGATION = "wrong scope (negation)"
    WRONG_AMOUNT = "wrong scope (amount)"
    WRONG_SPEAKER = "wrong scope (speaker)"
    WRONG_DATE = "wrong scope (date)"

    @property
    def is_scope(self) -> bool:
        """Whether the relation was found, and something beside its ends and predicate is wrong."""
        return self.value.startswith("wrong scope")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error: a relation that was missed, a statement that is not so, or the one in place of the other."""

    kind: Kind
    group: str
    """What it has in common with others of its kind: predicates, the type of the end that went wrong."""
    document: str
    missed: str = ""
    """The relation in words, where one was missed or its scope is wrong."""
    spurious: str = ""
    """The statement in words, where one is not so."""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class MistakeGroup:
    """Errors that have kind and circumstances in common, with one of them as an example."""

    kind: Kind
    group: str
    count: int
    example: Mistake


def find_mistakes(comparison: Comparison) -> list[Mistake]:
    """Return each error of a document: missed relations first, then statements that are not so, then wrong scopes."""
    found = frozenset().union(*comparison.meanings.values())
    missed = [
        index
        for index, relation in enumerate(comparison.relations)
        if relation.core and index not in comparison.strict.pairs
    ]
    replaced = _pair_errors(comparison, missed)
    mistakes = [_describe_missed(comparison, index, replaced.get(index), found) for index in missed]
    alone = sorted(set(comparison.strict.spurious) - set(replaced.values()))
    mistakes += [_describe_spurious(comparison, position) for position in alone]
    for index in sorted(comparison.strict.pairs):
        mistakes += _describe_scopes(comparison, index)
    return mistakes


def group_mistakes(mistakes: Sequence[Mistake]) -> list[MistakeGroup]:
    """Return errors by what they have in common, the commonest first; the first of each group is its example."""
    counts = Counter((mistake.kind, mistake.group) for mistake in mistakes)
    examples: dict[tuple[Kind, str], Mistake] = {}
    for mistake in mistakes:
        examples.setdefault((mistake.kind, mistake.group), mistake)
    groups = [MistakeGroup(kind, group, count, examples[kind, group]) for (kind, group), count in counts.items()]
    return sorted(groups, key=lambda each: (-each.count, each.kind, each.group))


def _pair_errors(comparison: Comparison, missed: Sequence[int]) -> dict[int, int]:
    """Return the spurious statement that stands in the place of each missed relation, nearest pairs first."""
    ranked = sorted(
        (rank, index, position)
        for index in missed
        for position in comparison.strict.spurious
        if (rank := _rank_likeness(comparison, index, position)) is not None
    )
    pairs: dict[int, int] = {}
    for _, index, position in ranked:
        if index not in pairs and position not in pairs.values():
            pairs[index] = position
    return pairs


def _rank_likeness(comparison: Comparison, index: int, position: int) -> int | None:
    """Rank how near a statement comes to a relation, 0 being nearest; None where it says something else."""
    relation, statement = comparison.relations[index], comparison.statements[position]
    near = _shares_evidence(relation, statement)
    if fits_ends(relation, statement, comparison.meanings):
        return 0 if near else 1
    if relation.p is not statement.predicate:
        return None
    subject, object_ = _right_ends(comparison, relation, statement)
    if subject or object_:
        return 2 if near else 4
    return 3 if near else None


def _right_ends(comparison: Comparison, relation: AnnotatedRelation, statement: Statement) -> tuple[bool, bool]:
    meanings = comparison.meanings
    subject = bool(relation.subjects & meanings[statement.subject])
    return subject, bool(relation.objects & meanings[statement.object])


def _shares_evidence(relation: AnnotatedRelation, statement: Statement) -> bool:
    quote = join_spaces(statement.evidence.quote) if isinstance(statement.evidence, Evidence) else ""
    evidence = join_spaces(relation.evidence)
    return bool(quote and evidence) and (quote in evidence or evidence in quote)


def _describe_missed(comparison: Comparison, index: int, position: int | None, found: frozenset[str]) -> Mistake:
    relation = comparison.relations[index]
    statement = None if position is None else comparison.statements[position]
    kind, group = _classify_missed(comparison, relation, statement, found)
    return Mistake(
        kind,
        group,
        comparison.sample.annotation.document,
        missed=_say_relation(comparison, relation),
        spurious=_say_statement(comparison, statement) if statement else "",
        quote=_shorten(relation.evidence),
    )


def _classify_missed(
    comparison: Comparison, relation: AnnotatedRelation, statement: Statement | None, found: frozenset[str]
) -> tuple[Kind, str]:
    types = {entity.id: entity.type for entity in comparison.sample.annotation.entities}
    no_subject, no_object = not relation.subjects & found, not relation.objects & found
    if no_subject and no_object:
        return Kind.MISSED_BOTH, f"{relation.p}: {types[relation.s]}, {types[relation.o]}"
    if no_subject:
        return Kind.MISSED_SUBJECT, f"{relation.p}: {types[relation.s]}"
    if no_object:
        return Kind.MISSED_OBJECT, f"{relation.p}: {types[relation.o]}"
    if statement is None:
        return Kind.NOT_SAID, f"{relation.p}"
    if fits_ends(relation, statement, comparison.meanings):
        return Kind.WRONG_PREDICATE, f"{relation.p} read as {statement.predicate}"
    subject, object_ = _right_ends(comparison, relation, statement)
    ends = ", ".join(
        f"{end} {types[one]} read as {comparison.entities[other].type}"
        for end, right, one, other in (
            ("subject", subject, relation.s, statement.subject),
            ("object", object_, relation.o, statement.object),
        )
        if not right
    )
    return Kind.WRONG_END, f"{relation.p}: {ends}"


def _describe_spurious(comparison: Comparison, position: int) -> Mistake:
    statement = comparison.statements[position]
    unknown = [
        f"{name} {comparison.entities[end].type}"
        for name, end in (("subject", statement.subject), ("object", statement.object))
        if not comparison.meanings[end]
    ]
    kind = Kind.INVENTED_ENTITY if unknown else Kind.UNFOUNDED
    group = f"{statement.predicate}: {', '.join(unknown)}" if unknown else f"{statement.predicate}"
    said = _say_statement(comparison, statement)
    return Mistake(
        kind, group, comparison.sample.annotation.document, spurious=said, quote=_shorten(statement.evidence.quote)
    )


def _describe_scopes(comparison: Comparison, index: int) -> Iterator[Mistake]:
    relation, statement = comparison.relations[index], comparison.statements[comparison.strict.pairs[index]]
    known = {entity.id: entity.name for entity in comparison.sample.annotation.entities}
    amount, said = relation.amount, statement.amount
    values = {
        "modality": (relation.modality.value, statement.modality.value),
        "negation": _name_sides(relation.negated, statement.negated),
        "amount": (f"{amount.value:,f}" if amount else "", f"{said.value:,f}" if said else ""),
        "speaker": (known.get(relation.speaker, ""), _label_of(comparison, statement.speaker)),
        "date": (relation.date, statement.date),
    }
    for name, right in comparison.judge_qualifiers(index).items():
        if right:
            continue
        wanted, got = values[name]
        exact = name in ("modality", "negation")
        yield Mistake(
            Kind(f"wrong scope ({name})"),
            f"{wanted} read as {got}" if exact else "read as another one" if got else "not found",
            comparison.sample.annotation.document,
            missed=f"{_say_relation(comparison, relation)} ({name}: {wanted})",
            spurious=f"{name}: {got or 'none'}",
            quote=_shorten(relation.evidence),
        )


def _name_sides(annotated: bool, found: bool) -> tuple[str, str]:  # noqa: FBT001 - two sides of one comparison
    words = ("affirmed", "denied")
    return words[annotated], words[found]


def _say_relation(comparison: Comparison, relation: AnnotatedRelation) -> str:
    names = {entity.id: entity.name for entity in comparison.sample.annotation.entities}
    return f"{names[relation.s]} | {relation.p} | {names[relation.o]}"


def _say_statement(comparison: Comparison, statement: Statement) -> str:
    return " | ".join(
        (_label_of(comparison, statement.subject), statement.predicate, _label_of(comparison, statement.object))
    )


def _label_of(comparison: Comparison, entity: str) -> str:
    known = comparison.entities.get(entity)
    return known.label if known else entity


def _shorten(quote: str) -> str:
    plain = join_spaces(quote)
    return plain if len(plain) <= _LONGEST_QUOTE else plain[: _LONGEST_QUOTE - 1].rstrip() + "…"
