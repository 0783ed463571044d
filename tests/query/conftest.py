"""The sample graph, loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carekg.query.searching.text import write_search_index
from tests.query.sample import KNOWLEDGE, load_store

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Store


@pytest.fixture(scope="session")
def store() -> Store:
    return load_store(KNOWLEDGE)


@pytest.fixture(scope="session")
def text_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the words of the sample graph."""
    path = tmp_path_factory.mktemp("words") / "index.sqlite"
    write_search_index(KNOWLEDGE, path)
    return path
