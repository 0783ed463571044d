"""The files that come with carekg: its own, and `ontology/` and `seeds/` beside it or inside an installed wheel."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from pathlib import Path

_PACKAGE = Path(__file__).parent


def ontology_folder() -> Path:
    """Return the folder of `care-policy.ttl` and `shapes.ttl`."""
    return _find("ontology")


def seeds_folder() -> Path:
    """Return the folder of the curated tables and the sample documents."""
    return _find("seeds")


def hash_package(suffixes: Collection[str], chooses: Callable[[str], bool]) -> str:
    """Return a hash of the names and contents of the package's files with these suffixes.

    `chooses` tells of a module or package at its top, such as `dates.py` or `extract`, whether it counts.
    """
    digest = hashlib.sha256()
    for part in sorted(filter(lambda each: chooses(each.name), _PACKAGE.iterdir())):
        for path in sorted(part.rglob("*")) if part.is_dir() else [part]:
            if path.suffix in suffixes and path.is_file():
                digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\0{path.stat().st_size}\0".encode())
                with path.open("rb") as file:
                    hashlib.file_digest(file, lambda: digest)
    return digest.hexdigest()


def _find(name: str) -> Path:
    installed = _PACKAGE / "_resources" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
