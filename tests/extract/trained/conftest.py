"""What the tests of the trained part share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carekg.documents import Source, read_document
from carekg.extract.context import Context
from carekg.extract.pipeline import Extractor

Reader = Callable[[str], Context]


@pytest.fixture
def read(extractor: Extractor) -> Reader:
    """What the rules make of a text."""
    return lambda text: extractor.read(read_document(Source("paper.txt", text.encode())))
