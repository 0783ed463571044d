"""The statements that may be made of annotated documents, and which of them are right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from carekg.evaluate.annotations import Annotation
from carekg.evaluate.matching import is_same_entity
from carekg.extract.context import Context
from carekg.extract.trained.features import describe_candidates
from carekg.extract.trained.model import TrainedModel
from carekg.extract.trained.reader import survey
from carekg.extract.trained.statements import Candidate, gather_candidates
from carekg.model import SYMMETRIC, Entity
from training.documents import Annotated

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from carekg.extract.pipeline import Extractor


@dataclass(frozen=True, slots=True)
class Weighable:
    """The candidate statements of one document, and the relations that each of them finds."""

    name: str
    features: NDArray[np.float64]
    fits: tuple[tuple[int, ...], ...]
    core: frozenset[int]
    """The relations that it is an error to miss."""
    proposed: NDArray[np.bool_]
    """Whether the model said each candidate."""


def judge_document(extractor: Extractor, model: TrainedModel, annotated: Annotated) -> Weighable:
    """Return the candidates of one document, judged."""
    context = extractor.read(annotated.document)
    findings, resolver, seen = survey(model, context)
    candidates = gather_candidates(extractor.claim(annotated.document, context), findings, resolver, context)
    return Weighable(
        annotated.name,
        describe_candidates(candidates, findings, seen, context),
        tuple(find_fits(candidates, annotated.annotation, context)),
        frozenset(number for number, relation in enumerate(annotated.annotation.relations) if relation.core),
        np.array([bool(one.proposals) for one in candidates], dtype=bool),
    )


def find_fits(candidates: Sequence[Candidate], annotation: Annotation, context: Context) -> Iterable[tuple[int, ...]]:
    """Yield the relations that each candidate finds."""
    things = context.cast.things
    meanings = {
        key: frozenset(
            each.id
            for each in annotation.entities
            if is_same_entity(
                each, Entity("", things[key].type, things[key].label, aliases=tuple(sorted(things[key].names)))
            )
        )
        for one in candidates
        for key in (one.triple[0], one.triple[2])
    }
    for one in candidates:
        subject, thing = meanings[one.triple[0]], meanings[one.triple[2]]
        yield tuple(
            number
            for number, relation in enumerate(annotation.relations)
            if relation.p == one.triple[1]
            and (
                bool(relation.subjects & subject and relation.objects & thing)
                or (relation.p in SYMMETRIC and bool(relation.subjects & thing and relation.objects & subject))
            )
        )
