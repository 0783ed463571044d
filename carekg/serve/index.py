"""What the API looks up in the knowledge: things by id, by their names, and what is said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from carekg.model import DocumentMetadata, Entity, Evidence, Knowledge, Statement, Status, Tenure
from carekg.query.spelling import fold_name


class Index:
    """Everything of one edition by id, and what touches what. What was turned down in review is left out."""

    def __init__(self, knowledge: Knowledge, threshold: float) -> None:
        self.threshold = threshold
        """The confidence from which an extracted statement counts as a fact."""
        self.entities: Mapping[str, Entity] = {each.id: each for each in knowledge.entities}
        self.documents: Mapping[str, DocumentMetadata] = {each.id: each for each in knowledge.documents}
        standing = [each for each in knowledge.statements if each.status is not Status.REJECTED]
        self.statements: Mapping[str, Statement] = {each.id: each for each in standing}
        self.labels: Mapping[str, str] = {each.id: each.label for each in knowledge.entities}
        self.by_entity: defaultdict[str, list[Statement]] = defaultdict(list)
        self.by_document: defaultdict[str, list[Statement]] = defaultdict(list)
        self.tenures: defaultdict[str, list[Tenure]] = defaultdict(list)
        for statement in standing:
            for entity in sorted(statement.named):
                self.by_entity[entity].append(statement)
            if isinstance(statement.evidence, Evidence):
                self.by_document[statement.evidence.document].append(statement)
        for tenure in knowledge.tenures:
            self.tenures[tenure.person].append(tenure)
            self.tenures[tenure.role].append(tenure)

    @cached_property
    def folded_names(self) -> Sequence[tuple[str, str]]:
        """Every name of every entity, as `fold_name` reduces it, with the id of what it names, sorted."""
        return sorted(
            {
                (fold_name(name), entity.id)
                for entity in self.entities.values()
                for name in (entity.label, entity.acronym, *entity.aliases)
                if fold_name(name)
            }
        )

    @cached_property
    def folded_texts(self) -> Sequence[tuple[str, str]]:
        """All names of each entity in one text, each as `fold_name` reduces it, with its id; by id."""
        texts: defaultdict[str, list[str]] = defaultdict(list)
        for name, id_ in self.folded_names:
            texts[id_].append(name)
        return [(" ".join(texts[id_]), id_) for id_ in sorted(texts)]
