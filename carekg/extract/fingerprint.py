"""A fingerprint of all that decides what is read of a document and found in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import metadata
from importlib.resources import files
from pathlib import Path

from carekg.extract.language import choose_model

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
_PARTS = ("dates.py", "documents", "extract", "model")
"""What of carekg a reading depends on: the readers, the rules with the trained model, and what both are made of."""
_SUFFIXES = frozenset({".json", ".onnx", ".py", ".toml", ".txt"})


def hash_extractor() -> str:
    """Return a hash of models, libraries, and every file of rules and code that reads documents."""
    versions = [*choose_model(), *(f"{name} {metadata.version(name)}" for name in _LIBRARIES)]
    digest = hashlib.sha256("\n".join(versions).encode())
    package = Path(str(files("carekg")))
    for path in _list_files(package):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0")
        with path.open("rb") as file:
            hashlib.file_digest(file, lambda: digest)
    return digest.hexdigest()[:16]


def _list_files(package: Path) -> Iterator[Path]:
    for name in _PARTS:
        part = package / name
        inside = sorted(part.rglob("*")) if part.is_dir() else [part]
        yield from (path for path in inside if path.suffix in _SUFFIXES and path.is_file())
