"""What of our own code decides what a build writes, beside what it reads."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

_SUFFIXES = frozenset({".css", ".j2", ".js", ".py", ".rq", ".toml"})
_WITHOUT_EFFECT = frozenset({"cli", "extract", "llm", "serve"})
"""What writes nothing into `build/`; and extraction, which is named in the key of each reading."""


def fingerprint_code() -> str:
    """Return a hash of the code, templates, scripts and styles that make the outputs from what was read."""
    package = Path(str(files("carekg")))
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        place = path.relative_to(package)
        if path.suffix in _SUFFIXES and place.parts[0] not in _WITHOUT_EFFECT and path.is_file():
            data = path.read_bytes()
            digest.update(f"{place.as_posix()}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()
