"""How right the extractor is on documents that its trained part has not seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from carekg.extract.trained.features import ENDS, NAMES
from carekg.extract.trained.surroundings import NAMES as SURROUNDINGS
from training.documents import find_fold
from training.trees import fit_trees, weigh
from training.weighing import Weighable

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDS = 4
"""The trees are quickly grown, so that they are fitted anew for each fold."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Strict precision, recall and F1 of what is at least so certain."""

    least: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        """Say them in one line."""
        return f"from {self.least:.2f}: precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f}"


def measure(documents: Sequence[Weighable], confidences: Sequence[NDArray[np.float64]], least: float) -> Figures:
    """Return the figures of what is at least so certain; a relation is found once, and optional ones do not count."""
    found = spurious = missed = 0
    for document, certain in zip(documents, confidences, strict=True):
        hit: set[int] = set()
        for fits, confidence in zip(document.fits, certain, strict=True):
            if confidence < least:
                continue
            spurious += not fits
            hit.update([number for number in fits if number in document.core and number not in hit][:1])
        found += len(hit)
        missed += len(document.core) - len(hit)
    return Figures(least, found / max(found + spurious, 1), found / max(found + missed, 1))


def weigh_unseen(documents: Sequence[Weighable]) -> list[NDArray[np.float64]]:
    """Return the confidences of each document's candidates by weights fitted to the other folds."""
    folds = [find_fold(f"weights {document.name}", FOLDS) for document in documents]
    confidences: list[NDArray[np.float64]] = [np.empty(0)] * len(documents)
    for fold in range(FOLDS):
        trees = fit_trees([each for each, own in zip(documents, folds, strict=True) if own != fold])
        for number, document in enumerate(documents):
            if folds[number] == fold:
                confidences[number] = weigh(trees, document.features)
    return confidences


def sweep(documents: Sequence[Weighable], confidences: Sequence[NDArray[np.float64]]) -> list[Figures]:
    """Return the figures at every twentieth."""
    return [measure(documents, confidences, least / 20) for least in range(2, 19)]


def calibrate(
    documents: Sequence[Weighable], confidences: Sequence[NDArray[np.float64]]
) -> list[tuple[float, int, float]]:
    """Return, for each tenth of confidence, its lower bound, how many candidates it holds, and the share right."""
    right = np.array([bool(fits) for document in documents for fits in document.fits])
    certain = np.concatenate([*confidences])
    bands = np.minimum((certain * 10).astype(int), 9)
    return [
        (band / 10, int((bands == band).sum()), float(right[bands == band].mean()))
        for band in range(10)
        if (bands == band).any()
    ]


def find_best(documents: Sequence[Weighable], confidences: Sequence[NDArray[np.float64]]) -> Figures:
    """Return the figures at the threshold that gives the best F1."""
    return max(sweep(documents, confidences), key=lambda figures: figures.f1)


def ablate(documents: Sequence[Weighable]) -> Iterator[tuple[str, Figures]]:
    """Yield what is left if a part is left out: its name, and the figures at the best threshold without it."""
    says, ruled = NAMES.index("model says"), NAMES.index("rules say")
    model = [np.where(each.proposed, 1 / (1 + np.exp(-each.features[:, says])), 0.0) for each in documents]
    rules = [each.features[:, ruled] for each in documents]
    yield "nothing", find_best(documents, weigh_unseen(documents))
    yield "the trained model: rules by their own confidence", find_best(documents, rules)
    yield "the rules' statements: the model by its own probability", find_best(documents, model)
    surer = [np.maximum(one, other) for one, other in zip(model, rules, strict=True)]
    yield "the weights: the surer of both", find_best(documents, surer)
    for part, names in _PARTS.items():
        yield part, find_best(documents, weigh_unseen([_blank(each, names) for each in documents]))


_PARTS: Mapping[str, tuple[str, ...]] = {
    "how sure the ends are": (*ENDS, "model says, by all proposals"),
    "rivals": tuple(name for name in NAMES if "rival" in name),
    "what surrounds them": SURROUNDINGS,
    "how sure the mentions are": ("subject's mention", "object's mention", "subject seen", "object seen"),
}


def _blank(document: Weighable, names: Sequence[str]) -> Weighable:
    features = document.features.copy()
    features[:, [NAMES.index(name) for name in names]] = 0.0
    return replace(document, features=features)
