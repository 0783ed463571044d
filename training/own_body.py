"""Fits the weights of the signs by which a document's "we" is resolved.

A conditional logit (McFadden 1974): each document is one choice among the things that may say "we" in it, and every
thing that most of its "we" stand for is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp, softmax

from carekg.evaluate.annotations import Annotation
from carekg.evaluate.matching import is_same_entity
from carekg.extract.context import FIRST_PLURAL, Context
from carekg.extract.qualifying.own_body import describe_candidates, weigh_signs
from carekg.extract.trained.model import TrainedModel
from carekg.extract.trained.reader import survey
from carekg.extract.trained.windows import find_sentences
from carekg.model import Entity
from training.alignment import index_words
from training.documents import Annotated, find_fold, load_rules
from training.marking import Marking

if TYPE_CHECKING:
    from numpy.typing import NDArray

_RIDGE = 0.0003
"""What the square of a weight costs beside the mean loss of a document."""
_ENOUGH = 0.3
"""The share of a document's "we" that must stand for the best candidate for the document to teach anything."""
_NEAR = 0.8
"""Candidates with this part of the best one's share are right too: a body and its board."""
_VOTED = 4
"""How often a document with votes counts."""
_FOLDS = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """One document: what may say "we" in it, and the share of its "we" that stands for each."""

    name: str
    signs: tuple[Mapping[str, float], ...]
    shares: tuple[float, ...]


def list_choices(documents: Iterable[Annotated], model: TrainedModel | None = None) -> Iterator[Choice]:
    """Yield the documents that say "we" of their own; with the votes of a model that has not seen them, if given."""
    rules = load_rules()
    for annotated in documents:
        context = rules.read(annotated.document)
        meant = _list_meant(annotated.annotation, context)
        if meant:
            votes = survey(model, context).resolver.count_votes() if model is not None else {}
            found = describe_candidates(context, votes)
            shares = tuple(_find_share(key, meant, annotated.annotation, context) for key in found)
            yield Choice(annotated.name, tuple(found.values()), shares)


def _list_meant(annotation: Annotation, context: Context) -> list[frozenset[str]]:
    """Return what each "we" outside of quotations stands for."""
    sentences = find_sentences(context.readings)
    marking = Marking(annotation, index_words(context.readings, sentences), sentences, context.readings)
    meant = []
    for (start, _), entities in marking.referring.items():
        number, place = marking.index.places[start]
        token = context.readings[number].doc[place]
        if token.lower_ in FIRST_PLURAL and context.find_speaker(number, token) is None:
            meant.append(entities)
    return meant


def _find_share(key: int, meant: Sequence[frozenset[str]], annotation: Annotation, context: Context) -> float:
    """Return the share of "we" that stands for a thing, 0 to 1."""
    thing = context.cast.things[key]
    entity = Entity("", thing.type, thing.label, aliases=tuple(sorted(thing.names)))
    same = {one.id for one in annotation.entities if is_same_entity(one, entity)}
    return sum(not same.isdisjoint(entities) for entities in meant) / len(meant)


def fit_signs(choices: Sequence[Choice]) -> dict[str, float]:
    """Return the weight of each sign under which the right candidates are likeliest."""
    telling = [one for one in choices if max(one.shares, default=0.0) >= _ENOUGH]
    names = sorted({sign for one in telling for signs in one.signs for sign in signs})
    tables = [np.array([[signs.get(name, 0.0) for name in names] for signs in one.signs]) for one in telling]
    right = [np.array(one.shares) >= _NEAR * max(one.shares) for one in telling]

    def cost(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """Return the mean loss with its penalty, and their gradient."""
        loss = _RIDGE * float(weights @ weights)
        gradient = 2 * _RIDGE * weights
        for table, fits in zip(tables, right, strict=True):
            scores = table @ weights
            chances, fitting = softmax(scores), softmax(np.where(fits, scores, -np.inf))
            loss += float(logsumexp(scores) - logsumexp(scores[fits])) / len(tables)
            gradient = gradient + table.T @ (chances - fitting) / len(tables)
        return loss, gradient

    found = minimize(cost, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 2) for name, weight in zip(names, found, strict=True)}


def join_choices(read: Sequence[Choice], voted: Sequence[Choice]) -> list[Choice]:
    """Return what to fit to: documents without votes, which are many, and those with them, which tell what votes do."""
    return [*read, *(one for one in voted for _ in range(_VOTED))]


def measure_unseen(read: Sequence[Choice], voted: Sequence[Choice]) -> float:
    """Return the share of "we" resolved rightly in the documents with votes, each by weights not fitted to it."""
    right = 0.0
    for fold in range(_FOLDS):
        kept = [one for one in voted if find_fold(one.name, _FOLDS) == fold]
        others = [one for one in voted if find_fold(one.name, _FOLDS) != fold]
        right += sum_right(kept, fit_signs(join_choices(read, others)))
    return right / len(voted)


def sum_right(choices: Sequence[Choice], weights: Mapping[str, float]) -> float:
    """Return in how many documents "we" stands for the candidate of the highest score; shares of one are counted."""
    return sum(
        max(zip(one.signs, one.shares, strict=True), key=lambda pair: weigh_signs(pair[0], weights))[1]
        for one in choices
        if one.signs
    )
