"""Writes a fitted network as it ships: two ONNX files with weights of eight bits, and the encoder's vocabulary."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.fitting import read_vocabulary
from training.network import WIDTH, Encoder, Heads, score_mentions

OPSET = 17
ENCODER = "encoder.onnx"
HEADS = "heads.onnx"


class _Reading(nn.Module):
    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(
        self, pieces: Tensor, shapes: Tensor, tags: Tensor, kinds: Tensor, first: Tensor
    ) -> tuple[Tensor, Tensor]:
        mask = torch.ones_like(pieces, dtype=torch.float32)
        words, boundary, pointer = self.encoder(pieces, shapes, tags, kinds, mask, first)
        return words[0], score_mentions(boundary[0, 1:], pointer[0, 1:])


class _Judging(nn.Module):
    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.heads = heads

    def forward(
        self,
        words: Tensor,
        spans: Tensor,
        pairs: Tensor,
        distances: Tensor,
        syntax: Tensor,
        away: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        described = self.heads.describe_spans(words, spans)
        predicates, modalities, negations = self.heads.judge_pairs(words, described, pairs, distances, syntax)
        references = self.heads.judge_references(described, away)
        return (
            predicates.sigmoid(),
            modalities.softmax(-1),
            negations.sigmoid().squeeze(-1),
            references,
            self.heads.nobody(described),
        )


def export_network(encoder: Encoder, heads: Heads, folder: Path) -> None:
    """Write `encoder.onnx`, `heads.onnx` and `vocabulary.txt` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = torch.zeros((1, 12), dtype=torch.int64)
    ends = torch.zeros((5, 2), dtype=torch.int64)
    _write(
        _Reading(encoder),
        {
            "pieces": (numbers, "-p"),
            "shapes": (numbers, "-p"),
            "tags": (numbers, "-p"),
            "kinds": (numbers, "-p"),
            "first": (torch.arange(9)[None], "-w"),
        },
        {"words": "w", "mentions": "-ww"},
        folder / ENCODER,
    )
    _write(
        _Judging(heads),
        {
            "words": (torch.zeros(9, WIDTH), "w"),
            "spans": (ends, "s"),
            "pairs": (ends, "p"),
            "distances": (torch.zeros(5, dtype=torch.int64), "p"),
            "syntax": (torch.zeros((5, 6), dtype=torch.int64), "p"),
            "away": (torch.zeros((5, 5), dtype=torch.int64), "ss"),
        },
        {"predicates": "p", "modalities": "p", "negations": "p", "references": "s-s", "nobody": "s"},
        folder / HEADS,
    )
    (folder / "vocabulary.txt").write_text("\n".join(read_vocabulary()) + "\n", encoding="utf-8")


def _write(module: nn.Module, inputs: Mapping[str, tuple[Tensor, str]], outputs: Mapping[str, str], path: Path) -> None:
    """Export a module and round its weights to eight bits.

    Each input and output has a letter for each of its axes that may be of any length, "-" for one that may not.
    """
    free = {name: letters for name, (_, letters) in inputs.items()} | dict(outputs)
    axes = {
        name: {axis: f"{letter} of {name}" for axis, letter in enumerate(letters) if letter != "-"}
        for name, letters in free.items()
    }
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            module.eval(),
            tuple(given for given, _ in inputs.values()),
            str(plain),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        # Seven of the eight bits: processors without VNNI overflow on all eight, and nobody would see it.
        quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
