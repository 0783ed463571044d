"""How far the network is from the annotations, on a few windows at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from carekg.extract.trained.candidates import bucket_distances
from carekg.extract.trained.windows import KINDS, SHAPES, TYPES
from training.examples import Example
from training.network import Encoder, Heads, score_mentions

_MASK_PIECE = 103
_FAR = -1e4


class Losses(NamedTuple):
    """Of mentions (a window), statements (a true one), qualifiers (a true statement) and references (each)."""

    mentions: Tensor
    statements: Tensor
    qualifiers: Tensor
    references: Tensor

    def join(self) -> Tensor:
        """Return what is to be made small."""
        return 0.2 * self.mentions + self.statements + 0.5 * self.qualifiers + 0.5 * self.references


class Batch(NamedTuple):
    """Windows padded to one length: (windows, pieces) each, and (windows, 1 + words) first pieces."""

    pieces: Tensor
    shapes: Tensor
    tags: Tensor
    kinds: Tensor
    mask: Tensor
    first: Tensor


def pad_windows(examples: Sequence[Example]) -> Batch:
    """Return the windows of examples as one batch."""
    windows = [example.window for example in examples]
    length = max(len(window.pieces) for window in windows)
    words = 1 + max(len(window.words) for window in windows)
    size = (len(windows), length)
    pieces, tags = np.zeros(size, np.int64), np.zeros(size, np.int64)
    shapes, kinds = np.full(size, SHAPES, np.int64), np.full(size, len(KINDS), np.int64)
    mask = np.zeros(size, np.float32)
    first = np.zeros((len(windows), words), np.int64)
    for row, window in enumerate(windows):
        stop = len(window.pieces)
        pieces[row, :stop], tags[row, :stop] = window.pieces, window.tags
        shapes[row, :stop], kinds[row, :stop] = window.shapes, window.kinds
        mask[row, :stop] = 1
        first[row, 1 : 1 + len(window.words)] = window.first
    return Batch(*(torch.from_numpy(each) for each in (pieces, shapes, tags, kinds, mask, first)))


def hide(batch: Batch, pieces: float = 0.05, tags: float = 0.08) -> Batch:
    """Return the batch with a share of its pieces and of the rules' tags hidden, lest either is leant on too much."""
    gone = (torch.rand(batch.pieces.shape) < pieces) & (batch.kinds != len(KINDS))
    return batch._replace(
        pieces=batch.pieces.masked_fill(gone, _MASK_PIECE),
        tags=batch.tags.masked_fill(torch.rand(batch.tags.shape) < tags, 0),
    )


def measure_losses(encoder: Encoder, heads: Heads, examples: Sequence[Example]) -> Losses:
    """Run the network over some windows and return how far it is off."""
    batch = pad_windows(examples)
    if encoder.training:
        batch = hide(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words, boundary, pointer = (each.float() for each in encoder(*batch))
    totals = [torch.zeros(()) for _ in range(4)]
    counts = [len(examples), 0, 0, 0]
    for row, example in enumerate(examples):
        length = len(example.window.words)
        scores = score_mentions(boundary[row, 1 : length + 1], pointer[row, 1 : length + 1])
        totals[0] = totals[0] + _lose_mentions(scores, example)
        spans = torch.from_numpy(example.spans.copy())
        spans[:, 0] += 1
        described = heads.describe_spans(words[row], spans)
        for place, (loss, count) in enumerate(
            (*_lose_statements(heads, words[row], described, example), _lose_references(heads, described, example)), 1
        ):
            totals[place] = totals[place] + loss
            counts[place] += count
    return Losses(*(total / max(count, 1) for total, count in zip(totals, counts, strict=True)))


def _lose_mentions(scores: Tensor, example: Example) -> Tensor:
    """Return the loss of mention scores: right stretches above 0, all others below (Su et al. 2022, "ZLPR")."""
    sentences = torch.tensor(example.window.sentences)
    valid = (sentences[:, None] == sentences[None, :]).triu().flatten()[None]
    right = torch.zeros(scores.shape)
    if len(example.mentions):
        right[example.mentions[:, 2], example.mentions[:, 0], example.mentions[:, 1]] = 1
    right, flat = right.flatten(1).bool(), scores.flatten(1)
    zero = torch.zeros(len(TYPES), 1)
    wrong = torch.cat([flat.masked_fill(right | ~valid, _FAR), zero], dim=1)
    missed = torch.cat([(-flat).masked_fill(~right | ~valid, _FAR), zero], dim=1)
    return (wrong.logsumexp(1) + missed.logsumexp(1)).sum()


def _lose_statements(
    heads: Heads, words: Tensor, spans: Tensor, example: Example
) -> tuple[tuple[Tensor, int], tuple[Tensor, int]]:
    if not len(example.pairs):
        return (torch.zeros(()), 0), (torch.zeros(()), 0)
    starts = example.spans[:, 0]
    distances = bucket_distances(starts[example.pairs[:, 1]] - starts[example.pairs[:, 0]])
    predicates, modalities, negations = heads.judge_pairs(
        words,
        spans,
        torch.from_numpy(example.pairs),
        torch.from_numpy(distances),
        torch.from_numpy(example.syntax.astype(np.int64)),
    )
    labels = torch.from_numpy(example.labels.astype(np.float32))
    loss = functional.binary_cross_entropy_with_logits(predicates, labels.clamp(min=0), reduction="none")
    qualifiers = torch.from_numpy(example.qualifiers.astype(np.int64))
    said = qualifiers[:, 0] >= 0
    qualified = functional.cross_entropy(modalities[said], qualifiers[said, 0], reduction="sum")
    qualified = qualified + functional.binary_cross_entropy_with_logits(
        negations[said, 0], qualifiers[said, 1].float(), reduction="sum"
    )
    return ((loss * (labels >= 0)).sum(), int((labels > 0).sum())), (qualified, int(said.sum()))


def _lose_references(heads: Heads, spans: Tensor, example: Example) -> tuple[Tensor, int]:
    asked = [each for each in example.references if each[2]]
    if not asked:
        return torch.zeros(()), 0
    starts = example.spans[:, 0]
    away = torch.from_numpy(bucket_distances(starts[None, :] - starts[:, None]))
    scores, nobody = heads.judge_references(spans, away), heads.nobody(spans)
    total = torch.zeros(())
    for span, kind, options, right in asked:
        each = torch.cat([scores[span, kind, torch.tensor(options)], nobody[span, kind : kind + 1]])
        good = torch.tensor([option in right for option in options] + [not right])
        total = total + each.logsumexp(0) - each[good].logsumexp(0)
    return total, len(asked)
