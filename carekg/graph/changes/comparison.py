"""What changed from one state of knowledge to another, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from carekg.graph.triples.facts import THRESHOLD, is_fact
from carekg.model import DocumentMetadata, Entity, Knowledge, Predicate, Statement, Tenure


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Value = TypeVar("_Value", bound=_Identified)


@dataclass(frozen=True, slots=True)
class Difference(Generic[_Value]):
    """Values of one kind that came, went, or stayed but say something else; each sorted by id."""

    added: tuple[_Value, ...] = ()
    removed: tuple[_Value, ...] = ()
    changed: tuple[tuple[_Value, _Value], ...] = ()
    """Pairs of what it was and what it is."""

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Fact:
    """A direct triple, by ids, and the statements that carry it."""

    subject: str
    predicate: Predicate
    object: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two states of knowledge, and the names of what it speaks of."""

    documents: Difference[DocumentMetadata]
    entities: Difference[Entity]
    tenures: Difference[Tenure]
    statements: Difference[Statement]
    gained: tuple[Fact, ...]
    """Facts that hold now and did not."""
    lost: tuple[Fact, ...]
    """Facts that held and do not now."""
    labels: tuple[tuple[str, str], ...]
    """Entity id to label, of both states; the new one where both have it."""
    titles: tuple[tuple[str, str], ...]
    """Document id to title or path, of both states."""

    def __bool__(self) -> bool:
        return bool(self.documents or self.entities or self.tenures or self.statements or self.gained or self.lost)


def compare(old: Knowledge, new: Knowledge, *, threshold: float = THRESHOLD) -> Changes:
    """Return what changed from `old` to `new`. `threshold` is the confidence from which a statement is a fact."""
    before, after = _collect_facts(old, threshold), _collect_facts(new, threshold)
    return Changes(
        documents=_find_difference(old.documents, new.documents),
        entities=_find_difference(old.entities, new.entities),
        tenures=_find_difference(old.tenures, new.tenures),
        statements=_find_difference(old.statements, new.statements),
        gained=tuple(after[key] for key in sorted(after.keys() - before.keys())),
        lost=tuple(before[key] for key in sorted(before.keys() - after.keys())),
        labels=tuple(sorted({entity.id: entity.label for entity in (*old.entities, *new.entities)}.items())),
        titles=tuple(sorted({each.id: each.title or each.path for each in (*old.documents, *new.documents)}.items())),
    )


def _find_difference(old: Iterable[_Value], new: Iterable[_Value]) -> Difference[_Value]:
    before, after = {value.id: value for value in old}, {value.id: value for value in new}
    return Difference(
        added=tuple(after[key] for key in sorted(after.keys() - before.keys())),
        removed=tuple(before[key] for key in sorted(before.keys() - after.keys())),
        changed=tuple(
            (before[key], after[key]) for key in sorted(before.keys() & after.keys()) if before[key] != after[key]
        ),
    )


def _collect_facts(knowledge: Knowledge, threshold: float) -> dict[tuple[str, str, str], Fact]:
    carried: dict[tuple[str, str, str], list[Statement]] = {}
    for each in knowledge.statements:
        if is_fact(each, threshold):
            carried.setdefault((each.subject, each.predicate.value, each.object), []).append(each)
    return {
        key: Fact(key[0], Predicate(key[1]), key[2], tuple(sorted(said, key=lambda each: each.id)))
        for key, said in carried.items()
    }
