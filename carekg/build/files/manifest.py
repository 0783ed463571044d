"""The record of a build: what it was made from, what it holds, and whether it is still what it was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType

from carekg.build.files.large_files import hash_file


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build was made from (`inputs`, a hash), how much it holds, and the hashes of its files."""

    inputs: str
    threshold: float
    """The confidence from which an extracted statement counts as a fact."""
    documents: int
    failed: int
    entities: int
    statements: int
    predicates: Mapping[str, int]
    conflicts: int
    notices: int
    files: Mapping[str, str]


def read_manifest(path: Path) -> Manifest | None:
    """Return the manifest at `path`, or None where there is none that can be used."""
    # Most commands read no manifest, and cattrs takes a while to load.
    from cattrs.preconf.json import make_converter

    try:
        return make_converter(forbid_extra_keys=True).loads(path.read_bytes(), Manifest)
    except (OSError, ValueError, TypeError, BaseExceptionGroup):
        return None


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Write a manifest as sorted, indented JSON."""
    path.write_text(json.dumps(asdict(manifest), indent=1, sort_keys=True) + "\n", encoding="utf-8")


def hash_files(folder: Path, known: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Return the SHA-256 of each file directly in `folder`, by name; what is `known` is taken as it is."""
    return {path.name: known.get(path.name) or hash_file(path) for path in sorted(folder.iterdir()) if path.is_file()}


def is_intact(manifest: Manifest, folder: Path) -> bool:
    """Tell whether the files in `folder` are those that the manifest names."""
    try:
        return all(hash_file(folder / name) == digest for name, digest in manifest.files.items())
    except OSError:
        return False
