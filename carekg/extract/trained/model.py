"""The trained network as it ships: two ONNX files with weights of eight bits, and the encoder's vocabulary."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from carekg.errors import CarekgError
from carekg.extract.trained.pieces import SPECIAL, PieceCutter
from carekg.extract.trained.windows import Window

Array = NDArray[Any]


class Judgement(NamedTuple):
    """Of n pairs: `predicates` (n, 21), `modalities` (n, 3) and `negations` (n) are probabilities.

    `references` (m, questions, m) scores each of m spans as the answer to what is asked of each,
    `nobody` (m, questions) that none is.
    """

    predicates: Array
    modalities: Array
    negations: Array
    references: Array
    nobody: Array


class TrainedModel:
    """Reads windows and judges pairs of spans in them, on one core."""

    def __init__(self, folder: Path) -> None:
        self._encoder = open_session(folder / "encoder.onnx")
        self._heads = open_session(folder / "heads.onnx")
        self._folder = folder

    @cached_property
    def cutter(self) -> PieceCutter:
        """What cuts words into the encoder's pieces."""
        return PieceCutter(read_vocabulary(self._folder))

    def read(self, window: Window) -> tuple[Array, Array]:
        """Return vectors (1 + words, 384), the first for the whole window, and mention scores (types, words, words)."""
        first = np.concatenate([np.zeros(1, np.int64), window.first])
        words, mentions = self._encoder.run(
            None,
            {
                "pieces": window.pieces[None],
                "shapes": window.shapes[None],
                "tags": window.tags[None],
                "kinds": window.kinds[None],
                "first": first[None],
            },
        )
        return words, mentions

    def judge(
        self,
        words: Array,
        spans: Array,
        pairs: Array,
        distances: Array,
        syntax: Array,
        away: Array,
    ) -> Judgement:
        """Judge `pairs` (n, 2) of `spans` (m, 2), first and last word of each counted in `words`.

        `distances` (n) are those of the pairs, `away` (m, m) those from each span to each, both as classes.
        """
        return Judgement(
            *self._heads.run(
                None,
                {
                    "words": words,
                    "spans": spans,
                    "pairs": pairs,
                    "distances": distances,
                    "syntax": syntax,
                    "away": away,
                },
            )
        )


def read_vocabulary(folder: Path) -> list[str]:
    """Return the pieces that the encoder knows, in the order of their numbers."""
    try:
        vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise _describe_damage("vocabulary.txt") from error
    if not set(vocabulary) >= SPECIAL:
        raise _describe_damage("vocabulary.txt")
    return vocabulary


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """Open one of the model's files, to run on one core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        # onnxruntime's own errors have no base of theirs.
        raise _describe_damage(path.name) from error


def _describe_damage(name: str) -> CarekgError:
    return CarekgError(
        f"{name} of the trained model is missing or damaged", hint="install carekg anew, or go on with --with rules"
    )
