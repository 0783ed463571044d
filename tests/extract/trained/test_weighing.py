from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from carekg.errors import CarekgError
from carekg.extract.trained.features import NAMES
from carekg.extract.trained.weighing import Weights, read_weights


def test_confidence_is_the_logistic_of_the_weighed_features() -> None:
    weights = Weights(intercept=-1.0, weights=dict.fromkeys(NAMES, 0.0) | {NAMES[0]: 2.0})
    rows = np.zeros((3, len(NAMES)))
    rows[:, 0] = 0.5, 0.0, 2.0
    assert weights.weigh(rows).round(3).tolist() == [0.5, 0.269, 0.953]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "damaged"),
        ('{"intercept": "much", "weights": {}}', "damaged"),
        ('{"intercept": 0, "weights": {"the moon": 1}}', "another version of carekg"),
    ],
)
def test_wrong_weights_are_refused_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "weights.json").write_text(text)
    with pytest.raises(CarekgError, match=told) as refused:
        read_weights(tmp_path / "weights.json")
    assert "\n" not in str(refused.value)


def test_weights_come_back_as_they_were_written(tmp_path: Path) -> None:
    weights = Weights(intercept=0.5, weights={name: number / 8 for number, name in enumerate(NAMES)})
    (tmp_path / "weights.json").write_text(json.dumps(weights.model_dump()))
    assert read_weights(tmp_path / "weights.json") == weights
