"""What a graph says, by id: each thing, and what is said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from carekg.model import DocumentMetadata, Entity, Evidence, Knowledge, Statement, Status, Tenure


class Lookup:
    """Everything of some knowledge by id, and what touches what. What was turned down in review is left out."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.entities: Mapping[str, Entity] = {each.id: each for each in knowledge.entities}
        self.labels: Mapping[str, str] = {each.id: each.label for each in knowledge.entities}
        self.documents: Mapping[str, DocumentMetadata] = {each.id: each for each in knowledge.documents}
        standing = [each for each in knowledge.statements if each.status is not Status.REJECTED]
        self.statements: Mapping[str, Statement] = {each.id: each for each in standing}
        self.by_entity: defaultdict[str, list[Statement]] = defaultdict(list)
        """The statements that name an entity."""
        self.by_document: defaultdict[str, list[Statement]] = defaultdict(list)
        """The statements that quote a document."""
        self.tenures: defaultdict[str, list[Tenure]] = defaultdict(list)
        """The tenures of a person or a post."""
        for statement in standing:
            for entity in sorted(statement.named):
                self.by_entity[entity].append(statement)
            if isinstance(statement.evidence, Evidence):
                self.by_document[statement.evidence.document].append(statement)
        for tenure in knowledge.tenures:
            self.tenures[tenure.person].append(tenure)
            self.tenures[tenure.role].append(tenure)
