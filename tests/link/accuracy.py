"""How often linking is right on documents whose names someone has labelled, in `labels.csv`."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from carekg.build.measuring.evaluation import open_documents
from carekg.curate import Tables
from carekg.documents import Source, read_document
from carekg.evaluate.annotations import Annotation, read_annotations
from carekg.extract import load_extractor
from carekg.link import Linker, normalise_name, normalise_person
from carekg.model import DocumentMetadata, Entity, EntityType, Evidence, Extraction, Statement

LABELS = Path(__file__).with_name("labels.csv")
NEW = "new"


class Verdict(StrEnum):
    """What became of one labelled name."""

    LINKED = "linked right"
    KEPT_NEW = "new, and kept apart"
    WRONGLY_LINKED = "wrongly linked"
    MISSED = "missed a link"
    TORN = "new, one thing under two ids"
    CONFUSED = "new, two things under one id"


RIGHT = frozenset({Verdict.LINKED, Verdict.KEPT_NEW})


@dataclass(frozen=True, slots=True)
class Label:
    """A name in a document, its other forms there, and the curated entity that it is, or `new`.

    `thing` tells for what is new which labels stand for the same; empty where no other label does.
    """

    document: str
    names: tuple[str, ...]
    expected: str
    thing: str

    @property
    def meaning(self) -> str:
        """What it stands for, the same for labels that stand for the same thing."""
        return self.expected if self.expected != NEW else self.thing or f"{self.document}: {self.names[0]}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A labelled name that was found, the id it got, and whether that is right."""

    label: Label
    given: str
    verdict: Verdict
    homonym: bool
    """Whether the same name stands for something else in another document."""


def read_labels(path: Path = LABELS) -> tuple[Label, ...]:
    """Return the labels in the order of their file."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Label(row["document"], tuple(row["names"].split(" | ")), row["expected"], row["thing"])
            for row in csv.DictReader(file)
        )


def read_extractions(folder: Path, tables: Tables) -> tuple[dict[str, Extraction], dict[str, Extraction]]:
    """Return by document's name what the extractor finds and what was annotated, neither of them linked."""
    annotations, problems = read_annotations(folder)
    if problems:
        raise problems[0]
    extractor = load_extractor(tables.entities)
    extracted, annotated = {}, {}
    for name, source in open_documents(folder, annotations).items():
        if not isinstance(source, Source):
            raise source
        document = read_document(source)
        extracted[name] = extractor.extract(document)
        annotated[name] = _from_annotation(next(a for a in annotations if a.document == name), document.metadata)
    return extracted, annotated


def judge(labels: Sequence[Label], linked: Mapping[str, Extraction], curated: Iterable[str]) -> tuple[Judgement, ...]:
    """Judge every labelled name that the extractions have; one that they have not is left out."""
    known = frozenset(curated)
    given = {label: found.id for label in labels if (found := _find_entity(label, linked.get(label.document)))}
    usual: dict[str, str] = {}
    meanings: dict[str, set[str]] = defaultdict(set)
    ids: dict[str, list[str]] = defaultdict(list)
    for label, id_ in given.items():
        ids[label.meaning].append(id_)
        meanings[id_].add(label.meaning)
    for meaning, several in ids.items():
        usual[meaning] = min(Counter(several).items(), key=lambda item: (-item[1], item[0]))[0]
    shared = _find_homonyms(labels)
    return tuple(
        Judgement(
            label,
            id_,
            _judge_one(label, id_, known, usual[label.meaning], meanings[id_]),
            any(normalise_name(name) in shared for name in label.names),
        )
        for label, id_ in given.items()
    )


def describe(judgements: Sequence[Judgement], total: int) -> list[str]:
    """Return lines that tell how many names are right, by kind, and what is wrong with the others."""
    right = sum(each.verdict in RIGHT for each in judgements)
    kinds = Counter(each.verdict for each in judgements)
    homonyms = [each for each in judgements if each.homonym]
    share, left_out = right / max(1, len(judgements)), total - len(judgements)
    return [
        f"right: {right} of {len(judgements)} ({share:.1%}); {left_out} labelled names were not found and are left out",
        *(f"  {verdict}: {kinds[verdict]}" for verdict in Verdict),
        f"  homonyms right: {sum(each.verdict in RIGHT for each in homonyms)} of {len(homonyms)}",
        *(
            f"  {each.label.document}, {each.label.names[0]}: {each.given}, not {each.label.meaning}"
            for each in judgements
            if each.verdict not in RIGHT
        ),
    ]


def link_all(linker: Linker, extractions: Mapping[str, Extraction]) -> dict[str, Extraction]:
    """Return every extraction linked, by document's name."""
    return {name: linker.link(extraction) for name, extraction in extractions.items()}


def _judge_one(label: Label, given: str, known: frozenset[str], usual: str, meanings: set[str]) -> Verdict:
    if label.expected != NEW:
        if given == label.expected:
            return Verdict.LINKED
        return Verdict.WRONGLY_LINKED if given in known else Verdict.MISSED
    if given in known:
        return Verdict.WRONGLY_LINKED
    if given != usual:
        return Verdict.TORN
    return Verdict.CONFUSED if len(meanings) > 1 else Verdict.KEPT_NEW


def _find_entity(label: Label, extraction: Extraction | None) -> Entity | None:
    """Find the entity by its label before its other names, and by the first of the label's names that has one."""
    entities = [e for e in extraction.entities if e.type is not EntityType.OBJECTIVE] if extraction else []
    for names_of in (_label_only, _all_names):
        for key in (str.casefold, normalise_name, normalise_person):
            for name in label.names:
                for entity in entities:
                    if key(name) in {key(own) for own in names_of(entity)}:
                        return entity
    return None


def _label_only(entity: Entity) -> tuple[str, ...]:
    return (entity.label,)


def _all_names(entity: Entity) -> tuple[str, ...]:
    return (entity.label, *entity.aliases)


def _find_homonyms(labels: Sequence[Label]) -> frozenset[str]:
    meanings: dict[str, set[str]] = defaultdict(set)
    for label in labels:
        for name in label.names:
            meanings[normalise_name(name)].add(label.meaning)
    return frozenset(name for name, several in meanings.items() if len(several) > 1)


def _from_annotation(annotation: Annotation, metadata: DocumentMetadata) -> Extraction:
    """Return what was annotated as if an extractor had found it all; its evidence has no place in the text."""
    entities = tuple(Entity(e.id, e.type, e.name, e.subtype, e.aliases) for e in annotation.entities)
    statements = tuple(
        Statement(
            relation.s,
            relation.p,
            relation.o,
            Evidence(metadata.id, relation.evidence, 0, len(relation.evidence)),
            modality=relation.modality,
            negated=relation.negated,
            date=relation.date,
        )
        for relation in annotation.relations
    )
    return Extraction(metadata, entities, statements, ())
