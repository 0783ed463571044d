"""Put the figures that the benchmarks have kept into the README and the page on speed.

usage: python -m tests.benchmarks.update_readme

Each benchmark keeps its own with `python -m tests.benchmarks.measure_NAME --keep`; run it on an idle machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.figures import MEASURED, Figure, write_table

_ROOT = Path(__file__).resolve().parents[2]
_RATIOS = "ratios"
"""Where the figures go of those benchmarks that have no place of their own."""
_OWN = ("explorer", "endpoint")
"""The benchmarks that have one."""

PAGES: Mapping[Path, Sequence[str]] = {
    _ROOT / "README.md": (_RATIOS, "endpoint"),
    _ROOT / "tests" / "benchmarks" / "speed.md": ("explorer",),
}
"""The pages that show figures, each with its places."""


def fill_page(text: str, places: Iterable[str], folder: Path = MEASURED) -> str:
    """Return a page with the figures kept in `folder` between its markers, those of one machine together."""
    paths = sorted(folder.glob("*.json"))
    for place in places:
        text = _fill_place(
            text, place, [path for path in paths if (path.stem if path.stem in _OWN else _RATIOS) == place]
        )
    return text


def _fill_place(text: str, place: str, paths: Iterable[Path]) -> str:
    by_machine: dict[str, list[Figure]] = {}
    for path in paths:
        kept = json.loads(path.read_text(encoding="utf-8"))
        by_machine.setdefault(kept["machine"], []).extend(Figure(**each) for each in kept["figures"])
    begin, end = f"<!-- {place} -->\n", f"<!-- end of {place} -->\n"
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    tables = "".join(f"\nOn {machine}:\n\n{write_table(figures)}" for machine, figures in by_machine.items())
    return f"{before}{begin}{tables}\n{end}{after}" if tables else f"{before}{begin}{end}{after}"


def main() -> None:
    """Rewrite the pages."""
    for page, places in PAGES.items():
        page.write_text(fill_page(page.read_text(encoding="utf-8"), places), encoding="utf-8")


if __name__ == "__main__":
    main()
