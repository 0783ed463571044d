"""What of our own code decides what a build writes, beside what it reads."""

from __future__ import annotations

from carekg.resources import hash_package

_SUFFIXES = frozenset({".css", ".j2", ".js", ".py", ".rq", ".toml"})
_WITHOUT_EFFECT = frozenset({"cli", "extract", "llm", "serve"})
"""What writes nothing into `build/`; and extraction, which is named in the key of each reading."""


def fingerprint_code() -> str:
    """Return a hash of the code, templates, scripts and styles that make the outputs from what was read."""
    return hash_package(_SUFFIXES, lambda name: name not in _WITHOUT_EFFECT)
