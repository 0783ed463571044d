"""The network: a small BERT encoder with heads for mentions, statements, their qualifiers, and references."""

from __future__ import annotations

import math
from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from carekg.extract.trained.proposals import QUESTIONS
from carekg.extract.trained.syntax import DEPTHS, ROLES
from carekg.extract.trained.windows import KINDS, SHAPES, TAGS, TYPES

WIDTH = 384
HEADS = 12
LAYERS = 6
SPAN = 256
POINTER = 64
DISTANCES = 16
SIGHTS = 4
"""How many words at once a pair of spans may look out for."""
SIGHT = 32
"""What such a word is known by."""


class Layer(nn.Module):
    """One layer of BERT: attention and a feed-forward network, each normalised after its residual."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return new states (batch, pieces, WIDTH); `mask` is added to the attention."""
        batch, length, _ = states.shape
        size = WIDTH // HEADS
        query, key, value = (
            self.query_key_value(states).view(batch, length, 3, HEADS, size).permute(2, 0, 3, 1, 4).unbind(0)
        )
        weights = torch.matmul(query, key.transpose(-1, -2)) / math.sqrt(size) + mask
        mixed = torch.matmul(weights.softmax(-1), value)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        states = self.attention_norm(states + self.dropout(self.attended(mixed)))
        return self.norm(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))


class Encoder(nn.Module):
    """Reads pieces and gives a vector for each word, and scores for the mentions that words may begin and end."""

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES + 1, WIDTH)
        self.tags = nn.Embedding(TAGS, WIDTH)
        self.kinds = nn.Embedding(len(KINDS) + 1, WIDTH)
        for extra in (self.shapes, self.tags, self.kinds):
            nn.init.normal_(extra.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.boundary = nn.Linear(WIDTH, 2 * len(TYPES))
        self.pointer = nn.Linear(WIDTH, 2 * POINTER)

    def forward(
        self, pieces: Tensor, shapes: Tensor, tags: Tensor, kinds: Tensor, mask: Tensor, first: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return vectors of words (batch, words, WIDTH), and what scores their mentions: boundaries and pointers."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = (
            self.pieces(pieces) + self.positions(places) + self.shapes(shapes) + self.tags(tags) + self.kinds(kinds)
        )
        states = self.dropout(self.norm(states))
        away = (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            states = layer(states, away)
        words = states.gather(1, first[:, :, None].expand(-1, -1, WIDTH))
        boundary = self.boundary(self.dropout(words))
        pointer = self.pointer(self.dropout(words))
        return words, boundary, pointer


class Heads(nn.Module):
    """Judges pairs of spans: which statements they make, how they are qualified, and what refers to what."""

    def __init__(self, predicates: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.span = nn.Linear(2 * WIDTH, SPAN)
        self.span_norm = nn.LayerNorm(SPAN)
        self.subject = nn.Linear(SPAN, WIDTH)
        self.object = nn.Linear(SPAN, WIDTH)
        self.product = nn.Linear(SPAN, WIDTH, bias=False)
        self.distance = nn.Embedding(DISTANCES, WIDTH)
        self.joining = nn.Linear(WIDTH, WIDTH, bias=False)
        self.verb = nn.Linear(WIDTH, WIDTH, bias=False)
        self.roles = nn.ModuleList(nn.Embedding(len(ROLES), WIDTH) for _ in range(2))
        self.depths = nn.ModuleList(nn.Embedding(DEPTHS, WIDTH) for _ in range(2))
        for table in (self.distance, *self.roles, *self.depths):
            nn.init.normal_(table.weight, std=0.3)
        self.subject_seeks = nn.Linear(SPAN, SIGHTS * SIGHT)
        self.object_seeks = nn.Linear(SPAN, SIGHTS * SIGHT)
        self.sought = nn.Linear(WIDTH, SIGHTS * SIGHT)
        self.told = nn.Linear(WIDTH, WIDTH)
        self.mixed_norm = nn.LayerNorm(WIDTH)
        self.deepen = nn.Linear(WIDTH, WIDTH)
        self.predicate = nn.Linear(WIDTH, predicates)
        # Most pairs say nothing.
        nn.init.constant_(self.predicate.bias, -5.0)
        self.modality = nn.Linear(WIDTH, 3)
        self.negation = nn.Linear(WIDTH, 1)
        self.referring = nn.Linear(SPAN, QUESTIONS * SPAN)
        self.referred = nn.Linear(SPAN, SPAN)
        self.reference_distance = nn.Embedding(DISTANCES, QUESTIONS)
        self.nobody = nn.Linear(SPAN, QUESTIONS)
        self.dropout = nn.Dropout(dropout)

    def describe_spans(self, words: Tensor, spans: Tensor) -> Tensor:
        """Return a vector for each of `spans` (n, 2), indices into `words` (m, WIDTH), both ends included."""
        ends = torch.cat([words[spans[:, 0]], words[spans[:, 1]]], dim=-1)
        return self.span_norm(functional.gelu(self.span(self.dropout(ends))))

    def judge_pairs(
        self, words: Tensor, spans: Tensor, pairs: Tensor, distances: Tensor, syntax: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return the scores of predicates, modalities and negation of `pairs` (n, 2)."""
        subject, thing = self.subject(spans), self.object(spans)
        one, other = pairs[:, 0], pairs[:, 1]
        mixed = (
            self.look(words, spans, pairs)
            + subject[one]
            + thing[other]
            + self.product(spans[one] * spans[other])
            + self.distance(distances)
        )
        joining, verb = self.joining(words), self.verb(words)
        mixed = mixed + joining[syntax[:, 0]] + verb[syntax[:, 1]]
        for side in range(2):
            mixed = mixed + self.roles[side](syntax[:, 2 + side]) + self.depths[side](syntax[:, 4 + side])
        mixed = self.dropout(functional.gelu(self.mixed_norm(mixed)))
        mixed = self.dropout(functional.gelu(self.deepen(mixed)))
        return self.predicate(mixed), self.modality(mixed), self.negation(mixed)

    def look(self, words: Tensor, spans: Tensor, pairs: Tensor) -> Tensor:
        """Return what the words tell that both spans of each pair look out for (pairs, WIDTH).

        A word counts by the product of what it means to each of them, as in "localised context pooling" (Zhou et al.
        2021), but by weights of their own.
        """
        keys = self.sought(words).view(-1, SIGHTS, SIGHT).permute(1, 2, 0) / math.sqrt(SIGHT)
        by_subject = torch.matmul(self.subject_seeks(spans).view(-1, SIGHTS, SIGHT).transpose(0, 1), keys)
        by_object = torch.matmul(self.object_seeks(spans).view(-1, SIGHTS, SIGHT).transpose(0, 1), keys)
        weights = (by_subject[:, pairs[:, 0]] + by_object[:, pairs[:, 1]]).softmax(-1)
        told = self.told(words).view(-1, SIGHTS, WIDTH // SIGHTS).transpose(0, 1)
        return torch.matmul(weights, told).transpose(0, 1).reshape(-1, WIDTH)

    def judge_references(self, spans: Tensor, away: Tensor) -> Tensor:
        """Return how well each span answers each question about each: (spans, QUESTIONS, spans).

        `away` (spans, spans) are the classes of the distances between them.
        """
        asked = self.referring(spans).view(-1, QUESTIONS, SPAN)
        scores = torch.matmul(asked, self.referred(spans).transpose(0, 1)) / math.sqrt(SPAN)
        return scores + self.reference_distance(away).transpose(1, 2)


def rotate(vectors: Tensor) -> Tensor:
    """Turn vectors (…, words, size) by their place, so that their products tell distances (Su et al. 2021)."""
    length, size = vectors.shape[-2], vectors.shape[-1]
    rates = 10000.0 ** (-torch.arange(0, size, 2, device=vectors.device) / size)
    angles = torch.arange(length, device=vectors.device)[:, None] * rates[None, :]
    even, odd = vectors[..., 0::2], vectors[..., 1::2]
    cosine, sine = angles.cos(), angles.sin()
    return torch.stack([even * cosine - odd * sine, odd * cosine + even * sine], dim=-1).flatten(-2)


def score_mentions(boundary: Tensor, pointer: Tensor) -> Tensor:
    """Return the scores (types, words, words) of the mentions from one word up to another, both included."""
    start, end = boundary.chunk(2, dim=-1)
    query, key = rotate(pointer[..., :POINTER]), rotate(pointer[..., POINTER:])
    spans = query @ key.transpose(-1, -2) / math.sqrt(POINTER)
    return spans[..., None, :, :] + start.transpose(-1, -2)[..., :, None] + end.transpose(-1, -2)[..., None, :]


def load_bert(encoder: Encoder, weights: Mapping[str, Tensor]) -> None:
    """Fill an encoder with the weights of a published BERT model of its size."""
    prefix = "bert." if any(name.startswith("bert.") for name in weights) else ""

    def get(name: str) -> Tensor:
        return weights[prefix + name]

    with torch.no_grad():
        encoder.pieces.weight.copy_(get("embeddings.word_embeddings.weight"))
        encoder.positions.weight.copy_(
            get("embeddings.position_embeddings.weight") + get("embeddings.token_type_embeddings.weight")[0]
        )
        encoder.norm.weight.copy_(get("embeddings.LayerNorm.weight"))
        encoder.norm.bias.copy_(get("embeddings.LayerNorm.bias"))
        for number, layer in enumerate(encoder.layers):
            base = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                names = ("query", "key", "value")
                getattr(layer.query_key_value, part).copy_(
                    torch.cat([get(f"{base}attention.self.{name}.{part}") for name in names])
                )
                getattr(layer.attended, part).copy_(get(f"{base}attention.output.dense.{part}"))
                getattr(layer.attention_norm, part).copy_(get(f"{base}attention.output.LayerNorm.{part}"))
                getattr(layer.widen, part).copy_(get(f"{base}intermediate.dense.{part}"))
                getattr(layer.narrow, part).copy_(get(f"{base}output.dense.{part}"))
                getattr(layer.norm, part).copy_(get(f"{base}output.LayerNorm.{part}"))
