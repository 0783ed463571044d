"""Which things differ between two graphs, told from the lines of N-Quads that do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from carekg.model import Evidence, Knowledge
from carekg.namespaces import document_iri, entity_iri, id_from_iri, statement_iri


@dataclass(frozen=True, slots=True)
class Touched:
    """The ids of the entities, documents and statements of whose own nodes some line came or went.

    Where anything that is told of one of them differs between two graphs, it is among these.
    """

    entities: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()

    def list_iris(self) -> list[str]:
        """Return the IRIs of all of them."""
        return [
            *map(entity_iri, sorted(self.entities)),
            *map(document_iri, sorted(self.documents)),
            *map(statement_iri, sorted(self.statements)),
        ]


def find_touched(changed: Iterable[bytes]) -> Touched:
    """Return what the lines of N-Quads that came and went are about."""
    found: dict[str, set[str]] = defaultdict(set)
    for subject in {line.partition(b" ")[0] for line in changed}:
        iri = subject[1:-1].decode()
        for kind in ("", "document", "statement"):
            try:
                found[kind].add(id_from_iri(iri, kind))
            except ValueError:
                continue  # a node of another kind
    return Touched(*(frozenset(found[kind]) for kind in ("", "document", "statement")))


def select_touched(knowledge: Knowledge, touched: Touched) -> Knowledge:
    """Return just what is touched."""
    return Knowledge(
        entities=tuple(each for each in knowledge.entities if each.id in touched.entities),
        documents=tuple(each for each in knowledge.documents if each.id in touched.documents),
        statements=tuple(each for each in knowledge.statements if each.id in touched.statements),
    )


def select_reworded(knowledge: Knowledge, touched: Touched) -> Knowledge:
    """Return knowledge with those statements alone that are touched, or that name an entity or document that is."""
    statements = tuple(
        each
        for each in knowledge.statements
        if each.id in touched.statements
        or not touched.entities.isdisjoint(each.named)
        or (isinstance(each.evidence, Evidence) and each.evidence.document in touched.documents)
    )
    return replace(knowledge, statements=statements)
