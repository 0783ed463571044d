"""Put the figures that the benchmarks have kept into the README.

usage: python -m tests.benchmarks.update_readme

Each benchmark keeps its own with `python -m tests.benchmarks.measure_NAME --keep`; run it on an idle machine.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmarks.figures import MEASURED, Figure, write_table

README = Path(__file__).resolve().parents[2] / "README.md"

_BEGIN, _END = "<!-- ratios -->\n", "<!-- end of ratios -->\n"


def fill_readme(text: str, folder: Path = MEASURED) -> str:
    """Return the README with the figures kept in `folder` between its two markers, those of one machine together."""
    by_machine: dict[str, list[Figure]] = {}
    for path in sorted(folder.glob("*.json")):
        kept = json.loads(path.read_text(encoding="utf-8"))
        by_machine.setdefault(kept["machine"], []).extend(Figure(**each) for each in kept["figures"])
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    tables = "\n".join(f"On {machine}:\n\n{write_table(figures)}" for machine, figures in by_machine.items())
    return f"{before}{_BEGIN}\n{tables}\n{_END}{after}"


def main() -> None:
    """Rewrite the README."""
    README.write_text(fill_readme(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
