"""The confidence of a statement: boosted trees over its features, fitted on documents new to the network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from carekg.errors import CarekgError
from carekg.extract.trained.features import NAMES
from carekg.extract.trained.model import open_session

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEATURES = "features"
"""The name of the trees' input, and of the record in their file that names its columns."""


class Weights:
    """What the features of a statement make of it, as it stands in `weights.onnx`."""

    def __init__(self, path: Path) -> None:
        self._session = open_session(path)
        if self._session.get_modelmeta().custom_metadata_map.get(FEATURES, "").split("\n") != list(NAMES):
            raise CarekgError(
                f"{path.name} of the trained model was made for another version of carekg", hint="install carekg anew"
            )

    def weigh(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the confidence, 0 to 1, of each row of `features` (rows, NAMES)."""
        if not len(features):
            return np.empty(0)
        _, chances = self._session.run(None, {FEATURES: features.astype(np.float32)})
        return np.asarray(chances[:, 1], dtype=np.float64)
