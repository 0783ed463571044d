"""Fixtures that several packages' tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of the code.
settings.register_profile("carekg", deadline=None)
settings.load_profile("carekg")


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """The annotated documents that stand beside the checkout; continuous integration always has them."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "gold"
    if not folder.is_dir() and not os.environ.get("CI"):
        pytest.skip("the annotated documents (../shared/gold) are not here")
    return folder
