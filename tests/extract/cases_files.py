"""Reading the tables of cases."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def load_cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of `cases/<name>.toml`."""
    text = (Path(__file__).parent / "cases" / f"{name}.toml").read_text(encoding="utf-8")
    cases: list[dict[str, Any]] = tomllib.loads(text)["case"]
    return cases
