"""Where `ontology/` and `seeds/` are: at the top of a checkout, or inside an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def ontology_folder() -> Path:
    """Return the folder of `care-policy.ttl` and `shapes.ttl`."""
    return _find("ontology")


def seeds_folder() -> Path:
    """Return the folder of the curated tables and the sample documents."""
    return _find("seeds")


def _find(name: str) -> Path:
    installed = _PACKAGE / "_resources" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
