"""The trained part of the extractor: a small encoder that finds mentions and the statements between them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carekg.extract.trained.model import TrainedModel
    from carekg.extract.trained.weighing import Weights

FOLDER = Path(str(files("carekg.extract.trained"))) / "model"
"""Where the model's files are."""
WEIGHTS = "weights.onnx"


def load_trained(folder: Path = FOLDER) -> tuple[TrainedModel, Weights]:
    """Load the network, and the weights that join what it says with what the rules say."""
    from carekg.extract.trained.model import TrainedModel
    from carekg.extract.trained.weighing import Weights

    return TrainedModel(folder), Weights(folder / WEIGHTS)
