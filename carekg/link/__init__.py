"""Linking: from the names in single documents to entities that all documents share."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

from carekg.link.linker import Linker
from carekg.link.merging import merge_entities
from carekg.link.names import normalise_name, normalise_person, slugify
from carekg.link.proposals import propose_merges

__all__ = [
    "Linker",
    "linker_fingerprint",
    "merge_entities",
    "normalise_name",
    "normalise_person",
    "propose_merges",
    "slugify",
]


def linker_fingerprint() -> str:
    """Return a hash of every file of code and words that decides how a document is linked."""
    digest = hashlib.sha256()
    for package in ("carekg.link", "carekg.model"):
        for path in sorted(Path(str(files(package))).iterdir()):
            if path.suffix in {".py", ".toml"}:
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
