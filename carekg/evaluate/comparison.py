"""One document: what was extracted from it, beside what was annotated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from carekg.evaluate.annotations import AnnotatedRelation, Annotation
from carekg.evaluate.matching import Matching, Meanings, list_statements, match_entities, match_relations
from carekg.model import Entity, EntityType, Evidence, Extraction, Statement
from carekg.scorecard import Share

NAMED = frozenset({EntityType.PERSON, EntityType.ROLE, EntityType.ORGANISATION, EntityType.INITIATIVE})
"""The types whose entities are to be found whether or not a relation speaks of them."""

QUALIFIERS = ("modality", "negation", "amount", "speaker", "date")
"""What is said of a relation beside its ends and predicate."""


@dataclass(frozen=True, slots=True)
class Sample:
    """An annotated document, what was extracted from it, and its text: as it was read, and as it stands in the file.

    The file's text is on one line, and may have markup in it.
    """

    annotation: Annotation
    extraction: Extraction
    text: str
    file_text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A sample at one threshold: its statements, and which of them stand for which relation."""

    sample: Sample
    statements: Sequence[Statement]
    """Without those below the threshold, and without repetitions."""
    meanings: Meanings
    strict: Matching
    lenient: Matching
    quotes: Share
    """How many statements, repetitions among them, quote the text as it was read, word for word at its offsets."""
    evidence: Share
    """How many quotes stand in the file itself, where markup may part them."""

    @property
    def relations(self) -> Sequence[AnnotatedRelation]:
        """What was annotated."""
        return self.sample.annotation.relations

    @property
    def entities(self) -> Mapping[str, Entity]:
        """What was extracted, by id."""
        return {entity.id: entity for entity in self.sample.extraction.entities}

    def judge_qualifiers(self, index: int) -> dict[str, bool]:
        """Tell whether each qualifier of a found relation is right; those that it does not have are left out."""
        relation, statement = self.relations[index], self.statements[self.strict.pairs[index]]
        judged = {
            "modality": relation.modality is statement.modality,
            "negation": relation.negated == statement.negated,
        }
        if relation.amount is not None:
            judged["amount"] = statement.amount is not None and statement.amount.value == relation.amount.value
        if relation.speaker:
            judged["speaker"] = relation.speaker in self.meanings.get(statement.speaker, ())
        if relation.date:
            # To the month: a text that says the day is not held against one that does not.
            judged["date"] = statement.date.startswith(relation.date[:7])
        return judged


def compare_sample(sample: Sample, min_confidence: float = 0.0, meanings: Meanings | None = None) -> Comparison:
    """Compare a document's extraction with its annotation; `meanings` may be handed in where they are known already."""
    if meanings is None:
        meanings = match_entities(sample.annotation, sample.extraction)
    statements = list_statements(sample.extraction, min_confidence)
    certain = [statement for statement in sample.extraction.statements if statement.confidence >= min_confidence]
    relations = sample.annotation.relations
    return Comparison(
        sample,
        statements,
        meanings,
        match_relations(relations, statements, meanings),
        match_relations(relations, statements, meanings, lenient=True),
        _share([_stands_at_offsets(statement, sample.text) for statement in certain]),
        _share([_stands_in_file(statement, sample.file_text) for statement in certain]),
    )


def join_spaces(text: str) -> str:
    """Return a text on one line with single spaces, so that line ends do not matter."""
    return " ".join(text.split())


def _stands_at_offsets(statement: Statement, text: str) -> bool:
    evidence = statement.evidence
    return isinstance(evidence, Evidence) and text[evidence.start : evidence.end] == evidence.quote


def _stands_in_file(statement: Statement, text: str) -> bool:
    quote = join_spaces(statement.evidence.quote)
    return bool(quote) and quote in text


def _share(judged: Sequence[bool]) -> Share:
    return Share(sum(judged), len(judged) - sum(judged))
