"""Put the shipped scorecard's tables into the README.

usage: python -m tests.scorecard.update_readme
"""

from __future__ import annotations

from pathlib import Path

from carekg.scorecard import Scorecard, load_shipped, write_markdown

README = Path(__file__).resolve().parents[2] / "README.md"

_BEGIN, _END = "<!-- scorecard -->\n", "<!-- end of scorecard -->\n"


def fill_readme(text: str, scorecard: Scorecard) -> str:
    """Return the README with the tables of a scorecard between its two markers."""
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    measured = f"Measured on {scorecard.documents} annotated documents, from confidence {scorecard.min_confidence} on:"
    tables = f"{measured}\n\n{write_markdown(scorecard)}"
    return f"{before}{_BEGIN}\n{tables}\n{_END}{after}"


def main() -> None:
    """Rewrite the README."""
    README.write_text(fill_readme(README.read_text(encoding="utf-8"), load_shipped()), encoding="utf-8")


if __name__ == "__main__":
    main()
