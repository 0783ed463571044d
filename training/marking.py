"""The annotations of a document, found in its words: mentions, words that refer, and statements between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from carekg.evaluate.annotations import AnnotatedRelation, Annotation
from carekg.evaluate.comparison import NAMED
from carekg.extract.syntax.reading import Reading
from carekg.extract.trained.candidates import REFERRING
from carekg.extract.trained.proposals import OBJECT_UNSAID, SUBJECT_UNSAID
from carekg.extract.trained.windows import TYPES, Sentence
from carekg.model import SYMMETRIC, Modality, Predicate
from training.alignment import WordIndex

Span = tuple[int, int]
"""Words of the document, from the first up to the one after the last."""
Said = tuple[int, int, int, bool]
"""Predicate, modality and negation by their numbers, and whether it is an error to miss it."""

UNSAID: Span = (-1, 0)
PREDICATES = tuple(Predicate)
MODALITIES = tuple(Modality)
_LEAST_FOLDED = 4
"""Letters of a name that may stand in other case than it is annotated."""


class Marking:
    """Where what is annotated stands in the words of a document."""

    def __init__(
        self, annotation: Annotation, index: WordIndex, sentences: Sequence[Sentence], readings: Sequence[Reading]
    ) -> None:
        self.name = annotation.document
        self.index = index
        self.sentences = sentences
        self.readings = readings
        self.types = {entity.id: TYPES.index(entity.type) for entity in annotation.entities}
        self.owners: dict[Span, str] = {}
        """The entity of each mention."""
        self.referring: dict[Span, frozenset[str]] = {}
        """What words refer to that are no name of it."""
        self.short: dict[Span, str] = {}
        """The entity of each mention that is not the fullest of its names."""
        self.unsaid: dict[tuple[Span, int], frozenset[str]] = {}
        """What is left unsaid beside a mention, as its subject or its object."""
        self.said: dict[tuple[Span, Span], list[Said]] = defaultdict(list)
        """The statements from one mention to another."""
        self.known: set[tuple[str, int, str]] = set()
        """What the document says anywhere: subject, predicate, object."""
        self.lost = 0
        """Relations whose words could not be found."""
        self._mark_names(annotation)
        self._mark_relations(annotation.relations)

    @property
    def words(self) -> list[str]:
        """The words of the document."""
        return [self.readings[number].doc[token].text for number, token in self.index.places]

    def name_owners(self, span: Span | None) -> frozenset[str]:
        """Return the entities that a mention may stand for."""
        if span == UNSAID:
            return frozenset(self.types)
        if span is None:
            return frozenset()
        owner = self.owners.get(span)
        return self.referring.get(span, frozenset({owner} if owner else ()))

    def _mark_names(self, annotation: Annotation) -> None:
        for entity in annotation.entities:
            spans: list[Span] = []
            for name in entity.names:
                exact = self.index.find(name)
                spans += exact or (self.index.find(name, fold=True) if len(name) >= _LEAST_FOLDED else [])
            fullest = max(span[1] - span[0] for span in spans) if spans else 0
            for span in drop_nested(spans):
                self.owners.setdefault(span, entity.id)
                if self.owners[span] == entity.id and span[1] - span[0] < fullest and entity.type in NAMED:
                    self.short[span] = entity.id

    def _mark_relations(self, relations: Sequence[AnnotatedRelation]) -> None:
        # Where the words stand that refer is told by the relations, and other relations need it.
        found = []
        for relation in relations:
            evidence = self.index.find_loose(relation.evidence)
            if evidence is None:
                self.lost += 1
                continue
            subjects = self._find_end(relation.s_text, relation.s, relation.subjects, evidence)
            objects = self._find_end(relation.o_text, relation.o, relation.objects, evidence)
            found.append((relation, evidence, subjects, objects))
        for relation, evidence, subjects, objects in found:
            self._mark_relation(
                relation,
                evidence,
                subjects or self._find_near(relation.s, evidence),
                objects or self._find_near(relation.o, evidence),
            )

    def _mark_relation(
        self, relation: AnnotatedRelation, evidence: Span, subjects: Sequence[Span], objects: Sequence[Span]
    ) -> None:
        predicate = PREDICATES.index(relation.p)
        both_ways = relation.p in SYMMETRIC
        for subject in relation.subjects:
            for thing in relation.objects:
                self.known.add((subject, predicate, thing))
                if both_ways:
                    self.known.add((thing, predicate, subject))
        said = predicate, MODALITIES.index(relation.modality), int(relation.negated), relation.core
        pairs = [(s, o) for s in subjects for o in objects if s != o and self._are_near(s, o)]
        if pairs:
            subject_span, thing_span = min(pairs, key=lambda pair: (abs(pair[0][0] - pair[1][0]), pair))
            self.said[subject_span, thing_span].append(said)
            if both_ways:
                self.said[thing_span, subject_span].append(said)
            return
        inside = [[span for span in spans if evidence[0] <= span[0] < evidence[1]] for spans in (subjects, objects)]
        if inside[1] and not inside[0]:
            self.said[UNSAID, inside[1][0]].append(said)
            self.unsaid[inside[1][0], SUBJECT_UNSAID] = relation.subjects
        elif inside[0] and not inside[1]:
            self.said[inside[0][0], UNSAID].append(said)
            self.unsaid[inside[0][0], OBJECT_UNSAID] = relation.objects
        else:
            self.lost += 1

    def _find_end(self, words: str, entity: str, rights: frozenset[str], evidence: Span) -> list[Span]:
        """Return where the words that stand for an end stand in the evidence; note those that are no name of it."""
        found = self.index.find(words, *evidence) or self.index.find(words, *evidence, fold=True)
        spans = []
        for start, stop in found:
            named = [span for span, owner in self.owners.items() if owner == entity and _holds(span, (start, stop))]
            spans.append(max(named, key=lambda span: span[1] - span[0], default=(start, stop)))
        if len(spans) == 1 or words.casefold() not in REFERRING:
            for span in spans:
                if self.owners.get(span) != entity:
                    self.referring[span] = self.referring.get(span, rights) | rights
                    self.owners.setdefault(span, entity)
        return spans

    def _find_near(self, entity: str, evidence: Span) -> list[Span]:
        """Return the mentions of an entity in the evidence, else in the sentences that it hangs on."""
        owned = [span for span, owner in self.owners.items() if owner == entity]
        inside = [span for span in owned if evidence[0] <= span[0] < evidence[1]]
        if inside:
            return inside
        here = {self.index.sentences[word] for word in range(*evidence)}
        anchors = {self.sentences[number].anchor for number in here}
        return [span for span in owned if self.index.sentences[span[0]] in anchors]

    def _are_near(self, one: Span, other: Span) -> bool:
        """Tell whether two mentions stand in one sentence, or in one and that which it hangs on."""
        first, second = self.index.sentences[one[0]], self.index.sentences[other[0]]
        return first == second or self.sentences[first].anchor == second or self.sentences[second].anchor == first


def drop_nested(spans: Sequence[Span]) -> list[Span]:
    """Keep those that no longer one holds."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda one: (one[0] - one[1], one)):
        if not any(_holds(other, span) for other in kept):
            kept.append(span)
    return kept


def place_words(index: WordIndex) -> Mapping[tuple[int, int], int]:
    """Return the number of the word at each reading and token."""
    return {place: number for number, place in enumerate(index.places)}


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
