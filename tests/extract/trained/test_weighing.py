from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.errors import CarekgError
from carekg.extract.trained import FOLDER, WEIGHTS
from carekg.extract.trained.features import NAMES
from carekg.extract.trained.weighing import Weights


@pytest.fixture(scope="module")
def weights() -> Weights:
    return Weights(FOLDER / WEIGHTS)


@given(st.lists(st.lists(st.floats(-20, 20), min_size=len(NAMES), max_size=len(NAMES)), max_size=5))
def test_a_confidence_is_a_probability_of_each_row(weights: Weights, rows: list[list[float]]) -> None:
    confidences = weights.weigh(np.array(rows).reshape(-1, len(NAMES)))
    assert len(confidences) == len(rows)
    assert ((confidences >= 0) & (confidences <= 1)).all()


def test_a_file_of_another_kind_is_refused_in_one_line(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "heads.onnx", tmp_path / WEIGHTS)
    with pytest.raises(CarekgError, match="another version of carekg") as refused:
        Weights(tmp_path / WEIGHTS)
    assert "\n" not in str(refused.value)


def test_what_both_say_is_surer_than_what_one_says(weights: Weights) -> None:
    rows = np.zeros((2, len(NAMES)))
    silent = {"model says": -6.0, "model says, by all proposals": -6.0, "model is silent": 1.0}
    said = {"model says": 4.0, "model says, by all proposals": 4.0, "model's proposals": 0.5, "both say": 0.9}
    for row, told in zip(rows, (silent, said), strict=True):
        row[[NAMES.index("rules say"), NAMES.index("rules' claims")]] = 0.9, 0.5
        for name, value in told.items():
            row[NAMES.index(name)] = value
    alone, both = weights.weigh(rows)
    assert both > alone
