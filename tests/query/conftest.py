"""The sample graph, loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.query.sample import KNOWLEDGE, load_store

if TYPE_CHECKING:
    from pyoxigraph import Store


@pytest.fixture(scope="session")
def store() -> Store:
    return load_store(KNOWLEDGE)
