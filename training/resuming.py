"""Reads a network as it ships back into the form in which it is fitted, so that it can learn from more documents."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import onnx
import torch
from onnx import ModelProto, numpy_helper
from torch import Tensor, nn

from training.exporting import ENCODER, HEADS
from training.fitting import Network, start_network

_ROUNDED = "_quantized"
_TURNED = "_Transposed"


def resume_network(folder: Path) -> Network:
    """Return the network that `export_network` wrote into a folder; its weights are those of eight bits."""
    encoder, heads = start_network(0)
    _fill(encoder, onnx.load(folder / ENCODER), "encoder.")
    _fill(heads, onnx.load(folder / HEADS), "heads.")
    return encoder, heads


def _fill(module: nn.Module, shipped: ModelProto, prefix: str) -> None:
    """Give a module the weights of an exported one."""
    given = {name: torch.from_numpy(numpy_helper.to_array(each).copy()) for name, each in _list_weights(shipped)}
    weights = {name.removeprefix(prefix): each for name, each in given.items() if name.startswith(prefix)}
    rounded = [name for name in given if name.endswith(_ROUNDED)]
    # The export keeps no name for a weight that it turns while it writes it, but keeps their order.
    nameless = [_unround(given, name).T for name in rounded if not name.startswith(prefix)]
    weights = {name: each for name, each in weights.items() if "weight_" not in name}
    for name in rounded:
        if name.startswith(prefix):
            plain = name.removeprefix(prefix).removesuffix(_ROUNDED)
            whole = _unround(given, name)
            weights[plain.removesuffix(_TURNED)] = whole.T if plain.endswith(_TURNED) else whole
    missing = [name for name in module.state_dict() if name not in weights]
    weights |= zip(missing, nameless, strict=True)
    module.load_state_dict(weights)


def _list_weights(shipped: ModelProto) -> list[tuple[str, onnx.TensorProto]]:
    return [(each.name, each) for each in shipped.graph.initializer]


def _unround(given: Mapping[str, Tensor], name: str) -> Tensor:
    base = name.removesuffix(_ROUNDED)
    scale, zero = given[f"{base}_scale"], given[f"{base}_zero_point"]
    return (given[name].float() - zero.float()) * scale
