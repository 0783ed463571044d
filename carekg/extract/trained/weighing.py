"""The confidence of a statement: a logistic regression over its features, fitted on documents new to the model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from carekg.errors import CarekgError
from carekg.extract.trained.features import NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Weights(BaseModel):
    """What each feature counts for, as it stands in `weights.json`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    intercept: float
    weights: dict[str, float]

    def weigh(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the confidence, 0 to 1, of each row of `features` (rows, NAMES)."""
        sums = self.intercept + features @ np.array([self.weights[name] for name in NAMES])
        confidences: NDArray[np.float64] = 1 / (1 + np.exp(-sums))
        return confidences


def read_weights(path: Path) -> Weights:
    """Read the weights, which must be those of the features that this version knows."""
    try:
        weights = Weights.model_validate_json(path.read_bytes())
    except OSError as error:
        raise CarekgError(f"{path.name} of the trained model is missing", hint="install carekg anew") from error
    except ValidationError as error:
        raise CarekgError(f"{path.name} of the trained model is damaged: {error.errors()[0]['msg']}") from error
    if set(weights.weights) != set(NAMES):
        raise CarekgError(
            f"{path.name} of the trained model was made for another version of carekg", hint="install carekg anew"
        )
    return weights
