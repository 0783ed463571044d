"""Fixtures that several packages' tests share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of the code.
settings.register_profile("carekg", deadline=None)
settings.load_profile("carekg")

_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """The annotated documents that stand beside the checkout; continuous integration always has them."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "gold"
    if not folder.is_dir() and not os.environ.get("CI"):
        pytest.skip("the annotated documents (../shared/gold) are not here")
    return folder


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Start the Chromium that is installed; without one, skip, but never in continuous integration."""
    path = os.environ.get("CAREKG_CHROMIUM") or next(filter(None, map(shutil.which, _CHROMIUMS)), None)
    if path is None:
        reason = "no Chromium is installed (Debian: apt install chromium), or CAREKG_CHROMIUM does not name one"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return {"executable_path": path, "args": ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    """A wide window in British English, without motion: a test need not wait for it to end."""
    return {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", "reduced_motion": "reduce"}
