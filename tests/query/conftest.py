"""The sample graph, loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.query.sample import open_sample

if TYPE_CHECKING:
    from pyoxigraph import Store


@pytest.fixture(scope="session")
def store() -> Store:
    return open_sample()
