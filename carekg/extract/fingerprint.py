"""A fingerprint of all that decides what is read of a document and found in it."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata

from carekg.extract.syntax.language import choose_model
from carekg.resources import hash_package

_LIBRARIES = (
    "charset-normalizer",
    "htmldate",
    "lxml",
    "markdown-it-py",
    "odfdo",
    "onnxruntime",
    "pypdf",
    "python-docx",
    "spacy",
    "trafilatura",
)
_PARTS = frozenset({"dates.py", "documents", "extract", "model"})
"""What of carekg a reading depends on: the readers, the rules with the trained model, and what both are made of."""
_SUFFIXES = frozenset({".json", ".onnx", ".py", ".toml", ".txt"})


@cache
def hash_extractor() -> str:
    """Return a hash of models, libraries, and every file of rules and code that reads documents."""
    versions = [*choose_model(), *(f"{name} {metadata.version(name)}" for name in _LIBRARIES)]
    facts = [*versions, hash_package(_SUFFIXES, _PARTS.__contains__)]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:16]
