"""Fits the confidence of statements to documents that the network has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from onnx.helper import set_model_props
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.ensemble import HistGradientBoostingClassifier, VotingClassifier

from carekg.extract.trained.features import NAMES
from carekg.extract.trained.weighing import FEATURES
from training.exporting import OPSET
from training.weighing import Weighable

if TYPE_CHECKING:
    from numpy.typing import NDArray


_CAUTION = 0.8
"""What a right statement weighs beside a wrong one.

The documents that the trees are fitted to are by the writers of those that the network has learnt from; on what others
wrote, confidences prove a little too high.
"""


def fit_trees(documents: Sequence[Weighable]) -> VotingClassifier:
    """Return trees by which a statement's confidence is how often such statements were right."""
    features = np.concatenate([each.features for each in documents])
    right = np.array([bool(fits) for each in documents for fits in each.fits])
    boosted = [
        (
            str(seed),
            HistGradientBoostingClassifier(
                max_iter=200,
                learning_rate=0.05,
                max_leaf_nodes=20,
                min_samples_leaf=20,
                l2_regularization=5,
                max_features=0.3,
                random_state=seed,
            ),
        )
        for seed in range(3)
    ]
    voting = VotingClassifier(boosted, voting="soft", flatten_transform=False)
    return voting.fit(features, right, sample_weight=np.where(right, _CAUTION, 1.0))


def weigh(trees: VotingClassifier, features: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the confidence of each row of `features`."""
    return np.asarray(trees.predict_proba(features)[:, 1])


def export_trees(trees: VotingClassifier, path: Path) -> None:
    """Write trees as they ship."""
    exported = to_onnx(
        trees,
        initial_types=[(FEATURES, FloatTensorType([None, len(NAMES)]))],
        options={id(trees): {"zipmap": False}},
        target_opset=OPSET,
    )
    set_model_props(exported, {FEATURES: "\n".join(NAMES)})
    path.write_bytes(exported.SerializeToString())
