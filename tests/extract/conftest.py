"""One extractor for all tests of a worker, since the language model takes a second to load."""

from __future__ import annotations

import pytest

from carekg.extract import load_extractor
from carekg.extract.lexicon import Lexicon, load_lexicon
from carekg.extract.pipeline import Extractor
from carekg.extract.syntax.language import load_language


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The rules alone, as the tests of the rules ask what each of them does."""
    return load_extractor(trained=False)


@pytest.fixture(scope="session")
def language() -> object:
    return load_language()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon(())
