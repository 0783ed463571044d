"""Writes a fitted network as it ships: two ONNX files with weights of eight bits, and the encoder's vocabulary."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.fitting import read_vocabulary
from training.network import WIDTH, Encoder, Heads, score_mentions

_OPSET = 17


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
        reference_pairs: Tensor,
        reference_kinds: Tensor,
        reference_distances: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        described = self.heads.describe_spans(words, spans)
        predicates, modalities, negations = self.heads.judge_pairs(words, described, pairs, distances, syntax)
        references = self.heads.judge_references(described, reference_pairs, reference_kinds, reference_distances)
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
    kinds = torch.zeros(5, dtype=torch.int64)
    _write(
        _Reading(encoder),
        (numbers, numbers, numbers, numbers, torch.arange(9)[None]),
        {"pieces": "p", "shapes": "p", "tags": "p", "kinds": "p", "first": "w"},
        {"words": (0,), "mentions": (1, 2)},
        folder / "encoder.onnx",
    )
    _write(
        _Judging(heads),
        (torch.zeros(9, WIDTH), ends, ends, kinds, torch.zeros((5, 6), dtype=torch.int64), ends, kinds, kinds),
        {
            name: name
            for name in (
                "words",
                "spans",
                "pairs",
                "distances",
                "syntax",
                "reference_pairs",
                "reference_kinds",
                "reference_distances",
            )
        },
        {"predicates": (0,), "modalities": (0,), "negations": (0,), "references": (0,), "nobody": (0,)},
        folder / "heads.onnx",
    )
    (folder / "vocabulary.txt").write_text("\n".join(read_vocabulary()) + "\n", encoding="utf-8")


def _write(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    names: dict[str, str],
    outputs: dict[str, tuple[int, ...]],
    path: Path,
) -> None:
    """Export a module, its inputs of any length, and round its weights to eight bits."""
    # Inputs of the encoder hold one window, so that their second axis is the free one.
    axes: dict[str, dict[int, str]] = {
        name: {1 if len(given.shape) == 2 and given.shape[0] == 1 else 0: f"{axis} of {name}"}
        for (name, axis), given in zip(names.items(), inputs, strict=True)
    }
    axes |= {name: {axis: f"{axis} of {name}" for axis in free} for name, free in outputs.items()}
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            module.eval(),
            inputs,
            str(plain),
            input_names=list(names),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
        # Seven of the eight bits: processors without VNNI overflow on all eight, and nobody would see it.
        quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
